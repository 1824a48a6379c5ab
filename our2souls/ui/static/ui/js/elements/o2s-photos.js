/* <o2s-photos>…<a data-photo="/large" data-caption="…" data-alt="…" href="…"><img alt="…"></a>…<template><dialog>…</o2s-photos>
   Opens any of its photos large, with the others beside it: swipe, arrow keys, Esc. Without script a photo is a link. */

const CALM = matchMedia("(prefers-reduced-motion: reduce)");

class Photos extends HTMLElement {
  connectedCallback() {
    if (this.listens) return;
    this.listens = true;
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-photo]");
      if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.open(link);
    });
  }

  open(link) {
    this.link = link;
    this.dialog ??= this.made();
    const links = [...this.querySelectorAll("a[data-photo]")];
    this.figures = links.map((each) => this.figure(each));
    this.parts.strip.replaceChildren(...this.figures);
    for (const name of ["before", "after", "count"]) this.parts[name].hidden = links.length < 2;
    this.dialog.showModal();
    this.go(links.indexOf(link), "instant");
  }

  made() {
    const dialog = this.querySelector(":scope > template").content.cloneNode(true).querySelector("dialog");
    this.parts = Object.fromEntries([...dialog.querySelectorAll("[data-part]")].map((each) => [each.dataset.part, each]));
    this.parts.before.addEventListener("click", () => this.go(this.at - 1));
    this.parts.after.addEventListener("click", () => this.go(this.at + 1));
    this.parts.close.addEventListener("click", () => dialog.close());
    this.parts.strip.addEventListener("scroll", () => {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => this.settle(), 90);
    });
    dialog.addEventListener("keydown", (event) => this.key(event));
    dialog.addEventListener("close", () => {
      clearTimeout(this.settling);
      this.parts.strip.replaceChildren();
      this.link.focus();
    });
    this.append(dialog);
    return dialog;
  }

  figure(link) {
    const figure = document.createElement("figure"), image = new Image(), shown = link.querySelector("img");
    image.alt = shown?.alt ?? link.dataset.alt ?? "";
    image.loading = "lazy";
    image.src = link.dataset.photo;
    figure.append(image);
    const words = link.dataset.caption ?? link.closest("figure")?.querySelector("figcaption")?.textContent.trim();
    if (words) {
      const caption = document.createElement("figcaption");
      caption.dir = "auto";
      caption.textContent = words;
      figure.append(caption);
    }
    return figure;
  }

  key(event) {
    const forth = getComputedStyle(this.dialog).direction === "rtl" ? -1 : 1, last = this.figures.length - 1;
    const to = { ArrowLeft: this.at - forth, ArrowRight: this.at + forth, Home: 0, End: last }[event.key];
    if (to === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    this.go(to);
  }

  go(to, behavior = CALM.matches ? "instant" : "smooth") {
    if (!this.figures[to]) return;
    this.show(to);
    this.figures[to].scrollIntoView({ behavior, block: "nearest", inline: "center" });
  }

  /* Where a swipe came to rest. */
  settle() {
    const strip = this.parts.strip, at = Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth);
    if (this.dialog.open && at !== this.at) this.show(at);
  }

  show(at) {
    this.at = at;
    const all = this.figures.length, place = this.dialog.dataset.place.replace("{number}", at + 1).replace("{all}", all);
    this.figures.forEach((each, number) => { each.inert = number !== at; });
    this.parts.count.textContent = `${at + 1} / ${all}`;
    this.parts.place.textContent = `${place}. ${this.figures[at].querySelector("img").alt}`;
    this.parts.before.setAttribute("aria-disabled", at === 0);
    this.parts.after.setAttribute("aria-disabled", at === all - 1);
  }
}

customElements.define("o2s-photos", Photos);
