/* Goes by itself after eight seconds, unless somebody is reading it with the keyboard or the pointer. */

const STAYS = 8000;

class Toast extends HTMLElement {
  connectedCallback() {
    for (const away of ["focusout", "pointerleave"]) this.addEventListener(away, () => this.wait());
    for (const near of ["focusin", "pointerenter"]) this.addEventListener(near, () => clearTimeout(this.timer));
    this.wait();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.matches(":focus-within, :hover")) this.remove();
    }, STAYS);
  }
}

customElements.define("o2s-toast", Toast);
