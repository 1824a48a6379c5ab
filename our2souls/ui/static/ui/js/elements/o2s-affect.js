/* The affect grid in two directions: left and right are ease, up and down are energy. Without script it is one radio
   group of twenty-five, which the arrow keys walk in reading order. */

const WIDTH = 5;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class Affect extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => this.move(event));
  }

  move(event) {
    const move = MOVES[event.key];
    const places = [...this.querySelectorAll("input[type=radio]")];
    const here = places.indexOf(event.target);
    // Shown as a list it has one direction only, and the browser's own way is right.
    if (!move || here < 0 || event.altKey || event.ctrlKey || event.metaKey || this.isList()) return;
    event.preventDefault();
    const [right, down] = move;
    const column = Math.min(WIDTH - 1, Math.max(0, (here % WIDTH) + right));
    const row = Math.min(places.length / WIDTH - 1, Math.max(0, Math.floor(here / WIDTH) + down));
    const next = places[row * WIDTH + column];
    next.focus();
    if (next.checked) return;
    next.checked = true;
    next.dispatchEvent(new Event("input", { bubbles: true }));
    next.dispatchEvent(new Event("change", { bubbles: true }));
  }

  isList() {
    return getComputedStyle(this).gridTemplateColumns.split(" ").length < WIDTH;
  }
}

customElements.define("o2s-affect", Affect);
