import { say } from "./texts.js";

/** `<button hidden data-copy="TEXT">` appears where the clipboard is available and says so when the text is copied. */
export function showCopyButtons(scope) {
  if (!navigator.clipboard) return;
  for (const button of scope.querySelectorAll("[data-copy][hidden]")) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = say("Đã chép", "Copied");
      setTimeout(() => (button.textContent = label), 3000);
    });
  }
}
