const PAUSE = 250;

/** Show the best few procedures below a field marked `data-suggestions="URL"` while somebody types. */
export function suggestWhileTyping(field) {
  const place = document.getElementById("suggestions");
  let waiting;
  let asked = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const number = ++asked;
      const words = field.value.trim();
      const found = words.length > 1 ? await ask(`${field.dataset.suggestions}?${new URLSearchParams({ q: words })}`) : "";
      // An answer that comes late does not take the place of a newer one.
      if (number === asked) place.innerHTML = found;
    }, PAUSE);
  });
}

/** What cannot be fetched is simply not suggested: the button beside the field still finds it. */
async function ask(address) {
  try {
    const answer = await fetch(address, { cache: "no-store", credentials: "omit" });
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
}
