"""Putting steps in order in a real browser: by dragging, with arrow keys, with buttons, and without script."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from our2souls.intentions.core.models import Intention
from our2souls.intentions.plan.models import Milestone
from our2souls.privacy.viewer import viewing
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.intentions.core import a_milestone, an_intention

pytestmark = pytest.mark.browser
TITLES = ["One", "Two", "Three", "Four"]


def two_with_steps() -> tuple[CastMember, Intention, str]:
    """Ana, an intention with four steps, and where they are put in order."""
    ana, ben = a_couple()
    intention = an_intention(ana, ben)
    for title in TITLES:
        a_milestone(ana, intention, title)
    return ana, intention, reverse("intentions:milestones_order", args=[intention.pk])


def opened(hand: Hand, ana: CastMember, path: str, **how: object) -> Phone:
    """Ana's phone, on that page."""
    phone = hand(**how)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(path)
    return phone


def kept(ana: CastMember, intention: Intention) -> list[str]:
    with viewing(ana.viewer):
        return [step.title for step in Milestone.objects.filter(intention=intention).order_by("position")]


def shown(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".order .row-title").all_inner_texts()]


def test_a_row_dragged_by_its_grip_is_kept_and_announced(hand: Hand) -> None:
    ana, intention, path = two_with_steps()
    page = opened(hand, ana, path).page
    grip, last = page.locator(".grip").first, page.locator(".order > li").last
    grip.hover()
    page.mouse.down()
    box = last.bounding_box()
    assert box is not None
    for part in range(1, 9):
        page.mouse.move(box["x"] + 20, box["y"] * part / 8 + box["height"] - 4)
    page.mouse.up()
    expect(page.locator("o2s-order [role=status]")).to_have_text("One is now 4 of 4.")
    assert shown(page) == kept(ana, intention) == ["Two", "Three", "Four", "One"]


def test_a_row_is_dragged_with_a_finger(hand: Hand) -> None:
    ana, intention, path = two_with_steps()
    phone = opened(hand, ana, path)
    box = phone.page.locator(".grip").nth(3).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = phone.context.new_cdp_session(phone.page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in range(1, 9):
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": "touchMove", "touchPoints": [{"x": x, "y": y - part * 16}]},
        )
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(phone.page.locator("o2s-order [role=status]")).to_have_text("Four is now 2 of 4.")
    assert shown(phone.page) == kept(ana, intention) == ["One", "Four", "Two", "Three"]


def test_arrow_keys_move_it_and_the_focus_stays(hand: Hand) -> None:
    ana, intention, path = two_with_steps()
    page = opened(hand, ana, path).page
    page.locator(".grip").nth(2).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("o2s-order [role=status]")).to_have_text("Three is now 1 of 4.")
    assert shown(page) == kept(ana, intention) == ["Three", "One", "Two", "Four"]
    assert page.evaluate("document.activeElement.closest('li').dataset.title") == "Three"


def test_a_button_moves_it_without_leaving_the_page(hand: Hand) -> None:
    ana, intention, path = two_with_steps()
    page = opened(hand, ana, path).page
    page.get_by_role("button", name="Move up: Two").click()
    expect(page.locator("o2s-order [role=status]")).to_have_text("Two is now 1 of 4.")
    assert kept(ana, intention) == ["Two", "One", "Three", "Four"]
    expect(page.get_by_role("button", name="Move down: Two")).to_be_focused()
    assert page.url.endswith(path)


def test_when_it_cannot_be_kept_the_order_stands_as_it_was(hand: Hand) -> None:
    ana, intention, path = two_with_steps()
    phone = opened(hand, ana, path)
    phone.page.route("**/steps/order", lambda route: route.abort())
    with phone.guard.expecting("ERR_FAILED"):
        phone.page.get_by_role("button", name="Move up: Two").click()
        expect(phone.page.locator("o2s-order [role=status]")).to_contain_text("didn’t save")
    assert shown(phone.page) == kept(ana, intention) == TITLES


def test_without_script_the_buttons_do_it_and_the_focus_is_back(hand: Hand) -> None:
    ana, intention, path = two_with_steps()
    page = opened(hand, ana, path, script=False).page
    expect(page.locator(".grip").first).to_be_hidden()
    page.get_by_role("button", name="Move up: Three").click()
    assert kept(ana, intention) == ["One", "Three", "Two", "Four"]
    expect(page.get_by_role("button", name="Move up: Three")).to_be_focused()
