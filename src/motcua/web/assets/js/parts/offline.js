import { say } from "./texts.js";

const KEPT = "motcua-kept";
const SHELVES = [KEPT, "motcua-visited"];

/** Pages for when there is no network: the worker, the button that keeps a page, the list of what is kept. */
export function startOffline(page) {
  const address = page.querySelector("[data-worker]")?.dataset.worker;
  if (!address || !("serviceWorker" in navigator) || !("caches" in window)) return;
  const register = () => navigator.serviceWorker.register(address);
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register);
  for (const button of page.querySelectorAll("[data-keep]")) offerKeeping(button);
  for (const list of page.querySelectorAll("[data-kept-list]")) fillIn(list, page.querySelector("[data-kept-none]"));
}

async function offerKeeping(button) {
  const path = window.location.pathname;
  const shelf = await caches.open(KEPT);
  const show = async () => {
    const isKept = (await shelf.match(path, { ignoreVary: true })) !== undefined;
    button.textContent = isKept ? button.dataset.drop : button.dataset.keep;
    button.hidden = false;
    return isKept;
  };
  button.addEventListener("click", async () => {
    if (await shelf.match(path, { ignoreVary: true })) await shelf.delete(path, { ignoreVary: true });
    else await keep(shelf, path, button);
    await show();
  });
  await show();
}

async function keep(shelf, path, button) {
  try {
    const response = await fetch(path);
    if (response.headers.get("Motcua-Offline") === "keep") await shelf.put(path, response);
  } catch {
    button.after(say("Chưa giữ được: máy đang không có mạng.", "Not kept: there is no network."));
  }
}

async function fillIn(list, none) {
  const pages = new Map();
  for (const name of SHELVES) {
    const shelf = await caches.open(name);
    for (const request of await shelf.keys()) {
      const path = new URL(request.url).pathname;
      const copy = await shelf.match(request, { ignoreVary: true });
      if (copy && !pages.has(path)) pages.set(path, new DOMParser().parseFromString(await copy.text(), "text/html"));
    }
  }
  list.querySelector("ul").replaceChildren(...[...pages].map(([path, copy]) => row(path, copy)));
  list.hidden = pages.size === 0;
  none.hidden = pages.size !== 0;
}

function row(path, copy) {
  const link = document.createElement("a");
  link.className = "govuk-link";
  link.href = path;
  link.textContent = copy.querySelector("h1")?.textContent ?? copy.title;
  const item = document.createElement("li");
  const at = copy.querySelector("[data-kept-at]")?.textContent;
  item.append(link, at ? ` ${say("tải lúc", "fetched at")} ${at}` : "");
  return item;
}
