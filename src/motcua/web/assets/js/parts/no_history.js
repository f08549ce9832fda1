/** Pages take each other's place, so that nobody can go back to what the person before looked at. */
export function leaveNoHistory(page) {
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.origin !== location.origin || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    location.replace(link.href);
  });
  page.addEventListener("submit", (event) => {
    const form = event.target;
    event.preventDefault();
    location.replace(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  });
}
