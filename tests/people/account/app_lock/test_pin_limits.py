"""How often a PIN may be tried, also by many at once."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import RequestFactory

from our2souls.people.account.app_lock import pin_limits
from our2souls.people.account.app_lock.pin_limits import Outcome, try_pin
from our2souls.people.models import Person


def request_of(person: Person, session: str) -> Any:
    request: Any = RequestFactory().post("/unlock")
    request.user, request.session = person, SimpleNamespace(session_key=session)
    return request


def test_of_many_wrong_pins_at_once_five_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked, five = [], threading.Barrier(5)

    def is_right(_person: Person, pin: str) -> bool:
        looked.append(pin)
        five.wait(10)  # none has been answered before five are being looked at
        return False

    monkeypatch.setattr(pin_limits.app_lock_pin, "is_right", is_right)
    person = Person()
    with ThreadPoolExecutor(10) as tries:
        outcomes = list(tries.map(lambda pin: try_pin(request_of(person, "one"), str(pin)), range(2001, 2011)))
    assert len(looked) == 5
    assert Outcome.RIGHT not in outcomes
    assert outcomes.count(Outcome.LAST) >= 5


def test_a_person_has_ten_tries_in_all_their_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin_limits.app_lock_pin, "is_right", lambda *_pin: False)
    person, somebody = Person(), Person()
    outcomes = Counter(try_pin(request_of(person, str(n % 4)), "2001") for n in range(12))
    assert outcomes == {Outcome.WRONG: 10, Outcome.TOO_OFTEN: 2}
    assert try_pin(request_of(somebody, "another"), "2001") is Outcome.WRONG


def test_a_right_pin_counts_against_nobody_and_begins_the_row_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin_limits.app_lock_pin, "is_right", lambda _person, pin: pin == "right")
    request = request_of(Person(), "one")
    for _round in range(2):
        assert [try_pin(request, "wrong") for _try in range(4)] == [Outcome.WRONG] * 4
        assert try_pin(request, "right") is Outcome.RIGHT
