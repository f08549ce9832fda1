const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "input", "wheel", "touchmove"];

/**
 * After `data-idle` seconds without a touch the page gives way to the first one; for the last `data-warn` of them it
 * counts down in plain sight. The first page itself stays, unless something is typed in it or it is in another language.
 */
export function watchForSilence(page) {
  const { start, idle, warn } = page.body.dataset;
  const dialog = page.querySelector(".mk-idle");
  const count = dialog.querySelector(".mk-idle__count");
  let last = Date.now();

  const isAtStart = () => location.pathname === start && ![...page.querySelectorAll("input")].some((field) => field.value);
  const stay = () => {
    last = Date.now();
    if (dialog.open) dialog.close();
  };
  const look = () => {
    const left = Math.ceil(Number(idle) - (Date.now() - last) / 1000);
    if (isAtStart()) return stay();
    if (left <= 0) return location.replace(start);
    count.textContent = left;
    if (left <= Number(warn) && !dialog.open) dialog.showModal();
  };
  // While the question stands, only an answer counts: a sleeve on the glass is none.
  for (const sign of SIGNS_OF_LIFE) page.addEventListener(sign, () => dialog.open || stay(), { passive: true });
  dialog.addEventListener("close", stay);
  dialog.querySelector(".mk-idle__stay").addEventListener("click", stay);
  setInterval(look, 500);
}
