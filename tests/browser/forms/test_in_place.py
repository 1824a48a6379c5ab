"""What is done shows where it was pressed: the place on the page, the focus and what was typed elsewhere stay."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.intentions.core.models import Intention
from our2souls.intentions.plan.models import Milestone
from our2souls.lib.clock import today
from our2souls.privacy.viewer import viewing
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.checkins import a_checkin
from tests.factories.intentions.commitments import a_commitment
from tests.factories.intentions.core import a_fridge_item, a_milestone, an_intention

pytestmark = pytest.mark.browser


def phone_of(member: CastMember, hand: Hand, *, script: bool = True) -> Phone:
    """A phone that carries a member's session."""
    phone = hand(script=script)
    phone.sign_in(member.client.cookies["session"].value)
    return phone


@pytest.fixture
def two() -> tuple[CastMember, CastMember, Intention]:
    """Ana and Ben, and an intention with a long way."""
    ana, ben = a_couple()
    home = an_intention(ana, ben)
    for number in range(12):
        a_milestone(ana, home, f"Step {number}")
    return ana, ben, home


def test_done_keeps_the_place_and_the_focus_and_can_be_undone(
    two: tuple[CastMember, CastMember, Intention], hand: Hand
) -> None:
    ana, _ben, home = two
    phone = phone_of(ana, hand)
    phone.open(reverse("intentions:intention", args=[home.pk]))
    button = phone.page.get_by_role("button", name="Done: Step 0")
    button.scroll_into_view_if_needed()
    step = phone.page.locator(f"#m-{Milestone._base_manager.get(position=1).pk}")
    before = step.bounding_box()
    phone.page.evaluate("window.stays = true")
    button.focus()
    phone.page.keyboard.press("Enter")
    phone.sees("Done.", within=".toast")
    assert phone.page.evaluate("window.stays"), "the page was loaded anew"
    after = step.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2
    assert phone.focused().evaluate(f"each => !!each.closest('#{step.get_attribute('id')}')")
    phone.press("Undo", within=".toast")
    phone.sees("It is open again.", within=".toast")
    expect(phone.page.get_by_role("button", name="Done: Step 0")).to_be_visible()
    assert phone.page.evaluate("window.stays")
    with viewing(ana.viewer):
        assert not Milestone.objects.exclude(done_at=None).exists()


def test_an_act_at_home_is_undone_at_home(two: tuple[CastMember, CastMember, Intention], hand: Hand) -> None:
    ana, _ben, home = two
    a_commitment(ana, home, "Call the bank", on=today(ana.us.zone))
    phone = phone_of(ana, hand)
    phone.open(reverse("web:home"))
    phone.page.evaluate("window.stays = true")
    phone.press("Kept: Call the bank")
    phone.sees("Kept.", within=".toast")
    phone.press("Undo", within=".toast")
    expect(phone.page.get_by_role("button", name="Kept: Call the bank")).to_be_visible()
    assert phone.page.evaluate("window.stays")
    assert phone.page.url.endswith(reverse("web:home"))


def test_what_is_typed_stays_when_something_else_is_ticked(
    two: tuple[CastMember, CastMember, Intention], hand: Hand
) -> None:
    ana, ben, _home = two
    a_fridge_item(ben, "Swim before breakfast")
    phone = phone_of(ana, hand)
    phone.open(reverse("intentions:fridge"))
    new = phone.page.locator("form.fridge-add input[name=text]")
    new.fill("Learn to sail")
    phone.page.locator("form[action$=tick] button").first.click()
    phone.sees("Done.", within=".toast")
    expect(phone.page.locator("form.fridge-add input[name=text]")).to_have_value("Learn to sail")
    phone.press("Add it")
    phone.sees("It’s on the fridge.", within=".toast")
    phone.sees("Learn to sail", within="main")
    expect(phone.page.locator("form.fridge-add input[name=text]")).to_have_value("")


def test_a_broken_line_sends_the_form_as_ever(two: tuple[CastMember, CastMember, Intention], hand: Hand) -> None:
    ana, _ben, home = two
    phone = phone_of(ana, hand)
    phone.open(reverse("intentions:intention", args=[home.pk]))
    phone.page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('away')); }")
    phone.press("Done: Step 0")
    phone.sees("Done.", within=".toast")
    with viewing(ana.viewer):
        assert Milestone.objects.exclude(done_at=None).count() == 1


def test_without_script_the_page_returns_to_the_row(two: tuple[CastMember, CastMember, Intention], hand: Hand) -> None:
    ana, _ben, home = two
    phone = phone_of(ana, hand, script=False)
    phone.open(reverse("intentions:intention", args=[home.pk]))
    phone.press("Done: Step 0")
    phone.sees("Done.", within=".toast")
    row = phone.page.locator(f"#m-{Milestone._base_manager.get(position=1).pk}")
    assert phone.page.url.endswith(f"#{row.get_attribute('id')}")
    expect(row).to_be_in_viewport()


def test_pressing_twice_is_one_act_in_place(two: tuple[CastMember, CastMember, Intention], hand: Hand) -> None:
    ana, _ben, home = two
    phone = phone_of(ana, hand)
    phone.open(reverse("intentions:intention", args=[home.pk]))
    phone.page.evaluate("window.stays = true")
    phone.page.get_by_role("button", name="Done: Step 0").dblclick()
    phone.sees("Done.", within=".toast")
    assert phone.page.evaluate("window.stays")


def test_a_line_that_goes_to_another_list_leaves_the_view_and_the_focus_where_they_were(
    two: tuple[CastMember, CastMember, Intention], hand: Hand
) -> None:
    ana, ben, _home = two
    for number in range(14):
        a_fridge_item(ben, f"Line {number}")
    phone = phone_of(ana, hand)
    phone.open(reverse("intentions:fridge"))
    button = phone.page.locator("form[action$=tick] button").nth(3)
    button.scroll_into_view_if_needed()
    before = phone.page.evaluate("scrollY")
    button.focus()
    phone.page.keyboard.press("Enter")
    phone.sees("Done.", within=".toast")
    assert phone.page.evaluate("scrollY") == before
    assert phone.focused().evaluate("each => each.closest('form')?.action.endsWith('/tick')")
    phone.press("Undo", within=".toast")
    phone.sees("It is up again.", within=".toast")
    assert phone.focused().evaluate("each => each !== document.body")


def test_what_leads_to_another_page_takes_its_words_and_its_undo_along(
    two: tuple[CastMember, CastMember, Intention], hand: Hand
) -> None:
    ana, ben, _home = two
    checkin = a_checkin(ben, "all")
    phone = phone_of(ana, hand)
    phone.open(reverse("web:home"))
    phone.press("I see you")
    phone.page.wait_for_url(f"**{reverse('checkins:check_in_one', args=[checkin.pk])}")
    phone.sees("Undo", within=".toast")
    phone.press("Undo", within=".toast")
    expect(phone.page.get_by_text("You answered", exact=True)).to_have_count(0)
