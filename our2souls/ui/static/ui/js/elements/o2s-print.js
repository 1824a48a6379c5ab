/* <o2s-print><button type="button" hidden>Print</button><p>How to print without script.</p></o2s-print>
   The button prints; it takes the place of the sentence where script runs. */

class Print extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    button.hidden = false;
    const sentence = this.querySelector("p");
    if (sentence) sentence.hidden = true;
    button.addEventListener("click", () => window.print());
  }
}

customElements.define("o2s-print", Print);
