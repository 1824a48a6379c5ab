{% autoescape off %}/* Keeps this version's files and one page for when there is no network. No page of anybody's is ever kept. */
const CACHE = {{ cache }}, KEPT = {{ kept }}, OFFLINE = {{ offline }}, FILES = {{ files }}, ICON = {{ icon }}, BADGE = {{ badge }};

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
  const { title, body, url, tag, act, later, snooze, icon = ICON } = event.data?.json() ?? {};
  if (!title) return;
  const actions = snooze ? [{ action: "open", title: act }, { action: "snooze", title: later }] : [];
  const shown = registration.showNotification(title, { body, tag, data: { url, snooze }, icon, badge: BADGE, actions });
  event.waitUntil(Promise.all([shown, navigator.setAppBadge?.()]));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url = "/", snooze } = event.notification.data ?? {};
  const to = new URL(event.action === "snooze" ? snooze : url, location.origin);
  if (to.origin !== location.origin) return;
  event.waitUntil(event.action === "snooze" ? fetch(to, { method: "POST", credentials: "omit" }) : clients.openWindow(to.href));
});
{% endautoescape %}
