"""One device from hand to hand: Back, reload and the history show nothing of the one who gave it away."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from our2souls.bridges.core.models import Bridge
from tests.browser.conftest import CHROMIUM, FLAGS, Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.accessibility import look_over
from tests.browser.support.phones import Phone
from tests.cast import PASSWORD, CastMember
from tests.factories.bridges.core import TITLE, a_bridge

pytestmark = pytest.mark.browser

SECRET = "A door that closes"
WRITES = {"dream": SECRET, "fear": f"{SECRET} behind me", "story": f"{SECRET} softly"}


@pytest.fixture
def two() -> tuple[CastMember, CastMember, Bridge]:
    """Ana and Ben, and a bridge in which each writes apart."""
    ana, ben = a_couple()
    return ana, ben, a_bridge(ana, ben, "apart")


@pytest.fixture
def keeping(chromium: Browser, live_server: Any, transactional_db: None) -> Iterator[Callable[[], Phone]]:
    """A browser as people have it, which keeps pages alive to go back to; the one of other tests is told not to."""
    browser = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    phones: list[Phone] = []

    def give() -> Phone:
        phones.append(Phone(browser, live_server.url, worker=True))
        return phones[-1]

    yield give
    for phone in phones:
        phone.context.close()
        phone.guard.check()
    browser.close()


def shows_nothing_of_ana(phone: Phone) -> None:
    """Neither on the page nor in what a script or a curious hand finds in the browser."""
    phone.page.wait_for_load_state()
    expect(phone.page.locator("html")).to_be_visible()
    whole = phone.page.content()
    fields = phone.page.evaluate("[...document.querySelectorAll('input, textarea')].map((each) => each.value).join()")
    kept = phone.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    for place in (whole, fields, kept, phone.page.title()):
        assert SECRET not in place
    assert TITLE not in whole, phone.page.url


def log_in(phone: Phone, name: str) -> None:
    phone.page.locator("input[name=login]").fill(f"{name}@example.org")
    phone.page.locator("input[name=password]").fill(PASSWORD)
    phone.press("Log in", within="main")


def write_and_hand_over(phone: Phone, ana: CastMember, bridge: Bridge) -> None:
    """Ana is at her side, has written and not saved; and gives the device away."""
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(reverse("bridges:bridges"))
    phone.open(reverse("bridges:bridge", args=[bridge.pk]))
    for name, words in WRITES.items():
        phone.page.locator(f"main [name={name}]").fill(words)
    phone.page.wait_for_function("localStorage.getItem('o2s-unsent') !== null")
    phone.page.get_by_text("Go through it together on one device").click()
    phone.press("Hand it over to Ben")
    phone.heading("Give the device to Ben")
    assert phone.page.evaluate("localStorage.getItem('o2s-unsent')") is None, "as after logging out"


def look_around(phone: Phone) -> None:
    """Back and forth through all that the history has, with a reload at each place."""
    for _step in range(4):
        phone.page.go_back()
        if phone.page.url == "about:blank":
            break
        shows_nothing_of_ana(phone)
        phone.page.reload()
        shows_nothing_of_ana(phone)
    for _step in range(4):
        phone.page.go_forward()
        shows_nothing_of_ana(phone)


def test_back_reload_and_history_show_nothing(
    two: tuple[CastMember, CastMember, Bridge], keeping: Callable[[], Phone]
) -> None:
    ana, _ben, bridge = two
    phone = keeping()
    write_and_hand_over(phone, ana, bridge)
    shows_nothing_of_ana(phone)
    look_around(phone)
    phone.open(reverse("bridges:handed"))
    phone.heading("Give the device to Ben")
    kept = phone.page.evaluate(
        "async () => { const found = []; for (const name of await caches.keys()) "
        "found.push(...(await (await caches.open(name)).keys()).map((each) => each.url)); return found; }"
    )
    assert [url for url in kept if "/bridges/" in url or "/today" in url] == []


def test_the_other_one_finds_their_own_page_and_nothing_that_was_typed(
    two: tuple[CastMember, CastMember, Bridge], keeping: Callable[[], Phone]
) -> None:
    ana, _ben, bridge = two
    phone = keeping()
    write_and_hand_over(phone, ana, bridge)
    phone.link("I am Ben: log in")
    log_in(phone, "ben")
    phone.heading(TITLE)
    for name in WRITES:
        expect(phone.page.locator(f"main [name={name}]")).to_have_value("")
    assert SECRET not in phone.page.content()
    for _step in range(5):
        phone.page.go_back()
        phone.page.wait_for_load_state()
        assert SECRET not in phone.page.content()
        if phone.page.url == "about:blank":
            break
    phone.open(reverse("bridges:bridge", args=[bridge.pk]))
    phone.press("Hand it back to Ana")
    phone.heading("Give the device to Ana")
    phone.link("I am Ana: log in")
    log_in(phone, "ana")
    phone.press("We each use our own device")
    expect(phone.page.get_by_text("You share this device")).to_have_count(0)


def test_without_script_it_holds_as_well(two: tuple[CastMember, CastMember, Bridge], hand: Hand) -> None:
    ana, _ben, bridge = two
    phone = hand(script=False)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(reverse("bridges:bridge", args=[bridge.pk]))
    phone.page.get_by_text("Go through it together on one device").click()
    phone.press("Hand it over to Ben")
    phone.heading("Give the device to Ben")
    phone.page.go_back()
    phone.heading("Welcome back")
    assert TITLE not in phone.page.content()


def test_the_screen_and_the_page_after_it_are_for_everybody(
    two: tuple[CastMember, CastMember, Bridge], hand: Hand
) -> None:
    ana, _ben, bridge = two
    phone = hand()
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(reverse("bridges:bridge", args=[bridge.pk]))
    phone.page.get_by_text("Go through it together on one device").click()
    phone.press("Hand it over to Ben")
    phone.heading("Give the device to Ben")
    assert look_over(phone.page, "bridge") == []
    phone.link("I am Ben: log in")
    log_in(phone, "ben")
    phone.sees("You share this device")
    assert look_over(phone.page, "bridge") == []
