"""Every page: no violation of WCAG 2.2 AA that axe can find, in both schemes; no sideways scroll; nothing broken."""

from typing import Any

import pytest
from django.urls import reverse

from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.browser import acts, scene
from tests.browser.conftest import Hand
from tests.browser.looking import look_over
from tests.browser.phones import Phone
from tests.cast import CastMember, a_person
from tests.letters import post

pytestmark = pytest.mark.browser

OWN = (
    "web:home", "delivery:notices", "delivery:preferences", "intentions:dreams", "dreams:dream_new", "story:horizon",
    "intentions:intention_new",
    "checkins:check_in", "checkins:mine", "people:us", "people:profile", "people:who_sees", "people:help_now", "people:invite",
    "people:join", "people:export", "people:erase", "web:search", "readiness:readiness",
    "readiness:about", "readiness:consent",
)  # fmt: skip
"""Addresses that everybody who is signed in has; what stands there differs."""
SAME = {
    "delivery:preferences",
    "people:help_now",
    "people:export",
    "people:erase",
    "dreams:dream_new",
    "people:profile",
    "readiness:about",
    "readiness:consent",
}
"""Those that are the same for somebody alone, but for a sentence."""
SIGNING_IN = (
    "usersessions_list", "mfa_index", "mfa_activate_totp", "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "account_email", "account_change_password", "account_logout",
)  # fmt: skip
PARTS = 3
"""The couple's pages are looked over in parts, so that two processes share them."""


def looked_over(phone: Phone, addresses: dict[str, str], *, again: bool = False) -> list[str]:
    """Open each and look it over; `again` where it was looked over with other words."""
    found = []
    for what, path in addresses.items():
        response = phone.open(path)
        assert response.status == 200, f"{what}: {response.status} at {path}"
        found += look_over(phone.page, what, again=again)
    return found


def signed_in(hand: Hand, member: CastMember) -> Phone:
    """A phone that carries a member's session."""
    phone = hand()
    phone.sign_in(member.client.cookies["session"].value)
    return phone


def named(*names: str) -> dict[str, str]:
    """Addresses without arguments, by their names."""
    return {name: reverse(name) for name in names}


def of_a_couple(ana: CastMember, ben: CastMember, said: scene.Words) -> dict[str, str]:
    """All addresses of somebody who lives with somebody here."""
    of_two = named("checkins:partner", "people:leave")
    return named(*OWN) | of_two | scene.everything(ana, ben, said)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", ["ordinary", "awkward"])
def test_a_couples_pages(hand: Hand, kind: str, part: int) -> None:
    """In English with words as people write them; in Spanish with sixty letters for a name and no place to break it."""
    awkward = kind == "awkward"
    ana, ben = scene.two(awkward=awkward, language="es" if awkward else "en")
    addresses = of_a_couple(ana, ben, scene.AWKWARD if awkward else scene.Words())
    phone = signed_in(hand, ana)
    found = looked_over(phone, dict(list(addresses.items())[part::PARTS]), again=awkward)
    assert not found, "\n".join(found)
    assert phone.page.locator("html").get_attribute("lang") == ("es" if awkward else "en")


def test_pages_around_signing_in(hand: Hand) -> None:
    ana, _ben = scene.two(awkward=True)
    phone = signed_in(hand, ana)
    found = looked_over(phone, named(*SIGNING_IN))
    assert not found, "\n".join(found)


def test_pages_of_somebody_alone(hand: Hand) -> None:
    cleo = a_person("Cleo", hue="fern", time_zone="Europe/Berlin")
    found = looked_over(signed_in(hand, cleo), named(*(name for name in OWN if name not in SAME)))
    assert not found, "\n".join(found)


def test_pages_of_those_who_wait(hand: Hand) -> None:
    """An open invitation, the page it opens, somebody who has joined, and both who wait for the other's word."""
    cleo = a_person("Cleo", hue="fern", time_zone="Europe/Berlin")
    noor = a_person("Noor", hue="tide")
    with viewing(cleo.viewer):
        token = pairing_actions.invite(cleo.person, words="For both our lists.").token
    hers, his, nobodys = signed_in(hand, cleo), signed_in(hand, noor), hand()
    found = looked_over(hers, {f"open: {name}": reverse(name) for name in ("web:home", "people:invite")})
    link = {"the invitation": reverse("people:join_link", args=[token])}
    found += looked_over(nobodys, link) + looked_over(his, link)
    pairing_actions.accept(noor.person, pairing_actions.preview_for(token), hue="tide")
    found += looked_over(hers, {f"taken: {name}": reverse(name) for name in ("web:home", "people:invite")})
    found += looked_over(his, {f"waits: {name}": reverse(name) for name in ("web:home", "people:join")})
    assert not found, "\n".join(found)


def test_signed_out_pages(hand: Hand) -> None:
    names = (
        "web:landing",
        "web:offline",
        "account_login",
        "account_signup",
        "mfa_signup_webauthn",
        "account_reset_password",
    )
    phone = hand()
    found = looked_over(phone, named(*names, "people:help_now", "people:join"))
    phone.open(reverse("account_signup"))
    phone.write("What should we call you?", "Ana")
    phone.write("Email", "ana@example.org")
    phone.write("Password", acts.PASSWORD)
    phone.press("Start")
    phone.heading("Look at your email")
    found += look_over(phone.page, "the code")
    assert not found, "\n".join(found)
    assert len(post()) == 1


def test_pages_in_their_other_states(hand: Hand) -> None:
    """With a place chosen, as a list, folds and sheets open, a toast in sight."""
    ana, ben = scene.two(awkward=True)
    at = scene.everything(ana, ben, scene.Words())
    phone = signed_in(hand, ana)
    page = phone.page
    phone.open(reverse("checkins:check_in"))
    page.get_by_role("radio", name="Energy low, easy").check()
    page.locator("main summary").first.click()
    found = look_over(page, "a place chosen")
    phone.pick("As a list of words")
    found += look_over(page, "as a list of words")
    for what, button in (("intentions:intention", "More for this intention"), ("story:horizon", "Keep a dream")):
        phone.open(at.get(what) or reverse(what))
        phone.press(button)
        found += look_over(page, f"{what} with its sheet")
    for what in ("own dreams:dream", "own dreams:dream_edit", "intentions:intention", "partner's check-in, all"):
        phone.open(at[what])
        page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true })")
        found += look_over(page, f"{what}, unfolded")
    phone.open(at["kept dream"])
    phone.press("Share with", exact=False)
    page.locator(".toast").wait_for()
    found += look_over(page, "a toast")
    assert not found, "\n".join(found)


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
    told = phone.page.locator("main [aria-invalid=true]").evaluate_all(SPEECHLESS)
    said = [f"{what}: no sentence for {each}" for each in told]
    return said + look_over(phone.page, f"{what}, refused", again=again)


def test_forms_that_are_refused(hand: Hand) -> None:
    ana, ben = scene.two()
    at = scene.everything(ana, ben, scene.Words())
    phone = signed_in(hand, ana)
    names = (
        "own dreams:dream_edit", "dreams:dream_support", "dream_ending came-true", "weave of two",
        "intentions:intention_why", "intentions:intention_edit",
        "intentions:milestone_new", "intentions:measure", "intentions:entries",
        "intentions:revisit", "intentions:intention_reach", "note_new",
    )  # fmt: skip
    posts = {name: at[name] for name in names} | named(
        "intentions:dreams", "dreams:dream_new", "checkins:check_in", "people:profile"
    )
    found: list[str] = []
    for what, path in posts.items():
        form = "main form.weaving" if what == "weave of two" else "main form[method=post]"
        found += refused(
            phone, what, path, form, again=what not in {"own dreams:dream_edit", "checkins:check_in", "people:profile"}
        )
    found += refused(phone, "answer in own words", at["partner's check-in, all"], "main details form", again=True)
    assert not found, "\n".join(found)


def test_forms_at_the_door_that_are_refused(hand: Hand) -> None:
    phone = hand()
    found: list[str] = []
    for name in ("account_login", "account_signup", "account_reset_password", "people:join"):
        found += refused(phone, name, reverse(name), "main form[method=post]")
    assert not found, "\n".join(found)


def test_problem_pages(hand: Hand, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ana, _ben = scene.two()
    phone = signed_in(hand, ana)
    found: list[str] = []

    def shown(status: int, path: str) -> None:
        nonlocal found
        with phone.guard.expecting(status):
            assert phone.open(path).status == status
            found += look_over(phone.page, str(status))

    shown(404, "/no/such/page")
    with monkeypatch.context() as patched:
        patched.setattr("our2souls.web.home.today", lambda _zone: 1 // 0)
        shown(500, reverse("web:home"))
    with phone.guard.expecting(403):
        phone.open(reverse("intentions:dreams"))
        phone.context.clear_cookies(name="csrftoken")
        phone.write("What are you dreaming of?", "A boat", within=".capture")
        phone.press("Keep it", within=".capture")
        phone.heading("open too long")
        found += look_over(phone.page, "403")
    with phone.guard.expecting(413):
        phone.open(reverse("intentions:dreams"))
        phone.page.evaluate("() => { document.querySelector('.capture input[name=line]').maxLength = 3e6 }")
        phone.write("What are you dreaming of?", "a boat " * 300_000, within=".capture")
        phone.press("Keep it", within=".capture")
        phone.heading("This is too large to take in")
        found += look_over(phone.page, "413")
    with phone.guard.expecting(429):
        for _try in range(61):
            phone.context.request.get(f"{phone.origin}/us/j/nobody-has-this")
        assert phone.open("/us/j/nobody-has-this").status == 429
        found += look_over(phone.page, "429")
    settings.ALLOWED_HOSTS = ["elsewhere.example"]
    shown(400, "/")
    assert not found, "\n".join(found)
