const STORE = "motcua.shortcuts";

/**
 * Single keys for elements marked `data-shortcut="k"`: a field gets the focus, anything else is clicked.
 * `j` and `k` walk through the links marked `data-row`. `<input type="checkbox" data-shortcuts-switch>` turns all of
 * it off for this browser (WCAG 2.1.4); keys typed into a field or with Ctrl, Alt or Meta are left alone.
 */
export function startShortcuts(page) {
  for (const box of page.querySelectorAll("[data-shortcuts-switch]")) {
    box.checked = enabled();
    box.addEventListener("change", () => localStorage.setItem(STORE, box.checked ? "on" : "off"));
  }
  page.addEventListener("keydown", (event) => {
    if (!enabled() || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    if (walk(page, event.key) || press(page, event.key)) event.preventDefault();
  });
}

const enabled = () => localStorage.getItem(STORE) !== "off";
const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

function press(page, key) {
  const target = page.querySelector(`[data-shortcut="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target.matches("input, textarea, select")) target.focus();
  else target.click();
  return true;
}

function walk(page, key) {
  const step = { j: 1, k: -1 }[key];
  const rows = [...page.querySelectorAll("[data-row]")];
  if (!step || rows.length === 0) return false;
  const here = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, here + step))].focus();
  return true;
}
