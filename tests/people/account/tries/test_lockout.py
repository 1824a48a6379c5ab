"""Whoever knows an address can close the way by password for strangers, and for nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from our2souls.people.account import known_devices
from our2souls.people.models import Person
from tests.cast import PASSWORD, CastMember
from tests.factories.people import NEW_PASSWORD, code_in, confirm_address, is_signed_in, log_in, reauthenticate, sign_up
from tests.letters import post

COOKIE = known_devices.COOKIE
SUBJECT = "Somebody tried to sign in"


def try_wrong_passwords(address: str, tries: int = 6, client: Client | None = None) -> str:
    """Wrong passwords from many machines; the last page."""
    for number in range(tries):
        page = (client or Client()).post(
            reverse("account_login"), {"login": address, "password": "not this one"}, REMOTE_ADDR=f"198.51.100.{number}"
        )
    return str(page.text)


def a_known_device(member: CastMember) -> Client:
    """A device on which they have signed in and out again."""
    device = Client()
    log_in(device, member.person.email)
    device.post(reverse("account_logout"))
    assert not is_signed_in(device)
    return device


def lockout_mails() -> list[Any]:
    return [letter for letter in post() if letter.subject == SUBJECT]


def test_wrong_passwords_lock_out_a_stranger_and_not_the_owners_device(cleo: CastMember) -> None:
    device = a_known_device(cleo)
    assert "A passkey lets you in now" in try_wrong_passwords(cleo.person.email)
    stranger = Client()
    log_in(stranger, cleo.person.email)
    assert not is_signed_in(stranger)
    assert log_in(device, cleo.person.email)["Location"] == "/today"


def test_wrong_passwords_on_a_known_device_are_counted_too_and_apart(cleo: CastMember) -> None:
    device, other = a_known_device(cleo), a_known_device(cleo)
    try_wrong_passwords(cleo.person.email, client=device)
    log_in(device, cleo.person.email)
    assert not is_signed_in(device)
    assert lockout_mails() == []
    for client in (other, Client()):
        assert log_in(client, cleo.person.email)["Location"] == "/today"


def test_a_device_known_to_somebody_else_is_locked_out_as_a_strangers(cleo: CastMember, ana: CastMember) -> None:
    device = a_known_device(ana)
    try_wrong_passwords(cleo.person.email, client=device)
    log_in(device, cleo.person.email)
    assert not is_signed_in(device)
    assert log_in(device, ana.person.email)["Location"] == "/today"


def test_a_shared_device_is_known_to_both_of_a_couple(ana: CastMember, ben: CastMember) -> None:
    device = a_known_device(ana)
    log_in(device, ben.person.email)
    device.post(reverse("account_logout"))
    for member in (ana, ben):
        try_wrong_passwords(member.person.email)
    for member in (ana, ben):
        assert log_in(device, member.person.email)["Location"] == "/today"
        device.post(reverse("account_logout"))


@pytest.mark.parametrize("change", ["made up", "cut", "of somebody else's number"])
def test_the_cookie_of_a_known_device_cannot_be_forged(cleo: CastMember, change: str) -> None:
    device = a_known_device(cleo)
    value = device.cookies[COOKIE].value
    number = value.partition(".")[0]
    forged = {"made up": "x.y:z", "cut": value[:-1], "of somebody else's number": value.replace(number, "ab", 1)}
    device.cookies[COOKIE] = forged[change]
    try_wrong_passwords(cleo.person.email)
    log_in(device, cleo.person.email)
    assert not is_signed_in(device)


def test_a_code_by_mail_lets_in_while_the_password_is_locked(cleo: CastMember) -> None:
    try_wrong_passwords(cleo.person.email)
    stranger = Client()
    asked = stranger.post(reverse("account_reset_password"), {"email": cleo.person.email})
    right = stranger.post(asked["Location"], {"code": code_in(post()[-1])})
    stranger.post(right["Location"], {"password1": NEW_PASSWORD})
    assert log_in(Client(), cleo.person.email, NEW_PASSWORD)["Location"] == "/today"


def test_somebody_signed_in_can_reauthenticate_while_the_password_is_locked(cleo: CastMember) -> None:
    try_wrong_passwords(cleo.person.email)
    reauthenticate(cleo)
    assert cleo.client.get(reverse("mfa_activate_totp")).status_code == 200
    assert cleo.client.get("/us/erase").status_code == 200


def test_whoever_holds_an_open_session_cannot_try_passwords_without_end(cleo: CastMember) -> None:
    """Ten a minute; the right one is not taken any more after those, and the owner's other devices are untouched."""
    for _each in range(10):
        cleo.client.post(reverse("account_reauthenticate"), {"password": "not this one"})
    answer = cleo.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert answer.status_code == 429
    assert cleo.client.post("/us/erase")["Location"].startswith(reverse("account_reauthenticate"))


def test_a_lockout_is_mailed_to_the_owner_once_a_day_in_their_language(cleo: CastMember) -> None:
    Person.objects.filter(pk=cleo.id).update(language="es")
    try_wrong_passwords(cleo.person.email, tries=9)
    assert len(post()) == 1
    assert post()[0].to == [cleo.person.email]
    assert "198.51" not in post()[0].body


def test_no_mail_is_sent_before_a_lockout_nor_for_an_unknown_address(cleo: CastMember) -> None:
    try_wrong_passwords(cleo.person.email, tries=5)
    try_wrong_passwords("nobody@example.org", tries=8)
    EmailAddress.objects.filter(user=cleo.person).update(verified=False)
    try_wrong_passwords(cleo.person.email, tries=3)
    assert post() == []


def test_a_lockout_looks_the_same_for_an_unknown_address(cleo: CastMember) -> None:
    pages = [try_wrong_passwords(address).replace(address, "") for address in (cleo.person.email, "nobody@example.org")]
    assert pages[0][pages[0].index("<main") :].count("A passkey lets you in now") == 1
    assert pages[1].count("A passkey lets you in now") == 1


def test_signing_up_makes_a_device_known(nobody: Client) -> None:
    sign_up(nobody)
    assert COOKIE not in nobody.cookies
    confirm_address(nobody, code_in(post()[-1]))
    cookie = nobody.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == known_devices.GOOD_FOR.total_seconds()
    assert "pia" not in cookie.value
    assert str(Person.objects.get().pk) not in cookie.value


def test_a_device_unused_for_a_year_is_not_known_any_more(cleo: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    device = a_known_device(cleo)
    monkeypatch.setattr(known_devices, "GOOD_FOR", timedelta(seconds=-1))
    try_wrong_passwords(cleo.person.email)
    log_in(device, cleo.person.email)
    assert not is_signed_in(device)


def test_quick_exit_and_erasure_delete_the_cookie_of_a_known_device(cleo: CastMember) -> None:
    device = Client()
    log_in(device, cleo.person.email)
    assert device.cookies[COOKIE].value
    device.get(reverse("web:leave_quickly"), headers={"sec-fetch-site": "cross-site"})
    assert device.cookies[COOKIE].value  # another site cannot take it either
    device.get(reverse("web:leave_quickly"))
    assert not device.cookies[COOKIE].value
    log_in(device, cleo.person.email)
    device.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    device.post("/us/erase")
    assert not Person.objects.get(pk=cleo.id).is_active
    assert not device.cookies[COOKIE].value
