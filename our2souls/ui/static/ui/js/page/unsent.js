/* <meta name="device-key" content="…" data-back="…" data-discard="…" data-asked="/unsent/was-kept/">
   Keeps what is typed into a form on this device, encrypted, until the server has it: a broken connection, a closed tab or
   another form of the page costs no word, nor what was picked beside it. The key comes with each page of the same person and
   is nowhere on the device; somebody else who logs in cannot read it, and their first letter takes its place. Logging out
   forgets it (leaving.js). */

const PLACE = "o2s-unsent", DAYS = 7 * 24 * 60 * 60 * 1000;
const meta = document.querySelector("meta[name=device-key]");
const key = meta && globalThis.crypto?.subtle
  ? crypto.subtle.importKey("raw", Uint8Array.from(atob(meta.content), (c) => c.charCodeAt(0)), "AES-GCM", false, ["encrypt", "decrypt"])
  : null;
const KINDS = ["text", "search", "email", "url", "tel"];
let writing = Promise.resolve();

/* What stands beside a chosen file goes with the file, which no page can bring back. */
const typed = (form) => [...form.elements].filter((each) => each.name && each.name !== "code" && !each.closest(".picked") &&
  (each.tagName === "TEXTAREA" || (each.tagName === "INPUT" && KINDS.includes(each.type))));
const picks = (form) => [...form.elements].filter((each) => each.name && !each.closest(".picked") &&
  (each.tagName === "SELECT" || ["radio", "checkbox", "date", "month", "time", "number"].includes(each.type)));
const pickOf = (each) => (["radio", "checkbox"].includes(each.type) ? [each.name, each.value, each.checked] : [each.name, each.value]);
const picked = (form) => picks(form).map(pickOf);
const keyOf = (form) => form.elements.namedItem("form-key")?.value;
const counts = (form) => 
  form?.method === "post" && keyOf(form) &&
  !form.querySelector("[type=password], [name=credential], [name=vault_words]") && typed(form).length > 0;
const placeOf = (form) => `${form.getAttribute("action") || location.pathname} ${typed(form).map((each) => each.name)}`;
const pathOf = (place) => new URL(place.slice(0, place.indexOf(" ")), location.href).pathname;
const valuesOf = (form) => typed(form).map((each) => each.value);
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (c) => String.fromCharCode(c)).join(""));

async function read() {
  try {
    const [iv, sealed] = localStorage.getItem(PLACE).split(".").map(bytes);
    const all = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key, sealed)));
    for (const [place, entry] of Object.entries(all)) if (entry.at < Date.now() - DAYS) delete all[place];
    return all;
  } catch {
    return {};
  }
}

/* One change after the other, each on what lies there then: another tab may have written meanwhile. */
function change(edit) {
  writing = writing.then(async () => {
    const all = await read();
    edit(all);
    if (!Object.keys(all).length) return localStorage.removeItem(PLACE);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, new TextEncoder().encode(JSON.stringify(all)));
    return localStorage.setItem(PLACE, `${text(iv)}.${text(sealed)}`);
  }).catch(() => {});
  return writing;
}

const keep = (form, sent) => {
  const entry = { key: keyOf(form), values: valuesOf(form), picks: picked(form), at: Date.now(), sent };
  return change((all) => {
    if (entry.values.some((value) => value.trim())) all[placeOf(form)] = entry;
    else delete all[placeOf(form)];
  });
};

async function wasKept(place, entry) {
  const asked = `${meta.dataset.asked}${entry.key}?at=${encodeURIComponent(pathOf(place))}`;
  const answer = await fetch(asked).catch(() => null);
  return answer?.ok && !answer.redirected ? (await answer.json()).kept : null;
}

function pick(form, all) {
  for (const [name, value, checked] of all ?? []) {
    for (const each of picks(form)) {
      if (each.name !== name) continue;
      if (checked === undefined) each.value = value;
      else if (each.value === value) each.checked = checked;
    }
  }
}

function offer(form, entry) {
  const fields = typed(form), before = valuesOf(form), beside = picked(form);
  fields.forEach((each, at) => { each.value = entry.values[at]; });
  pick(form, entry.picks);
  const notice = document.createElement("p");
  notice.className = "notice unsent-back";
  notice.setAttribute("role", "status");
  const said = document.createElement("span"), discard = document.createElement("button");
  said.textContent = meta.dataset.back;
  discard.type = "button";
  discard.className = "btn btn-plain";
  discard.textContent = meta.dataset.discard;
  discard.addEventListener("click", () => {
    fields.forEach((each, at) => { each.value = before[at]; });
    pick(form, beside);
    notice.remove();
    change((all) => { delete all[placeOf(form)]; });
    fields[0].focus();
  });
  notice.append(said, discard);
  fields[0].closest(".field, fieldset, label, o2s-memo")?.before(notice) ?? form.prepend(notice);
}

async function look() {
  const all = await read();
  const here = new Map([...document.forms].filter(counts).map((form) => [placeOf(form), form]));
  for (const [place, entry] of Object.entries(all)) {
    const form = here.get(place);
    if (!form && !entry.sent) continue;
    if (form && String(valuesOf(form)) === String(entry.values)) { await keep(form, false); continue; }
    const kept = await wasKept(place, entry);
    if (kept) await change((now) => { if (now[place]?.key === entry.key) delete now[place]; });
    else if (form && kept === false && String(valuesOf(form)) !== String(entry.values)) offer(form, entry);
  }
}

if (key) {
  document.addEventListener("input", (event) => { if (counts(event.target.form)) keep(event.target.form, false); });
  document.addEventListener("submit", (event) => { if (counts(event.target)) keep(event.target, true); }, true);
  look();
}
