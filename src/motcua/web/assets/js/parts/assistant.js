import { say } from "./texts.js";

/**
 * The conversation. `<a data-ask>` opens the `<dialog class="mc-panel">` beside it with the conversation inside instead
 * of leaving the page; after each exchange the newest answer is in view and has the focus; Enter sends a question.
 * `load(address, target)` fetches a part of a page into an element.
 */
export function startConversations(page, load) {
  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-ask]");
    const dialog = link?.parentElement.querySelector("dialog");
    if (!dialog?.showModal || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(dialog, link.href, load);
  });
  page.addEventListener("keydown", sendOnEnter);
  page.addEventListener("htmx:afterSettle", showNewest);
  page.addEventListener("htmx:responseError", tellFailure);
  page.addEventListener("htmx:sendError", tellFailure);
  for (const link of page.querySelectorAll("[data-ask]")) link.setAttribute("aria-haspopup", "dialog");
}

function open(dialog, address, load) {
  dialog.querySelector("[data-close]").onclick = () => dialog.close();
  dialog.showModal();
  load(address, dialog.querySelector(".mc-talk"));
}

function sendOnEnter(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches?.("[data-send-on-enter]")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function showNewest(event) {
  const talk = event.target.closest?.(".mc-talk");
  if (!talk) return;
  const wrong = talk.querySelector("[aria-describedby*='-error']");
  const rated = event.detail.elt?.closest?.("[data-talk-stay]") ?? event.detail.requestConfig?.elt;
  const stayed = rated?.matches?.("[data-talk-stay]") ? talk.querySelector(`#cau-${rated.elements.cau.value}`) : null;
  const shown = wrong ?? stayed ?? talk.querySelector("[data-talk-new]");
  if (!shown) return;
  if (!wrong && !stayed) (shown.closest(".mc-turn") ?? shown).scrollIntoView({ block: "start" });
  shown.focus({ preventScroll: !wrong });
}

function tellFailure(event) {
  const talk = event.target.closest?.(".mc-talk");
  if (!talk) return;
  const words = document.createElement("p");
  words.className = "govuk-error-message";
  words.setAttribute("role", "alert");
  words.textContent = say(
    "Chưa gửi được. Kiểm tra mạng rồi thử lại; câu hỏi vẫn còn trong ô.",
    "This could not be sent. Check your connection and try again; your question is still in the box.",
  );
  talk.querySelector(".mc-talk__failure")?.remove();
  words.classList.add("mc-talk__failure");
  talk.append(words);
}
