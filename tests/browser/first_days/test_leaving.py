"""Leaving quickly: a press that is in sight, or Escape three times; the page goes at once, and nothing leads back to it."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import reverse, reverse_lazy
from playwright.sync_api import expect

from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import DESK, PHONE, Phone

pytestmark = pytest.mark.browser

ELSEWHERE = reverse_lazy("web:landing")
"""Where leaving leads here: no test asks another host."""


@pytest.fixture(autouse=True)
def elsewhere(settings: Any) -> None:
    """An operator's choice of a page."""
    settings.OUR2SOULS_QUICK_EXIT = str(ELSEWHERE)


def at_dreams(hand: Hand, **how: object) -> Phone:
    """Ana's browser, two pages deep."""
    ana, _ben = a_couple()
    phone = hand(**how)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.page.route(
        "https://www.wikipedia.org/", lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html")
    )
    phone.open(reverse("web:home"))
    phone.open(reverse("intentions:dreams"))
    return phone


def is_elsewhere(phone: Phone) -> None:
    """An ordinary page stands where the page stood, and going back finds nobody signed in."""
    phone.page.wait_for_url(lambda at: urlsplit(at).path == ELSEWHERE)
    phone.page.evaluate("history.back()")
    expect(phone.page).to_have_url(re.compile("/account/login/"))


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_way_out_is_in_sight_and_takes_the_place_of_the_page(hand: Hand, size: tuple[int, int]) -> None:
    phone = at_dreams(hand, size=size)
    entries = phone.page.evaluate("history.length")
    way = phone.page.get_by_role("link", name="Leave quickly").locator("visible=true").last
    expect(way).to_be_in_viewport(ratio=1)
    way.click()
    phone.page.wait_for_url(lambda at: urlsplit(at).path == ELSEWHERE)
    assert phone.page.evaluate("history.length") == entries
    is_elsewhere(phone)


def test_escape_three_times_leaves_and_twice_does_not(hand: Hand) -> None:
    phone = at_dreams(hand)
    for _time in range(2):
        phone.page.keyboard.press("Escape")
    assert phone.page.url.endswith(reverse("intentions:dreams"))
    phone.page.keyboard.press("Escape")
    is_elsewhere(phone)
