/* <o2s-files><template>…the button…</template><template>…the list…</template><template>…a row…</template>…<input type="file">…</o2s-files>
   Shows which files were chosen, photos with room for their words, and lets one of them out again; more can be added.
   The input stays: it is what is focused and what is sent. Without script it stands alone. */

/* What was chosen, for a page that comes once more with something to mend: a file input cannot be filled by a server.
   A file that the page names as the one that cannot be taken is left out. */
let kept = null;

class Files extends HTMLElement {
  connectedCallback() {
    const [button, list, row] = this.querySelectorAll(":scope > template"), input = this.querySelector("input[type=file]");
    if (!row || !input || this.querySelector(".picker") || !window.DataTransfer) return;
    input.after(button.content.cloneNode(true));
    input.parentElement.append(list.content.cloneNode(true));
    Object.assign(this, { input, row, rows: [], list: this.querySelector("[data-part=list]") });
    this.status = this.querySelector("[data-part=status]");
    input.addEventListener("change", () => this.choose([...input.files]));
    if (kept?.path === location.pathname && kept.name === input.name) {
      const wrong = document.getElementById(`${input.id}_error`)?.textContent ?? "";
      for (const { file, values } of kept.rows) if (!wrong.includes(file.name)) this.add(file, values);
      this.fill();
    } else kept = null;
    input.form?.addEventListener("submit", () => this.remember());
  }

  disconnectedCallback() {
    for (const { url } of this.rows ?? []) URL.revokeObjectURL(url);
  }

  /* A second choice adds to the first, as choosing from several albums does; an input for one photo takes the last. */
  choose(files) {
    const is = (one, other) => ["name", "size", "lastModified"].every((key) => one[key] === other[key]);
    const before = this.rows.map((each) => each.file);
    if (!this.input.multiple) for (const each of [...this.rows]) this.drop(each);
    for (const file of files) if (!this.input.multiple || !before.some((each) => is(each, file))) this.add(file);
    this.fill();
  }

  add(file, values = []) {
    const item = this.row.content.cloneNode(true).querySelector("li"), url = URL.createObjectURL(file);
    const part = (name) => item.querySelector(`[data-part=${name}]`), row = { file, item, url };
    const thumb = part("thumb"); // a row for something that is no photo has none
    if (thumb) {
      thumb.src = url;
      thumb.addEventListener("error", () => { thumb.hidden = true; }, { once: true });
    }
    part("name").textContent = file.name;
    part("remove").setAttribute("aria-label", part("remove").dataset.label.replace("{name}", file.name));
    part("remove").addEventListener("click", () => this.remove(row));
    item.querySelectorAll("input").forEach((each, at) => { each.value = values[at] ?? ""; });
    this.rows.push(row);
    this.list.append(item);
  }

  remove(row) {
    const at = this.rows.indexOf(row);
    this.drop(row);
    this.fill();
    const next = this.rows[Math.min(at, this.rows.length - 1)];
    (next?.item.querySelector("[data-part=remove]") ?? this.input).focus();
  }

  drop(row) {
    URL.revokeObjectURL(row.url);
    row.item.remove();
    this.rows.splice(this.rows.indexOf(row), 1);
  }

  fill() {
    const all = new DataTransfer();
    for (const { file } of this.rows) all.items.add(file);
    this.input.files = all.files;
    this.status.textContent = this.status.dataset.chosen.replace("{number}", this.rows.length);
  }

  remember() {
    const rows = this.rows.map(({ file, item }) => ({ file, values: [...item.querySelectorAll("input")].map((each) => each.value) }));
    kept = { path: location.pathname, name: this.input.name, rows };
  }
}

customElements.define("o2s-files", Files);
