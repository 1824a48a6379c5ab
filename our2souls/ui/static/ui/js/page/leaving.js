/* Whoever leaves quickly, logs out, hands the device over or erases themselves leaves nothing here: what was kept to be sent is
   forgotten, and no notification comes here. Leaving quickly is a press, or Escape three times within a second; the page goes
   dark at once and gives its place in the history to the one it leads to. */

const OUT = "a[href$='/leave-quickly']", TIMES = 3, WITHIN = 1000;
const unsubscribe = async () => (await (await navigator.serviceWorker?.getRegistration())?.pushManager?.getSubscription())?.unsubscribe();
const forget = () => { sessionStorage.clear(); localStorage.removeItem("o2s-unsent"); unsubscribe().catch(() => {}); };

function leave(href) {
  forget();
  document.documentElement.hidden = true;
  document.title = "…";
  location.replace(href);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(OUT);
  if (!link) return;
  event.preventDefault();
  leave(link.href);
}, true);
document.addEventListener("submit", (event) => { if (/\/(logout|erase|handover)\/?$/.test(event.target.action ?? "")) forget(); }, true);

let pressed = [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  pressed = [...pressed.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
  const link = pressed.length >= TIMES && document.querySelector(OUT);
  if (link) leave(link.href);
}, true);

// a page of somebody that the browser kept alive is asked for anew: they may have logged out since
addEventListener("pageshow", (event) => { if (event.persisted && document.querySelector(OUT)) location.reload(); });
