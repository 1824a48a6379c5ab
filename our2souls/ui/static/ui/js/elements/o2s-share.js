/* <o2s-share link="…" heading="…" words="…"><button class="btn" type="button" hidden>…</button></o2s-share>
   Hands a link to the device's own share sheet; the button shows only where there is one. Copying stays beside it.
   The link may be a secret: it goes to the sheet and nowhere else, not into an address, a log or a store. */

class Share extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !navigator.share) return;
    const sheet = { title: this.getAttribute("heading"), text: this.getAttribute("words"), url: this.getAttribute("link") };
    if (navigator.canShare && !navigator.canShare(sheet)) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      await navigator.share(sheet).catch(() => undefined); // put away again, or refused: the link stands beside it
      button.disabled = false;
      button.focus();
    });
  }
}

customElements.define("o2s-share", Share);
