/* Whoever leaves quickly or logs out leaves nothing in this tab: what an element had kept there to send is forgotten. */

const forget = () => sessionStorage.clear();
document.addEventListener("click", (event) => { if (event.target.closest?.("a[href$='/leave-quickly']")) forget(); }, true);
document.addEventListener("submit", (event) => { if (event.target.action?.endsWith("/logout/")) forget(); }, true);
