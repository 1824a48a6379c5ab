/* <form method="post" data-in-place>: what it does shows where it was pressed. The answer is the page as it stands then: its
   main part takes the place of this one, the scroll position, the focus and what was typed elsewhere stay, and its toasts are
   said. An answer that is another page is gone to. Without script, or when the line breaks, the form is sent as ever: its key
   makes one act of both.
   Where a page has news (o2s-live.js) it is brought up to date in the same way, unless somebody types in it. */

const FIELDS = "input:not([type=hidden], [type=file], [type=password]), textarea, select";
const CARRIED = "o2s-toasts";
const nameOf = (form) => form.getAttribute("action") || location.pathname;

const chosen = (select) => [...select.options].find((each) => each.defaultSelected) ?? select.options[0];
const defaultOf = (each) => (each.tagName === "SELECT" ? chosen(each)?.value : each.defaultValue);

/* What differs from what the page came with, by form and field. */
function typed(but) {
  const kept = [];
  for (const form of document.forms) {
    if (form === but || form.method !== "post") continue;
    for (const each of form.querySelectorAll(FIELDS)) {
      const box = each.type === "checkbox" || each.type === "radio";
      const changed = box ? each.checked !== each.defaultChecked : each.value !== defaultOf(each);
      if (each.name && changed) kept.push([nameOf(form), each.name, each.value, box ? each.checked : null]);
    }
  }
  return kept;
}

function giveBack(kept) {
  for (const [action, name, value, checked] of kept) {
    for (const form of document.forms) {
      if (nameOf(form) !== action) continue;
      for (const each of form.querySelectorAll(FIELDS)) {
        if (each.name !== name) continue;
        if (checked === null) each.value = value;
        else if (each.value === value) each.checked = checked;
      }
    }
  }
}

const opened = () => [...document.querySelectorAll("main details[open]")].map((each) => each.querySelector("summary")?.textContent.trim());

/* The place of the act: the nearest thing with an id, where it stands, and in which list. */
function placeOf(form, pressed) {
  const around = (pressed ?? form).closest("main [id]:not(input, textarea, select, button, h2)");
  const list = around?.closest("ul, ol"), items = [...(list?.children ?? [])];
  const { top } = (around ?? form).getBoundingClientRect();
  return { id: around?.id, top, at: scrollY, list: headingOf(around), nth: items.indexOf(around) };
}

const headingOf = (each) => each?.closest("section, article, main")?.querySelector("h1, h2, h3")?.id;
const CONTROLS = "form[data-in-place] button:not([disabled]), a[href], button:not([disabled])";

/* Where the act was: the same thing, or where it went to another list or away, what stands in its stead now; else the heading. */
function settle(place) {
  scrollTo({ top: place.at, behavior: "instant" });
  const same = place.id && document.getElementById(place.id);
  const stays = same && headingOf(same) === place.list;
  if (stays) scrollBy({ top: same.getBoundingClientRect().top - place.top, behavior: "instant" });
  const section = document.getElementById(place.list)?.closest("section, article, main");
  const rows = [...(section?.querySelector("ul, ol")?.children ?? [])];
  const here = stays ? same : rows[Math.min(Math.max(place.nth, 0), rows.length - 1)] ?? document.querySelector("main h1");
  const next = here?.querySelector(CONTROLS) ?? here;
  if (next && next === here && !here.hasAttribute("tabindex")) here.tabIndex = -1;
  next?.focus({ preventScroll: true });
}

const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

function swap(page, kept, open) {
  const main = page.querySelector("main");
  document.querySelector("main").replaceWith(main);
  document.title = page.title;
  const key = page.querySelector("input[name=form-key]")?.value;
  if (key) for (const each of document.querySelectorAll("input[name=form-key]")) each.value = key;
  for (const each of document.querySelectorAll("main details")) {
    if (open.includes(each.querySelector("summary")?.textContent.trim())) each.open = true;
  }
  giveBack(kept);
}

function show(page, toasts, place, kept, open) {
  swap(page, kept, open);
  document.querySelector(".toasts")?.replaceChildren(...(toasts?.children ?? []));
  settle(place);
}

/* To another page, which has been read already and has said what happened: its words go along. */
function leave(url, toasts) {
  if (toasts?.children.length) sessionStorage.setItem(CARRIED, toasts.innerHTML);
  location.assign(url);
}

const carried = sessionStorage.getItem(CARRIED);
if (carried) {
  sessionStorage.removeItem(CARRIED);
  const page = new DOMParser().parseFromString(carried, "text/html");
  const key = document.querySelector("input[name=form-key]")?.value;
  for (const each of page.querySelectorAll("input[name=form-key]")) each.value = key ?? each.value;
  document.querySelector(".toasts")?.append(...page.body.children);
}

async function send(form, pressed) {
  const place = placeOf(form, pressed), kept = typed(form), open = opened();
  const body = new URLSearchParams(new FormData(form, pressed));
  form.setAttribute("aria-busy", "true");
  let answer = null;
  try {
    answer = await fetch(form.action, { method: "POST", body });
  } catch { /* sent as ever, below */ }
  if (answer?.ok) {
    const page = await read(answer), toasts = page.querySelector(".toasts");
    if (new URL(answer.url).pathname === location.pathname) return show(page, toasts, place, kept, open);
    if (!form.closest(".toasts")) return leave(answer.url, toasts);
    const here = await fetch(location.href).catch(() => null); // undone, and shown where one is
    if (here?.ok) return show(await read(here), toasts, place, kept, open);
    return location.reload();
  }
  form.removeAttribute("aria-busy");
  form.removeAttribute("data-in-place");
  return setTimeout(() => form.requestSubmit(pressed)); // a form that is being sent ignores it
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.hasAttribute("data-in-place")) return;
  event.preventDefault();
  if (!form.getAttribute("aria-busy")) send(form, event.submitter);
});

const WRITING = "input:not([type=radio], [type=checkbox], [type=submit]), textarea, select, [contenteditable]";
const isBusy = () => document.documentElement.hidden || document.activeElement?.matches(WRITING) || typed().length > 0 ||
  document.querySelector("main [aria-busy=true], main [data-busy], :popover-open, dialog[open]");

/* What has the focus, as it is found again on the same page drawn anew: by its marks, its form and its words. */
function focused() {
  const each = document.activeElement?.closest("main *");
  if (!each) return null;
  const marked = (one, marks) => one.localName +
    marks.filter((mark) => one.hasAttribute(mark)).map((mark) => `[${mark}="${CSS.escape(one.getAttribute(mark))}"]`).join("");
  const form = each.closest("form[action]");
  const path = `main ${form ? `${marked(form, ["action"])} ` : ""}${marked(each, ["id", "href", "name", "value"])}`;
  return { path, text: each.textContent };
}

async function refresh() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || new URL(answer.url).pathname !== location.pathname) return false;
  const page = await read(answer);
  if (isBusy() || !page.querySelector("main")) return false; // they began to write meanwhile
  const at = scrollY, focus = focused(), open = opened();
  swap(page, [], open);
  scrollTo({ top: at, behavior: "instant" });
  const again = focus && [...document.querySelectorAll(focus.path)].find((each) => each.textContent === focus.text);
  if (focus) (again ?? document.querySelector("main")).focus({ preventScroll: true });
  document.querySelector("o2s-live")?.say();
  return true;
}

document.addEventListener("o2s-news", (event) => { event.detail.done = isBusy() ? false : refresh(); });
