/* <o2s-order said="{title} is now {at} of {of}." failed="…">
   <form>…</form><ol><li data-title="…">…</li></ol><p role="status"></o2s-order>
   Puts a list in order: by dragging the grip (mouse, pen, finger), with the arrow keys on it, or with the buttons that work
   without script too. Each row holds its id in a hidden input of the form; a new order is sent at once, one after the other. */

class Order extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.list = this.querySelector("ol, ul");
    this.status = this.querySelector("[role=status]");
    if (!this.form || !this.list) return;
    this.sending = Promise.resolve();
    for (const grip of this.list.querySelectorAll(".grip")) grip.hidden = false;
    this.list.addEventListener("pointerdown", (event) => this.grab(event));
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("submit", (event) => this.press(event));
  }

  rows() { return [...this.list.children]; }

  grab(event) {
    const grip = event.target.closest(".grip");
    if (!grip || event.button !== 0) return;
    const row = grip.closest("li");
    const before = this.rows();
    let from = event.clientY;
    grip.setPointerCapture(event.pointerId);
    grip.focus();
    event.preventDefault();
    row.classList.add("is-dragged");
    const follow = (move) => {
      const passed = (other, up) => {
        const box = other?.getBoundingClientRect();
        return box && (up ? move.clientY < box.top + box.height / 2 : move.clientY > box.top + box.height / 2) && box;
      };
      const up = row.previousElementSibling, down = row.nextElementSibling;
      let box;
      // The neighbour moves, not the row: an element that is taken out and put in again loses pointer and focus.
      if ((box = passed(up, true))) { row.after(up); from -= box.height; }
      else if ((box = passed(down, false))) { row.before(down); from += box.height; }
      row.style.setProperty("translate", `0 ${move.clientY - from}px`);
    };
    const drop = (end) => {
      grip.removeEventListener("pointermove", follow);
      grip.removeEventListener("pointerup", drop);
      grip.removeEventListener("pointercancel", drop);
      row.classList.remove("is-dragged");
      row.style.removeProperty("translate");
      if (end.type === "pointercancel") return this.list.append(...before);
      if (before.some((each, at) => each !== this.list.children[at])) this.send(row, before);
    };
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("pointerup", drop);
    grip.addEventListener("pointercancel", drop);
  }

  key(event) {
    const by = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!by || !event.target.closest(".grip") || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.move(event.target.closest("li"), by, event.target);
  }

  press(event) {
    const button = event.submitter;
    if (!button?.dataset.by) return;
    event.preventDefault();
    this.move(button.closest("li"), button.dataset.by, button);
  }

  move(row, by, focus) {
    const before = this.rows();
    const other = by === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by === "up") row.after(other);
    else row.before(other);
    this.ends();
    (focus.disabled ? row.querySelector("[data-by]:not([disabled])") : focus).focus();
    this.send(row, before);
  }

  ends() {
    const rows = this.rows();
    rows.forEach((row, at) => {
      for (const button of row.querySelectorAll("[data-by]")) {
        button.disabled = button.dataset.by === "up" ? at === 0 : at === rows.length - 1;
      }
    });
  }

  send(row, before) {
    this.ends();
    const rows = this.rows();
    const values = { title: row.dataset.title, at: rows.indexOf(row) + 1, of: rows.length };
    const body = new FormData(this.form);
    body.delete("form-key"); // back to an order that was sent before is no repetition
    this.sending = this.sending.then(async () => {
      const answer = await fetch(this.form.action || location.href, { method: "POST", body }).catch(() => null);
      if (answer?.ok) return this.say(this.getAttribute("said").replace(/\{(\w+)\}/g, (_, name) => values[name]));
      this.list.append(...before);
      this.ends();
      return this.say(this.getAttribute("failed"), true);
    });
  }

  say(words, seen = false) {
    this.status.textContent = words;
    this.status.className = seen ? "error" : "sr";
  }
}

customElements.define("o2s-order", Order);
