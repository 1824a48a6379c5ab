"""A PIN of four to eight digits: which are too easy, how one lies in the database, and whether one is right.

It is hashed like a password, and the hash is sealed with the instance's key: ten thousand PINs are tried in minutes by
whoever has a bare hash.
"""

import unicodedata
from itertools import pairwise
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.utils.translation import gettext as _

from our2souls.people.models import Person
from our2souls.privacy import keys

SHORTEST, LONGEST = 4, 8
STEPS = frozenset({0, 1, 9})
"""From each digit to the next: the same one, the next one (after 9 comes 0), the one before."""


def digits_of(typed: str) -> str:
    """What was typed, without spaces and in the digits 0 to 9, whichever a keyboard writes."""
    return "".join(str(unicodedata.decimal(each, each)) for each in typed if not each.isspace())


def fault_of(pin: str) -> str:
    """Why these cannot be a PIN, in one sentence; nothing where they can."""
    if not (pin.isascii() and pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST):
        return _("A PIN has four to eight digits.")
    if _is_easy(pin):
        return _("This one is guessed first: the same digits, or digits in a row. Choose another.")
    return ""


def _is_easy(pin: str) -> bool:
    numbers = [int(each) for each in pin]
    steps = {(after - before) % 10 for before, after in pairwise(numbers)}
    repeats = len(pin) % 2 == 0 and pin == pin[:2] * (len(pin) // 2)
    return repeats or (len(steps) == 1 and steps <= STEPS)


def seal(person_id: UUID, pin: str) -> str:
    """A PIN as it lies in the database; takes as long as hashing a password."""
    return keys.encrypt_for_instance(make_password(pin), f"app_lock:{person_id}")


def is_right(person: Person, pin: str) -> bool:
    """Whether it is theirs; takes as long as hashing a password."""
    return check_password(pin, keys.decrypt_for_instance(person.lock_pin, f"app_lock:{person.pk}"))
