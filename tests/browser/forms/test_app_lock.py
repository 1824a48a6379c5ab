"""The app lock on the page that stands open: it gives way after the pause, and what was typed is back after the PIN."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.lib import clock
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.accessibility import look_over
from tests.factories.people import PIN, set_lock

pytestmark = pytest.mark.browser

WORDS = "A café with three tables"
AT = reverse("dreams:dream_new")


def test_a_page_gives_way_after_the_pause_and_its_words_are_back_after_the_pin(hand: Hand) -> None:
    ana, _ben = a_couple()
    set_lock(ana, 5)
    phone = hand()
    page = phone.page
    phone.sign_in(ana.client.cookies["session"].value)
    page.clock.install()
    phone.open(reverse("web:home"))
    phone.open(AT)
    line = page.locator("main [name=line]")
    line.fill(WORDS)
    page.clock.fast_forward("04:00")
    with clock.moved(timedelta(minutes=4)):
        with page.expect_request(lambda asked: asked.method == "POST" and asked.url.endswith("/unlock")):
            line.press("End")  # whoever types is there: the server is told
        page.clock.fast_forward("04:00")
    expect(line).to_have_value(WORDS)
    page.wait_for_function("() => (localStorage.getItem('o2s-unsent') ?? '').length > 60")
    with clock.moved(timedelta(minutes=10)):
        entries = page.evaluate("history.length")
        page.clock.fast_forward("01:10")
        phone.heading("Locked")
        assert page.evaluate("history.length") == entries
        phone.sees_not("Ana")
        expect(phone.field("PIN")).to_be_focused()
        found = look_over(page, "the lock page")
        page.evaluate("history.back()")
        page.wait_for_url("**/unlock?next=%2Ftoday")
        page.evaluate("history.forward()")
        page.wait_for_url(f"**/unlock?next={AT.replace('/', '%2F')}")
        phone.write("PIN", PIN)
        phone.press("Unlock")
        phone.sees("What you wrote here before is back.")
        expect(line).to_have_value(WORDS)
    assert not found, "\n".join(found)
