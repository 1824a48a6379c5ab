/* Whoever leaves quickly, logs out or erases themselves leaves nothing here: what was kept to be sent is forgotten, and no
   notification comes here. */

const unsubscribe = async () => (await (await navigator.serviceWorker?.getRegistration())?.pushManager?.getSubscription())?.unsubscribe();
const forget = () => { sessionStorage.clear(); localStorage.removeItem("o2s-unsent"); unsubscribe().catch(() => {}); };
document.addEventListener("click", (event) => { if (event.target.closest?.("a[href$='/leave-quickly']")) forget(); }, true);
document.addEventListener("submit", (event) => { if (/\/(logout|erase)\/?$/.test(event.target.action ?? "")) forget(); }, true);
