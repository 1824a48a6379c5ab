"""Turning notifications on for a device, and off again; what the browser itself would ask and give is played."""

import pytest
from django.urls import reverse

from our2souls.delivery.models import PushDevice
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember

pytestmark = pytest.mark.browser
GIVES = """() => {
  const given = { endpoint: "https://push.example.org/send/1", keys: { p256dh: "BP", auth: "QQ" } };
  PushManager.prototype.subscribe = () => Promise.resolve({ toJSON: () => given });
}"""
REFUSES = "() => { PushManager.prototype.subscribe = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"


def settings_of(member: CastMember, hand: Hand, **how: bool) -> Phone:
    """A phone of a member's on the page of the notification settings."""
    phone = hand(**how)
    phone.sign_in(member.client.cookies["session"].value)
    phone.open(reverse("delivery:preferences"))
    return phone


def test_a_device_is_turned_on_and_off(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = settings_of(ana, hand, worker=True)
    phone.page.evaluate(GIVES)
    phone.press("Turn on for this device")
    phone.sees("Notifications are on for this device.", within=".toast")
    assert PushDevice._base_manager.get().owner_id == ana.id
    phone.sees("On the devices below")
    phone.press("Turn off", exact=False)
    phone.sees("Notifications are off for that device.", within=".toast")
    assert not PushDevice._base_manager.exists()


def test_a_browser_that_does_not_allow_it_says_so(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = settings_of(ana, hand, worker=True)
    phone.page.evaluate(REFUSES)
    phone.press("Turn on for this device")
    phone.sees("Your browser doesn’t allow it.")
    assert not PushDevice._base_manager.exists()


def test_without_script_the_page_says_what_it_needs(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = settings_of(ana, hand, script=False)
    phone.sees("This needs a browser that can show notifications")
    assert not phone.page.get_by_role("button", name="Turn on for this device").is_visible()
