{% autoescape off %}/* Keeps this version's files and one page for when there is no network. No page of anybody's is ever kept. */
const CACHE = {{ cache }}, KEPT = {{ kept }}, OFFLINE = {{ offline }}, FILES = {{ files }}, ICON = {{ icon }};

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
    return;
  }
  const { origin, pathname } = new URL(request.url);
  if (origin === location.origin && pathname.startsWith(FILES)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

/* The words come encrypted from the house; what they lead to is one of its own pages. */
addEventListener("push", (event) => {
  const { title, body, url, tag, icon = ICON } = event.data?.json() ?? {};
  if (title) event.waitUntil(registration.showNotification(title, { body, tag, data: { url }, icon, badge: icon }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.url ?? "/", location.origin);
  if (url.origin === location.origin) event.waitUntil(clients.openWindow(url.href));
});
{% endautoescape %}
