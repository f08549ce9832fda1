import { isVietnamese, say } from "./texts.js";

/**
 * Speaking a question and hearing an answer, by the browser's own means; no sound passes through our code.
 * `<div data-voice hidden>` holds `<button data-listen="ID OF THE FIELD">` and `[data-voice-state]`; it appears where
 * the browser can turn speech into text. `<button data-read="ID" data-stop="WORDS" hidden>` appears where it has a
 * voice for the language of the page, and reads the text of the element with that id.
 */
export function offerVoice(scope) {
  if (scope !== document && scope.querySelector("[data-read]")) window.speechSynthesis?.cancel(); // its button is gone
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (Recognition) for (const box of scope.querySelectorAll("[data-voice][hidden]")) offerListening(box, Recognition);
  if (!window.speechSynthesis) return;
  offerReading(scope);
  // Browsers learn of their voices some time after the page is there.
  window.speechSynthesis.addEventListener?.("voiceschanged", () => offerReading(document), { once: true });
}

function offerListening(box, Recognition) {
  const button = box.querySelector("[data-listen]");
  const state = box.querySelector("[data-voice-state]");
  const field = document.getElementById(button.dataset.listen);
  let listening;
  box.hidden = false;
  button.addEventListener("click", () => {
    if (listening) return listening.stop();
    listening = new Recognition();
    listening.lang = "vi-VN";
    listening.interimResults = true;
    listening.onresult = ({ results }) => {
      field.value = [...results].map(([best]) => best.transcript).join(" ").trim().slice(0, field.maxLength);
    };
    listening.onerror = ({ error }) => (state.textContent = trouble(error));
    listening.onend = () => {
      listening = undefined;
      button.setAttribute("aria-pressed", "false");
      if (field.value) field.focus();
    };
    state.textContent = say("Đang nghe…", "Listening…");
    button.setAttribute("aria-pressed", "true");
    listening.addEventListener?.("speechend", () => (state.textContent = ""));
    listening.start();
  });
}

function trouble(error) {
  if (error === "not-allowed" || error === "service-not-allowed")
    return say("Trình duyệt chưa cho dùng micro. Hãy gõ câu hỏi.", "The microphone is not allowed. Please type.");
  if (error === "aborted") return "";
  return say("Chưa nghe rõ. Hãy nói lại hoặc gõ câu hỏi.", "That was not heard. Speak again or type.");
}

const voice = () => window.speechSynthesis.getVoices().find(({ lang }) => lang.startsWith(isVietnamese ? "vi" : "en"));

function offerReading(scope) {
  if (!voice()) return;
  for (const button of scope.querySelectorAll("[data-read][hidden]")) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", () => {
      const isReading = button.textContent !== label;
      window.speechSynthesis.cancel();
      button.textContent = isReading ? label : button.dataset.stop;
      if (!isReading) read(sentences(button.dataset.read), () => (button.textContent = label));
    });
  }
}

/** What is read, sentence by sentence (long texts are cut off by some browsers), without the numbers of the sources. */
function sentences(id) {
  return [...document.getElementById(id).querySelectorAll("p, li")].map((one) => {
    const copy = one.cloneNode(true);
    for (const mark of copy.querySelectorAll(".mc-mark")) mark.remove();
    return copy.textContent.trim();
  });
}

function read(texts, done) {
  texts.forEach((text, number) => {
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.voice = voice();
    spoken.lang = spoken.voice.lang;
    if (number === texts.length - 1) spoken.onend = done;
    window.speechSynthesis.speak(spoken);
  });
}
