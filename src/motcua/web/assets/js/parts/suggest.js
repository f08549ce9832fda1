/**
 * The search box: questions offered while one types are plain links below it. The arrow keys walk through them, Escape
 * puts them away; without this file they are reached with Tab.
 */
export function walkSuggestions(page, abort) {
  page.addEventListener("keydown", (event) => {
    const box = event.target.closest("[data-module=motcua-search]");
    if (!box || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") putAway(box, abort);
    else if (walk(box, { ArrowDown: 1, ArrowUp: -1 }[event.key])) event.preventDefault();
  });
  page.addEventListener("submit", (event) => event.target.querySelectorAll(BOXES).forEach((box) => putAway(box, abort)));
  for (const left of ["pointerdown", "focusin"]) {
    page.addEventListener(left, (event) => {
      for (const box of page.querySelectorAll(BOXES)) if (!box.contains(event.target)) list(box).replaceChildren();
    });
  }
}

const BOXES = "[data-module=motcua-search]";
const list = (box) => box.querySelector(".mc-suggestions");

function putAway(box, abort) {
  const input = box.querySelector("input");
  abort(input);
  if (list(box).contains(document.activeElement)) input.focus();
  list(box).replaceChildren();
}

function walk(box, step) {
  const stops = [box.querySelector("input"), ...list(box).querySelectorAll("a")];
  const here = stops.indexOf(document.activeElement);
  if (!step || stops.length === 1 || here === -1) return false;
  stops[Math.min(stops.length - 1, Math.max(0, here + step))].focus();
  return true;
}
