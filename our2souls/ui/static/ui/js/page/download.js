/* <a href="….pdf" data-making="…" data-made="…" data-failed="…" aria-describedby="made">Save as PDF</a>
   <p id="made" role="status">It takes a few seconds to make.</p>
   A file that takes seconds to make: the link says that it is being made, and then gives the file. Anything but a file is
   opened as without script, where the link is a link. */

async function take(link, status) {
  link.setAttribute("aria-busy", "true");
  status.textContent = link.dataset.making;
  try {
    // a redirect leads back here, with a message that is said once: it is left for whoever reads the page
    const answer = await fetch(link.href, { redirect: "manual" });
    if (answer.type === "opaqueredirect") return location.reload();
    if (!answer.ok) return location.assign(link.href);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1] ?? "";
    const file = URL.createObjectURL(await answer.blob());
    Object.assign(document.createElement("a"), { href: file, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(file), 60000);
    status.textContent = link.dataset.made;
  } catch {
    status.textContent = link.dataset.failed;
  } finally {
    link.removeAttribute("aria-busy");
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-making]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const status = document.getElementById(link.getAttribute("aria-describedby"));
  if (status && !link.hasAttribute("aria-busy")) take(link, status);
});
