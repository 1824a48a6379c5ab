"""Which PINs are taken, and what lies of one in the database."""

import pytest
from django.contrib.auth.hashers import identify_hasher

from our2souls.people.account.app_lock import pin as app_lock_pin
from our2souls.people.models import Person
from our2souls.privacy import keys
from tests.cast import CastMember
from tests.factories.people import PIN, set_lock

EASY = ["0000", "77777", "1234", "4321", "890123", "2109", "1212", "343434", "87878787"]
UNFIT = ["", "284", "284628462", "28a6", "28.46", "²846"]


@pytest.mark.parametrize("pin", EASY)
def test_what_is_guessed_first_is_no_pin(pin: str) -> None:
    assert "guessed first" in app_lock_pin.fault_of(pin)


@pytest.mark.parametrize("pin", UNFIT)
def test_a_pin_has_four_to_eight_digits(pin: str) -> None:
    assert app_lock_pin.fault_of(app_lock_pin.digits_of(pin)) == "A PIN has four to eight digits."


@pytest.mark.parametrize("pin", ["2846", "1235", "1122", "0192837", "28461379", "9013"])
def test_other_digits_are_a_pin(pin: str) -> None:
    assert app_lock_pin.fault_of(pin) == ""


def test_digits_of_any_keyboard_and_spaces_are_the_same_pin() -> None:
    assert app_lock_pin.digits_of("٢٨ ۴६") == PIN


def test_a_pin_lies_hashed_like_a_password_and_sealed_for_its_person(cleo: CastMember) -> None:
    set_lock(cleo)
    sealed = Person.objects.get(pk=cleo.id).lock_pin
    assert PIN not in sealed
    assert "$" not in sealed
    opened = keys.decrypt_for_instance(sealed, f"app_lock:{cleo.id}")
    assert identify_hasher(opened).verify(PIN, opened)
