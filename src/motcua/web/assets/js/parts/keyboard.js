import { typeKey } from "./telex.js";

const LETTER = /^\p{L}$/u;
const LAST_WORD = /[\p{L}]+$/u;

/**
 * A field marked `data-keyboard="ID"` is typed into with the keyboard of that id on the screen, or with a real one.
 * Both speak Telex while its switch is on.
 */
export function typeOnScreen(field) {
  const keyboard = document.getElementById(field.dataset.keyboard);
  const telex = keyboard.querySelector("[data-telex]");
  const isTelex = () => telex.getAttribute("aria-pressed") === "true";
  const show = (shown) => {
    keyboard.hidden = !shown;
    document.body.classList.toggle("mk--typing", shown);
  };

  field.inputMode = "none"; // the device's own keyboard would cover ours
  field.addEventListener("pointerdown", () => show(true));
  field.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertText" || event.isComposing || !isTelex() || !LETTER.test(event.data ?? "")) return;
    event.preventDefault();
    write(field, event.data, true);
  });
  // A touch on a key must not take the focus from the field.
  keyboard.addEventListener("pointerdown", (event) => event.preventDefault());
  keyboard.addEventListener("click", (event) => {
    const key = event.target.closest("button");
    if (!key) return;
    if (key === telex) telex.setAttribute("aria-pressed", String(!isTelex()));
    else if ("close" in key.dataset) show(false);
    else if ("go" in key.dataset) field.form.requestSubmit();
    else press(field, key.dataset, isTelex());
    if (!keyboard.hidden) field.focus();
  });
}

function press(field, { key, back, clear }, telex) {
  if (clear !== undefined) replace(field, 0, field.value.length, "");
  else if (back !== undefined) erase(field);
  else if (key !== undefined) write(field, key, telex && LETTER.test(key));
}

function write(field, key, telex) {
  const [from, until] = [field.selectionStart, field.selectionEnd];
  const word = telex ? (field.value.slice(0, from).match(LAST_WORD)?.[0] ?? "") : "";
  replace(field, from - word.length, until, telex ? typeKey(word, key) : key);
}

function erase(field) {
  const [from, until] = [field.selectionStart, field.selectionEnd];
  replace(field, from === until ? Math.max(0, from - 1) : from, until, "");
}

function replace(field, from, until, text) {
  if (field.value.length - (until - from) + text.length > field.maxLength) return;
  field.setRangeText(text, from, until, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
