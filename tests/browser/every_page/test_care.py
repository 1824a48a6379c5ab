"""A therapist's pages, and those on the way to a table, looked over like any page."""

import pytest
from django.urls import reverse

from our2souls.care.consent import scopes
from our2souls.care.directory import access as directory_access
from our2souls.care.directory import actions as directory_actions
from our2souls.care.invitations import actions as invitation_actions
from our2souls.privacy.viewer import viewing
from tests.browser.conftest import Hand
from tests.browser.every_page.pages import looked_over, named, signed_in
from tests.browser.scene.bridges import bridges
from tests.browser.scene.care import ENTRY, at_their_table, on_the_list
from tests.browser.scene.everything import first_home
from tests.browser.scene.readiness import reports
from tests.browser.scene.story import story
from tests.browser.scene.words import AWKWARD, Words, a_couple
from tests.browser.support.accessibility import look_over
from tests.cast import CastMember
from tests.factories.care import a_therapist, opened, secured

pytestmark = pytest.mark.browser


def offered(ana: CastMember, engagement_id: object) -> set[tuple[str, str]]:
    """Every part that Ana's page offers."""
    page = ana.get(reverse("care:parts", args=[engagement_id]))
    keys = page.context["form"].fields["parts"].choices
    return {(key.partition("/")[0], key.partition("/")[2]) for key, _title in keys}


@pytest.mark.parametrize("kind", ["ordinary", "awkward"])
def test_every_page_of_a_therapist_is_accessible(hand: Hand, kind: str) -> None:
    """The brief with everything open that can be, in words as people write them and in words without a place to break."""
    awkward = kind == "awkward"
    ana, ben = a_couple(awkward=awkward)
    words = AWKWARD if awkward else Words()
    first_home(ana, ben, words)
    bridges(ana, ben, words)
    story(ana, ben, words)
    reports(ana, ben)
    thea, engagement, _suggestion = at_their_table(ana, ben, words, name=words.short)
    joint = {part for part in offered(ana, engagement.pk) if not scopes.is_own(part[0])}
    opened(engagement, ana, ben, parts=joint)
    phone = signed_in(hand, thea)
    names = ("client", "client_print", "suggestion_new")
    at = {f"care:{name}": reverse(f"care:{name}", args=[engagement.pk]) for name in names}
    found = looked_over(phone, named("care:clients", "care:therapist_terms") | at)
    ours = signed_in(hand, ana)
    ours.open(reverse("care:parts", args=[engagement.pk]))
    with ours.guard.expecting(422):
        ours.press("See it as it would be read")
        ours.sees("Tick what you would open first.")
    found += look_over(ours.page, "nothing ticked")
    for box in ours.page.locator("main input[type=checkbox]").all():
        box.check(force=True)
    ours.press("See it as it would be read")
    ours.heading("would read it")
    found += look_over(ours.page, "as it would be read")
    assert not found, "\n".join(found)


def test_pages_on_the_way_to_a_table_are_accessible(hand: Hand) -> None:
    """The link for somebody signed out; the terms, the second step and the question for whoever follows it."""
    ana, _ben = a_couple(awkward=True)
    on_the_list(AWKWARD, AWKWARD.short)
    with viewing(ana.viewer):
        token = invitation_actions.invite().token
    link = {"the invitation": reverse("care:seat_link", args=[token])}
    found = looked_over(hand(), link)
    thea = a_therapist()
    phone = signed_in(hand, thea)
    found += looked_over(phone, link)
    phone.heading("Terms for therapists")
    phone.open(reverse("care:therapist_terms"))
    with phone.guard.expecting(403):
        phone.press("I accept these terms")
        phone.heading("A second step first")
    found += look_over(phone.page, "the second step")
    thea = secured(thea)
    found += looked_over(phone, {"the question": reverse("care:seat")})
    phone.heading("asks you to their table")
    with viewing(thea.viewer):
        claim = directory_actions.invite(directory_access.entry_for(thea.viewer, ENTRY))
    found += looked_over(phone, {"the claim": reverse("care:claim", args=[claim])})
    with phone.guard.expecting(404):
        phone.open(reverse("care:claim", args=["none"]))
    found += look_over(phone.page, "no claim")
    assert not found, "\n".join(found)
