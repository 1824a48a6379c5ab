/* Lets the app be installed and open without a network: see pwa.py for what is kept (files, one page, nothing of yours). */

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});

/* The mark on the app's icon says that something came; it goes where that can be read. */
if (location.pathname.startsWith("/notices")) navigator.clearAppBadge?.().catch(() => {});
