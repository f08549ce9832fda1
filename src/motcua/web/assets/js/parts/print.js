/** `<button hidden data-print>` appears and opens the browser's print window. */
export function showPrintButtons(scope) {
  for (const button of scope.querySelectorAll("[data-print][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
