"""No page throws away what was typed into one of its forms when another of them is sent."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Hand
from tests.browser.every_page.pages import signed_in
from tests.browser.every_page.test_pages import PARTS, of_a_couple
from tests.browser.scene.words import Words, a_couple
from tests.browser.support.phones import Phone

pytestmark = pytest.mark.browser

FORMS = """() => [...document.querySelectorAll("main form")].map((form, at) => {
  form.dataset.at = at;
  const fields = [...form.elements].filter((each) => each.name && each.matches(
    "input:not([type=hidden], [type=file], [type=password]), textarea, select"));
  const browsers = !!form.closest("o2s-push"); // sent only once the browser has given what it asks
  return { at, browsers, names: fields.map((each) => each.name), method: form.method, action: form.getAttribute("action") ?? "" };
}).filter((each) => each.method === "post" && !each.browsers)"""
"""The forms of a page that are sent, with the names of what is filled in there."""
FILL = """at => {
  const form = document.querySelector(`main form[data-at="${at}"]`), filled = [];
  const say = (each) => each.dispatchEvent(new Event("input", { bubbles: true }));
  for (const each of form.elements) {
    if (!each.name || each.disabled || !each.matches("input, textarea, select")) continue;
    if (["hidden", "file", "password", "submit"].includes(each.type) || each.closest("template")) continue;
    const before = filled.find((one) => one.name === each.name);
    if (each.type === "radio") {
      const last = [...form.elements].filter((one) => one.name === each.name).at(-1);
      if (each === last) { each.checked = true; filled.push({ name: each.name, value: each.value, checked: true }); }
    } else if (each.type === "checkbox") {
      if (!before) { each.checked = !each.checked; filled.push({ name: each.name, value: each.value, checked: each.checked }); }
    } else if (each.tagName === "SELECT") {
      each.selectedIndex = each.options.length - 1;
      filled.push({ name: each.name, value: each.value, checked: null });
    } else if (!before) {
      each.value = { date: "2030-03-04", month: "2030-03", time: "10:30", number: "7" }[each.type] ??
        (each.inputMode === "decimal" || each.inputMode === "numeric" ? "7" : `words ${each.name}`.slice(0, 40));
      if (each.maxLength > 0) each.value = each.value.slice(0, each.maxLength);
      filled.push({ name: each.name, value: each.value, checked: null });
    }
    say(each);
  }
  return filled;
}"""
LOST = """([action, names, filled]) => {
  const fields = (form) => [...form.elements].filter((each) => each.name && each.type !== "hidden").map((each) => each.name);
  const form = [...document.querySelectorAll("main form")].find((each) =>
    (each.getAttribute("action") ?? "") === action && names.every((name) => fields(each).includes(name)));
  if (!form) return null;
  return filled.filter(({ name, value, checked }) => ![...form.elements].some((each) => each.name === name &&
    (checked === null ? each.value === value : each.value === value && each.checked === checked))).map((each) => each.name);
}"""
PRESS = """at => {
  const form = document.querySelector(`main form[data-at="${at}"]`);
  form.noValidate = true;
  form.requestSubmit(form.querySelector("button:not([type=button])"));
}"""


ROW = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
OK = 200


def lost_by(phone: Phone, path: str, sender: dict[str, Any]) -> list[str] | None:
    """What is gone of the other forms' fields once `sender` was sent; None when nothing could be compared."""
    page = phone.page
    page.evaluate("() => localStorage.clear()")
    phone.open(path)
    forms = page.evaluate(FORMS)
    found = next((each for each in forms if each["action"] == sender["action"]), None)
    if found is None:
        return None
    filled = {each["at"]: page.evaluate(FILL, each["at"]) for each in forms if each["names"]}
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.evaluate(PRESS, found["at"])
    page.wait_for_load_state("networkidle")
    if urlsplit(page.url).path != urlsplit(path).path and phone.open(path).status != OK:
        return None
    page.wait_for_load_state("networkidle")
    others = [each for each in forms if each["names"] and each["at"] != found["at"]]
    lost = [page.evaluate(LOST, [each["action"], each["names"], filled[each["at"]]]) for each in others]
    return [name for names in lost if names is not None for name in names]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_form_costs_what_is_typed_in_another(hand: Hand, part: int) -> None:
    ana, ben = a_couple()
    addresses = of_a_couple(ana, ben, Words())
    phone = signed_in(hand, ana)
    found, compared, tried = [], 0, set()
    for what, path in list(addresses.items())[part::PARTS]:
        with phone.guard.expecting(404):
            if phone.open(path).status != OK:  # an earlier form of the way took it away
                continue
        forms = phone.page.evaluate(FORMS)
        for sender in forms:
            pair = (ROW.sub("*", urlsplit(path).path), ROW.sub("*", sender["action"]))
            if pair in tried or not any(each["names"] for each in forms if each is not sender):
                continue
            tried.add(pair)
            with phone.guard.expecting(404, 422):
                lost = lost_by(phone, path, sender)
            compared += lost is not None
            found += [f"{what}: sending the form to {sender['action']} loses {name}" for name in lost or ()]
    assert compared > 2, "several forms on a page"
    assert not found, "\n".join(found)
