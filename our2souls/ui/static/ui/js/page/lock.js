/* <meta name="lock-after" content="300" data-at="/unlock">
   After so many seconds without a touch or a key the page gives its place to the lock page; so does one that comes back after
   that time from a hidden tab, the browser's memory or sleep. What was typed waits as ever (unsent.js). The server locks by
   itself, so while somebody types, records or listens it is told now and then that they are there. */

const meta = document.querySelector("meta[name=lock-after]");
const BUSY = "o2s-memo [data-part=stop]:not([hidden])";

if (meta) {
  const after = Number(meta.content) * 1000, margin = 2000; // the server's clock began a little before this page's
  const tabs = new BroadcastChannel("o2s-lock");
  let last = Date.now(), sent = last, leaving = false;

  const isBusy = () => document.querySelector(BUSY) || [...document.querySelectorAll("audio")].some((each) => !each.paused);

  function look() {
    if (leaving || Date.now() - last < after + margin) return leaving;
    leaving = true;
    document.documentElement.hidden = true;
    document.title = "…";
    location.replace(`${meta.dataset.at}?next=${encodeURIComponent(location.pathname + location.search)}`);
    return leaving;
  }

  function stay() {
    if (look()) return;
    const now = Date.now();
    if (now - last > 1000) tabs.postMessage("here");
    last = now;
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (now - sent < after / 3 || !token) return;
    sent = now;
    const headers = { "X-CSRFToken": token };
    fetch(meta.dataset.at, { method: "POST", headers, redirect: "manual" }).catch(() => {});
  }

  tabs.addEventListener("message", () => { last = Date.now(); });
  const byHand = ["keydown", "pointerdown", "input", "wheel", "touchmove"], early = { capture: true, passive: true };
  for (const each of byHand) addEventListener(each, stay, early);
  for (const each of ["pageshow", "focus"]) addEventListener(each, look);
  document.addEventListener("visibilitychange", look);
  setInterval(() => (isBusy() ? stay() : look()), 1000);
}
