// The service worker: pages everybody sees the same, kept for when there is no network. What is somebody's own never
// carries the server's mark, and nothing without the mark is kept.
const { version, shell, offline, leftAlone } = self.motcua;
const SHELL = `motcua-shell-${version}`;
const VISITED = "motcua-visited";
const KEPT = "motcua-kept";
const MOST_VISITED = 30;
const PATIENCE = 5000; // milliseconds, where a copy is at hand

self.addEventListener("install", (event) => {
  const fetched = shell.map((address) => new Request(address, { credentials: "omit" }));
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(fetched)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (shell.includes(pathname) && pathname !== offline) event.respondWith(fromShell(request));
  else if (request.mode === "navigate" && !leftAlone.some((path) => pathname.startsWith(path))) {
    event.respondWith(search ? withQuestion(request) : page(event, pathname));
  }
});

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("motcua-shell-") && name !== SHELL).map((name) => caches.delete(name)));
  await self.clients.claim();
  const open = (await self.clients.matchAll({ type: "window" })).map((client) => new URL(client.url));
  await Promise.all(open.filter(isPublicPage).map(async ({ pathname }) => remember(pathname, await fetch(pathname))));
}

/** A page that was open before the worker stood; an address with a question in it is never kept. */
const isPublicPage = ({ pathname, search }) => !search && !leftAlone.some((path) => pathname.startsWith(path));

async function fromShell(request) {
  return (await (await caches.open(SHELL)).match(request, { ignoreVary: true })) ?? fetch(request);
}

const withQuestion = (request) => fetch(request).catch(withoutNetwork);

async function page(event, path) {
  const copy = await copyOf(path);
  const fetched = fetch(event.request).then((response) => {
    event.waitUntil(remember(path, response.clone()));
    return response;
  });
  try {
    return await (copy ? Promise.race([fetched, later()]) : fetched);
  } catch {
    fetched.catch(() => {}); // the copy answers in its place
    return copy ? labelled(copy) : withoutNetwork();
  }
}

const later = () => new Promise((_, reject) => setTimeout(() => reject(new Error("slow network")), PATIENCE));

async function copyOf(path) {
  for (const name of [KEPT, VISITED]) {
    const copy = await (await caches.open(name)).match(path, { ignoreVary: true });
    if (copy) return copy;
  }
  return undefined;
}

/** Keep a page that may be kept, in place of an older copy; drop the copies of a page that is no more. */
async function remember(path, response) {
  const [kept, visited] = await Promise.all([caches.open(KEPT), caches.open(VISITED)]);
  if (response.status === 404 || response.status === 410) {
    await Promise.all([kept.delete(path), visited.delete(path)]);
  }
  if (path === offline || response.type !== "basic" || response.redirected || response.headers.get("Motcua-Offline") !== "keep") return;
  if (await kept.match(path, { ignoreVary: true })) return void (await kept.put(path, response));
  await visited.delete(path, { ignoreVary: true });
  await visited.put(path, response);
  const addresses = await visited.keys();
  await Promise.all(addresses.slice(0, Math.max(0, addresses.length - MOST_VISITED)).map((one) => visited.delete(one)));
}

/** The copy with its label: since when it lies here. */
async function labelled(copy) {
  const words = await copy.text();
  return new Response(words.replace("data-kept-label hidden", "data-kept-label"), { headers: readable(copy.headers) });
}

async function withoutNetwork() {
  const copy = await (await caches.open(SHELL)).match(offline, { ignoreVary: true });
  if (!copy) return Response.error();
  return new Response(await copy.text(), { status: 503, headers: readable(copy.headers) });
}

/** The body of a copy is unpacked already. */
function readable(headers) {
  const plain = new Headers(headers);
  plain.delete("Content-Encoding");
  plain.delete("Content-Length");
  return plain;
}
