"""Every page: no violation of WCAG 2.2 AA that axe can find, in both schemes; no sideways scroll; nothing broken."""

import pytest
from django.urls import reverse

from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.browser.conftest import Hand
from tests.browser.every_page.pages import looked_over, named, signed_in
from tests.browser.scene.everything import everything
from tests.browser.scene.words import AWKWARD, Words, a_couple
from tests.browser.support import acts
from tests.browser.support.accessibility import look_over
from tests.cast import CastMember, a_person
from tests.letters import post

pytestmark = pytest.mark.browser

OWN = (
    "web:home", "delivery:notices", "delivery:preferences", "intentions:dreams", "dreams:dream_new", "story:horizon",
    "story:calendar",
    "intentions:intention_new",
    "checkins:check_in", "checkins:mine", "people:us", "people:profile", "people:who_sees", "people:help_now", "people:invite",
    "people:join", "people:export", "people:erase", "web:search", "readiness:readiness", "care:therapists",
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
    "account_email", "account_change_password", "account_logout", "people:app_lock",
)  # fmt: skip
PARTS = 3
"""The couple's pages are looked over in parts, so that two processes share them."""


def of_a_couple(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """All addresses of somebody who lives with somebody here."""
    of_two = named(
        "checkins:partner", "checkins:patterns", "checkins:shared_patterns", "checkins:closeness", "people:leave"
    )
    return named(*OWN) | of_two | everything(ana, ben, words)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", ["ordinary", "awkward"])
def test_every_page_of_a_couple_is_accessible(hand: Hand, kind: str, part: int) -> None:
    """In English with words as people write them; in Spanish with sixty letters for a name and no place to break it."""
    awkward = kind == "awkward"
    ana, ben = a_couple(awkward=awkward, language="es" if awkward else "en")
    addresses = of_a_couple(ana, ben, AWKWARD if awkward else Words())
    phone = signed_in(hand, ana)
    found = looked_over(phone, dict(list(addresses.items())[part::PARTS]), again=awkward)
    assert not found, "\n".join(found)
    assert phone.page.locator("html").get_attribute("lang") == ("es" if awkward else "en")


def test_pages_around_signing_in_are_accessible(hand: Hand) -> None:
    ana, _ben = a_couple(awkward=True)
    phone = signed_in(hand, ana)
    found = looked_over(phone, named(*SIGNING_IN))
    assert not found, "\n".join(found)


def test_pages_of_somebody_alone_are_accessible(hand: Hand) -> None:
    cleo = a_person("Cleo", hue="fern", time_zone="Europe/Berlin")
    found = looked_over(signed_in(hand, cleo), named(*(name for name in OWN if name not in SAME)))
    assert not found, "\n".join(found)


def test_pages_of_those_who_wait_are_accessible(hand: Hand) -> None:
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


def test_signed_out_pages_are_accessible(hand: Hand) -> None:
    names = (
        "web:landing",
        "web:offline",
        "web:privacy",
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


def test_pages_in_their_other_states_are_accessible(hand: Hand) -> None:
    """With a place chosen, as a list, folds and sheets open, a toast in sight."""
    ana, ben = a_couple(awkward=True)
    at = everything(ana, ben, Words())
    phone = signed_in(hand, ana)
    page = phone.page
    phone.open(reverse("checkins:check_in"))
    page.get_by_role("radio", name="Energy low, easy").check()
    page.locator("main summary").first.click()
    found = look_over(page, "a place chosen")
    phone.pick("As a list")
    found += look_over(page, "as a list of words")
    for what, button in (("intentions:intention", "More for this intention"), ("story:horizon", "Add a dream")):
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
