/* <o2s-rows><ul><li><a class="row">…</a></li></ul></o2s-rows>
   Arrow keys go from row to row, Home and End to the first and the last; Tab works as ever. Ctrl or ⌘ and K, on any page,
   goes to the search (the link with rel="search"), or into its field. */

class Rows extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => {
      const rows = [...this.querySelectorAll("a.row")];
      const at = rows.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
      if (at < 0 || to === undefined || !rows[to]) return;
      event.preventDefault();
      rows[to].focus();
    });
  }
}

customElements.define("o2s-rows", Rows);

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const field = document.querySelector("[role=search] input[type=search]");
  const link = document.querySelector("a[rel=search]");
  if (!field && !link) return;
  event.preventDefault();
  if (field) field.focus();
  else link.click();
});
