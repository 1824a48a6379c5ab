"""Setting the lock: with proof, a PIN typed twice, changed, turned off; exported and erased with the account."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.people.models import Person
from tests.cast import PASSWORD, CastMember
from tests.factories.people import PIN, is_signed_in, lock_now, reauthenticate, set_lock

PAGE = reverse("people:app_lock")


def lock_of(member: CastMember) -> tuple[int, bool]:
    person = Person.objects.get(pk=member.id)
    return person.lock_after, bool(person.lock_pin)


def test_the_page_asks_first_who_one_is_and_keeps_no_pin_meanwhile(cleo: CastMember) -> None:
    sent = {"minutes": "5", "pin": PIN, "pin_again": PIN}
    for answer in (cleo.client.get(PAGE), cleo.client.post(PAGE, sent)):
        assert answer["Location"] == f"{reverse('account_reauthenticate')}?next=%2Fus%2Flock"
    assert PIN not in json.dumps(dict(cleo.client.session.items()))
    cleo.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": PAGE})
    assert lock_of(cleo) == (0, False)


@pytest.mark.parametrize(
    ("pin", "again", "sentence"),
    [
        ("", "", "A PIN is needed here."),
        ("284", "284", "A PIN has four to eight digits."),
        ("1234", "1234", "This one is guessed first"),
        ("2846", "2847", "The two aren’t the same."),
        ("2846", "", "The two aren’t the same."),
    ],
)
def test_a_pin_that_will_not_do_is_refused_at_its_field(cleo: CastMember, pin: str, again: str, sentence: str) -> None:
    reauthenticate(cleo)
    answer = cleo.client.post(PAGE, {"minutes": "5", "pin": pin, "pin_again": again})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert lock_of(cleo) == (0, False)


def test_only_the_pauses_of_the_list_are_taken(cleo: CastMember) -> None:
    reauthenticate(cleo)
    for minutes in ("", "2", "-5", "x"):
        assert cleo.client.post(PAGE, {"minutes": minutes, "pin": PIN, "pin_again": PIN}).status_code == 422


def test_the_pause_changes_without_the_pin_and_the_pin_without_the_pause(cleo: CastMember) -> None:
    set_lock(cleo)
    before = Person.objects.get(pk=cleo.id).lock_pin
    cleo.client.post(PAGE, {"minutes": "15", "pin": "", "pin_again": ""})
    assert lock_of(cleo) == (15, True)
    assert Person.objects.get(pk=cleo.id).lock_pin == before
    set_lock(cleo, 15, "73910")
    assert Person.objects.get(pk=cleo.id).lock_pin != before
    assert is_signed_in(cleo.client)


def test_turned_off_nothing_locks_and_the_pin_is_forgotten(cleo: CastMember) -> None:
    set_lock(cleo)
    cleo.post(PAGE, {"minutes": "0"})
    assert lock_of(cleo) == (0, False)
    assert not cleo.client.cookies["active"].value
    with clock.moved(timedelta(days=1)):
        assert cleo.client.get("/us/").status_code == 200
    assert "Lock now" not in cleo.get("/us/").text


def test_a_forgotten_pin_is_set_anew_after_the_password(cleo: CastMember) -> None:
    set_lock(cleo)
    lock_now(cleo)
    assert cleo.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": PAGE}).status_code == 200
    cleo.client.post(PAGE, {"minutes": "5", "pin": "9173", "pin_again": "9173"})
    lock_now(cleo)
    assert cleo.client.post(reverse("web:unlock"), {"pin": "9173"})["Location"] == reverse("web:home")


def test_the_pause_is_exported_with_the_settings_and_the_pin_is_not(cleo: CastMember) -> None:
    set_lock(cleo, 15)
    exported = cleo.client.post(reverse("people:export"), {"what": "words"}).text
    person = json.loads(exported)["account"]["person"]
    assert (person["lock_after"], person["discreet"]) == (15, False)
    assert "lock_pin" not in exported
    assert Person.objects.get(pk=cleo.id).lock_pin not in exported


def test_erasing_oneself_erases_the_lock(cleo: CastMember) -> None:
    set_lock(cleo)
    cleo.client.post(reverse("people:erase"), {"when": "now"})
    assert lock_of(cleo) == (0, False)
    assert not cleo.client.cookies["active"].value
