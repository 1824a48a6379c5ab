"""A check-in in twenty seconds on a phone: what is needed after the tap is on the screen, with or without script."""

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect

from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.checkins import a_checkin

pytestmark = pytest.mark.browser

PLACES = [f"{ease}-{energy}" for ease in (1, 3, 5) for energy in (1, 3, 5)]
"""One of each region, which has words of its own."""
UNCOVERED = """(each) => {
  const box = each.getBoundingClientRect();
  const inside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return inside && scrollY === 0 && each.contains(at);
}"""


def on_a_phone(hand: Hand, language: str = "en", *, script: bool = True) -> tuple[Phone, CastMember, CastMember]:
    """Ana's phone at the check-in, in a language, and the two."""
    ana, ben = a_couple()
    Person.objects.filter(pk=ana.id).update(language=language)
    phone = hand(script=script)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(reverse("checkins:check_in"))
    return phone, ana, ben


def within_reach(each: Locator) -> bool:
    """Whether the whole of it is on the screen and under nothing, without scrolling."""
    return bool(each.evaluate(UNCOVERED))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_words_audience_and_the_button_are_within_reach_after_the_tap(
    hand: Hand,
    language: str,
    script: bool,  # noqa: FBT001 - pytest's form
) -> None:
    phone, _ana, _ben = on_a_phone(hand, language, script=script)
    page = phone.page
    for place in PLACES:
        page.locator(f"label.af:has(input[value='{place}'])").click()
        needed = [*page.locator(".chip:visible").all(), *page.locator(".segment").all()]
        needed.append(page.locator(".checkin-bar button"))
        assert len(needed) == 12 + 3 + 1
        assert [within_reach(each) for each in needed] == [True] * 16, place
    page.locator(".chip:visible").first.click()
    page.locator(".segment:has([value=colour])").click()
    assert within_reach(page.locator(".checkin-bar button"))
    page.locator(".checkin-bar button").click()
    page.wait_for_url("**/today")


def test_a_check_in_is_answered_and_told_more_of_from_the_keyboard(hand: Hand) -> None:
    ana, ben = a_couple()
    checkin = a_checkin(ana, "all")
    bens, anas = hand(), hand()
    for phone, member in ((bens, ben), (anas, ana)):
        phone.sign_in(member.client.cookies["session"].value)
    bens.open(reverse("web:home"))
    bens.sees("low energy")
    bens.page.get_by_role("button", name="Tell me more").press("Enter")
    bens.sees("You answered")
    anas.open(reverse("web:home"))
    anas.page.get_by_role("link", name="Tell more").press("Enter")
    anas.field("Tell more, in your words").fill("The bank called.")
    anas.page.get_by_role("button", name="Let Ben read it").press("Enter")
    anas.sees("Ben can read it now.")
    bens.open(reverse("checkins:check_in_one", args=[checkin.pk]))
    bens.sees("The bank called.")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_closeness_needs_no_pointer(hand: Hand, script: bool) -> None:  # noqa: FBT001 - pytest's form
    phone, ana, _ben = on_a_phone(hand, script=script)
    phone.link("How close do you feel this week?", exact=False)
    first = phone.page.get_by_role("radio", name="1 of 7: two circles far apart")
    first.focus()
    for key in ("Space", "ArrowRight", "ArrowRight", "Enter"):
        phone.page.keyboard.press(key)
    phone.sees("Saved.")
    expect(phone.page.get_by_role("radio", name="3 of 7")).to_be_checked()
    with viewing(ana.viewer):
        assert "3 of 7" in ana.get(reverse("checkins:closeness")).text
