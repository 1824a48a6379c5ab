"""Forms that are refused say at each field what is missing, and are looked over like any page."""

from datetime import date

import pytest
from django.urls import reverse

from tests.browser.conftest import Hand
from tests.browser.every_page.pages import named, signed_in
from tests.browser.scene.everything import everything
from tests.browser.scene.words import Words, a_couple
from tests.browser.support.accessibility import look_over
from tests.browser.support.phones import Phone
from tests.factories.milestones import an_ics_upload, on_day

pytestmark = pytest.mark.browser

EMPTIED = """form => {
  for (const each of form.elements) {
    if (["radio", "checkbox"].includes(each.type)) each.checked = false;
    else if (each.type !== "hidden" && each.tagName !== "BUTTON" && each.tagName !== "SELECT") each.value = "";
  }
  form.noValidate = true;
  form.requestSubmit(form.querySelector("button:not([type=button])"));
}"""
SPEECHLESS = """all => all.filter((each) => {
  const group = each.type === "radio" || each.type === "checkbox" ? each.closest("fieldset") ?? each : each;
  const ids = (group.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id.endsWith("_error"));
  return !ids.some((id) => document.getElementById(id)?.textContent.trim());
}).map((each) => each.outerHTML.slice(0, 120))"""
REFUSED = "main [aria-invalid=true], main .error, main [role=alert]"


def refused(phone: Phone, what: str, path: str, form: str, *, again: bool = False) -> list[str]:
    """Send a form empty; the page that comes back says at its field what is missing. `again`: as others before it did."""
    phone.open(path)
    with phone.guard.expecting(422):
        phone.page.locator(form).first.evaluate(EMPTIED)
        phone.page.locator(REFUSED).first.wait_for()
    speechless = phone.page.locator("main [aria-invalid=true]").evaluate_all(SPEECHLESS)
    return [f"{what}: no sentence for {each}" for each in speechless] + look_over(
        phone.page, f"{what}, refused", again=again
    )


def test_refused_forms_say_what_is_missing(hand: Hand) -> None:
    ana, ben = a_couple()
    at = everything(ana, ben, Words())
    phone = signed_in(hand, ana)
    names = (
        "own dreams:dream_edit", "dreams:dream_support", "dream_ending came-true", "weave of two",
        "intentions:intention_why", "intentions:intention_edit",
        "intentions:milestone_new", "intentions:measure", "intentions:entries",
        "intentions:revisit", "intentions:intention_reach", "note_new",
    )  # fmt: skip
    upload = an_ics_upload(ana, on_day("Birthday", date(2090, 3, 1)))
    calendar = {"dates to choose from": reverse("milestones:ics_dates", args=[upload.pk])}
    posts = (
        {name: at[name] for name in names}
        | calendar
        | named("milestones:ics_import", "intentions:dreams", "dreams:dream_new", "checkins:check_in", "people:profile")
    )
    found: list[str] = []
    for what, path in posts.items():
        form = "main form[method=post]"
        if what == "weave of two":  # its first step asks for nothing
            phone.open(path)
            phone.press("Continue")
            phone.page.wait_for_url("**step=name**")
            path = phone.page.url.removeprefix(phone.origin)  # noqa: PLW2901
        found += refused(
            phone, what, path, form, again=what not in {"own dreams:dream_edit", "checkins:check_in", "people:profile"}
        )
    found += refused(phone, "answer in own words", at["partner's check-in, all"], "main details form", again=True)
    assert not found, "\n".join(found)


def test_refused_forms_at_the_door_say_what_is_missing(hand: Hand) -> None:
    phone = hand()
    found: list[str] = []
    for name in ("account_login", "account_signup", "account_reset_password", "people:join"):
        found += refused(phone, name, reverse(name), "main form[method=post]")
    assert not found, "\n".join(found)
