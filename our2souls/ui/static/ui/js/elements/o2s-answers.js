/* <o2s-answers saved="…" away="…" login="…" most="…">
   <form><fieldset data-row><input type="hidden" name="was-x">…<p role="status">
   Saves each answer as it is given. What could not be sent stays on the screen and in this tab (sessionStorage), and is sent
   again until the server has it; without script the form's buttons save. Digits answer the row in focus and go on to the next. */

const PLACE = "o2s-answers";

class Answers extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = this.querySelector("[role=status]");
    if (!this.form || !this.status) return;
    this.here = location.pathname;
    try { this.kept = JSON.parse(sessionStorage.getItem(PLACE)) ?? {}; } catch { this.kept = {}; }
    for (const [name, { values }] of Object.entries(this.kept[this.here] ?? {})) {
      for (const each of this.form.querySelectorAll(`input[name="${CSS.escape(name)}"]`)) each.checked = values.includes(each.value);
    }
    this.wait = 1;
    this.form.addEventListener("change", (event) => this.keep(event.target));
    this.form.addEventListener("submit", (event) => this.leave(event));
    this.key = (event) => this.press(event);
    this.again = () => this.send();
    document.addEventListener("keydown", this.key);
    addEventListener("online", this.again);
    if (Object.keys(this.kept).length) this.send();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.key);
    removeEventListener("online", this.again);
    clearTimeout(this.timer);
  }

  values(name) { return [...new FormData(this.form).getAll(name)]; }

  shown(name) { return this.form.elements.namedItem(`was-${name}`); }

  keep(input) {
    const name = input.name, values = this.values(name);
    if (input.type === "checkbox" && values.length > 5) return this.say(this.getAttribute("most"), true);
    const held = (this.kept[this.here] ??= {});
    held[name] = { values, was: held[name]?.was ?? this.shown(name)?.value ?? "" };
    this.remember();
    this.wait = 1; this.say(""); // what was said was of the answer before
    return this.send();
  }

  remember() {
    for (const path of Object.keys(this.kept)) if (!Object.keys(this.kept[path]).length) delete this.kept[path];
    if (Object.keys(this.kept).length) sessionStorage.setItem(PLACE, JSON.stringify(this.kept));
    else sessionStorage.removeItem(PLACE);
  }

  /* All that waits, one page after the other; says whether the server has it all now. */
  send() { return (this.sending ??= this.sendAll().finally(() => { this.sending = null; })); }

  async sendAll() {
    clearTimeout(this.timer);
    for (let path; (path = Object.keys(this.kept)[0]);) {
      const sent = structuredClone(this.kept[path]);
      const body = new URLSearchParams();
      for (const [name, { values, was }] of Object.entries(sent)) {
        body.append(`was-${name}`, was);
        for (const value of values) body.append(name, value);
      }
      const answer = await this.post(path, body);
      if (!answer) return false;
      for (const [name, { values }] of Object.entries(sent)) this.settle(path, name, values, !answer.text);
      this.remember();
      this.say(answer.text ?? this.getAttribute("saved"), Boolean(answer.text));
    }
    return true;
  }

  /* The server has these values, or won't take them: later ones of the same field go on waiting, compared with what it has. */
  settle(path, name, values, taken) {
    const now = this.kept[path][name];
    if (taken && path === this.here && this.shown(name)) this.shown(name).value = values.join(",");
    if (String(now.values) === String(values)) delete this.kept[path][name];
    else if (taken) now.was = values.join(",");
  }

  /* What the server said ({} for a plain yes), or null when it has not got it: then it is tried again later. */
  async post(path, body, fresh = false) {
    body.set("csrfmiddlewaretoken", this.token ?? this.form.elements.csrfmiddlewaretoken.value);
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(path, { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(15000) });
      if (answer.type === "opaqueredirect") return this.later("login");
      if (answer.status === 403 && !fresh) return (await this.renew()) ? await this.post(path, body, true) : this.later("login");
      if (answer.status === 204) return {};
      if (answer.status === 404) return { text: this.getAttribute("gone") };
      if ([200, 409, 422].includes(answer.status)) return await answer.json();
      return this.later("away");
    } catch {
      return this.later("away");
    }
  }

  /* Whoever logged in again meanwhile has another token. */
  async renew() {
    const page = await fetch(this.here, { redirect: "manual" });
    if (!page.ok) return false;
    const found = new DOMParser().parseFromString(await page.text(), "text/html");
    this.token = found.querySelector("[name=csrfmiddlewaretoken]")?.value;
    return Boolean(this.token);
  }

  later(why) {
    this.say(this.getAttribute(why), true);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.again, this.wait * 1000);
    this.wait = Math.min(60, this.wait * 2);
    return null;
  }

  /* A button: first what waits, then the whole form; the page is left only when the server has it. */
  async leave(event) {
    event.preventDefault();
    if (this.leaving) return;
    this.leaving = true;
    const body = new URLSearchParams(new FormData(this.form, event.submitter)); body.delete("form-key"); // said again is no repetition
    if (!body.has("go")) body.set("go", "next");
    const answer = (await this.send()) ? await this.post(this.here, body) : null;
    this.leaving = false;
    if (answer?.to) location.assign(answer.to);
    else if (answer) this.say(answer.text ?? "", true);
  }

  press(event) {
    if (event.target.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])")) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !/^[1-9]$/.test(event.key)) return;
    const rows = [...this.querySelectorAll("[data-row]")];
    const at = Math.max(0, rows.indexOf(document.activeElement.closest("[data-row]")));
    const chosen = rows[at].querySelector(`input[type=radio][value="${event.key}"]`);
    if (!chosen) return;
    event.preventDefault();
    if (!chosen.checked) chosen.click();
    const next = rows[at + 1];
    const to = next 
      ? (next.querySelector("input:checked") ?? next.querySelector("input[type=radio]"))
      : this.querySelector("button[value=next]");
    to.focus({ focusVisible: true });
    (next ?? to).scrollIntoView({ block: "nearest" });
  }

  say(text, plainly = false) {
    this.status.textContent = text;
    this.status.classList.toggle("is-long", plainly);
  }
}

customElements.define("o2s-answers", Answers);
