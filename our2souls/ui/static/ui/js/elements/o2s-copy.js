/* <o2s-copy value="…" done="Copied"><button class="btn" type="button" hidden>…</button></o2s-copy>
   Copies `value`, or the text of the element named in `from`; the button shows only where copying works. */

class Copy extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    const said = document.createElement("span");
    said.className = "sr";
    said.setAttribute("role", "status");
    this.append(said);
    const label = button.querySelector("span") ?? button;
    const before = label.textContent;
    button.addEventListener("click", async () => {
      const source = this.getAttribute("from");
      const words = source ? document.getElementById(source)?.textContent.trim() : this.getAttribute("value");
      await navigator.clipboard.writeText(words ?? "");
      label.textContent = said.textContent = this.getAttribute("done") ?? before;
      setTimeout(() => { label.textContent = before; said.textContent = ""; }, 2500);
    });
  }
}

customElements.define("o2s-copy", Copy);
