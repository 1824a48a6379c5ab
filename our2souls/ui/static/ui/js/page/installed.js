/* Lets the app be installed and open without a network: see pwa.py for what is kept (files, one page, nothing of yours). */

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
