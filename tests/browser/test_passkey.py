"""A passkey: made on a (virtual) device, and then enough to come in."""

import pytest
from django.urls import reverse

from our2souls.people.account.app_lock import pin as app_lock_pin
from our2souls.people.models import Person
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.factories.people import PIN

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_is_made_lets_in_and_unlocks(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = hand()
    _device(phone)
    phone.sign_in(ana.client.cookies["session"].value)
    phone.open(reverse("people:us"))
    phone.link("Signing in and security", exact=False)
    phone.link("Passkeys", exact=False)
    phone.link("Add a passkey")
    phone.write("What do you call it?", "The phone in my pocket")
    phone.press("Make it")
    phone.heading("Recovery codes")  # the first passkey brings them, for the day the device is not there
    phone.link("Signing in")
    phone.link("Passkeys", exact=False)
    phone.sees("The phone in my pocket")

    phone.open(reverse("people:us"))
    phone.press("Log out")
    phone.heading("A quiet place for what you both want")
    phone.link("Log in")
    phone.press("Use a passkey")
    phone.heading("Ana")

    Person.objects.filter(pk=ana.id).update(lock_after=5, lock_pin=app_lock_pin.seal(ana.id, PIN))
    phone.open(reverse("people:us"))
    phone.press("Lock now")
    phone.heading("Locked")
    phone.link("Use your password or passkey instead")
    phone.link("With a passkey")
    phone.press("Use a passkey")
    phone.page.wait_for_url("**/today")
    phone.heading("Ana")


def test_a_device_that_does_not_know_her_lets_nobody_in(hand: Hand) -> None:
    phone = hand()
    _device(phone)
    phone.open(reverse("account_login"))
    phone.press("Use a passkey")
    phone.sees("That didn’t work, or was stopped.")


def _device(phone: Phone) -> None:
    line = phone.context.new_cdp_session(phone.page)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
