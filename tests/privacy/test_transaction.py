"""The transaction of a request: promised, begun by the first act or row, ended with the request; lost races are run again."""

from typing import Any

import psycopg
import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import OperationalError, connection
from django.urls import reverse

from our2souls.people.models import Person
from our2souls.privacy import transaction
from our2souls.privacy.transaction import ATTEMPTS, act, request_transaction
from tests.cast import CastMember
from tests.conftest import ALL

REAL = pytest.mark.django_db(transaction=True, databases=ALL)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits between two attempts."""
    monkeypatch.setattr(transaction, "PAUSE", 0.0)


def deadlock(kind: type[psycopg.Error] = psycopg.errors.DeadlockDetected) -> OperationalError:
    """What another transaction caused."""
    failure = OperationalError("deadlock detected")
    failure.__cause__ = kind("deadlock detected")
    return failure


@REAL
def test_a_request_transaction_is_open_from_the_first_act_to_the_end() -> None:
    seen: list[bool] = []

    @act
    def change() -> None:
        seen.append(connection.in_atomic_block)

    with request_transaction() as promise:
        list(Person.objects.all())
        assert not connection.in_atomic_block
        change()
        assert connection.in_atomic_block
        change()
        assert promise.has_changed
    assert seen == [True, True]
    assert not connection.in_atomic_block


@REAL
def test_a_write_without_an_act_begins_the_request_transaction_too() -> None:
    with request_transaction() as promise:
        Person.objects.filter(name="nobody").update(name="somebody")
        assert connection.in_atomic_block
        assert promise.has_changed


@REAL
def test_all_acts_of_a_request_are_rolled_back_together(ana: CastMember) -> None:
    @act
    def rename(name: str) -> None:
        Person.objects.filter(pk=ana.id).update(name=name)

    with request_transaction() as promise:
        rename("One")
        rename("Two")
        promise.end(keep=False)

    def fails() -> None:
        with request_transaction():
            rename("Three")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    ana.person.refresh_from_db()
    assert ana.person.name == "Ana"


@REAL
@pytest.mark.parametrize("in_request", [False, True])
def test_an_act_that_lost_a_deadlock_is_repeated(ana: CastMember, *, in_request: bool) -> None:
    tries, begun = [], []

    @act
    def change() -> str:
        tries.append(1)
        Person.objects.filter(pk=ana.id).update(name=f"Try {len(tries)}")
        if len(tries) < ATTEMPTS:
            raise deadlock()
        return "done"

    if in_request:
        with request_transaction(lambda: begun.append(1)):
            assert change() == "done"
        assert len(begun) == ATTEMPTS, "what comes first in it comes first each time"
    else:
        assert change() == "done"
    ana.person.refresh_from_db()
    assert ana.person.name == f"Try {ATTEMPTS}"


@REAL
@pytest.mark.parametrize(("failure", "times"), [(deadlock(), ATTEMPTS), (OperationalError("no such table"), 1)])
def test_an_act_is_repeated_a_few_times_and_only_after_a_deadlock(failure: OperationalError, times: int) -> None:
    tries = []

    @act
    def change() -> None:
        tries.append(1)
        raise failure

    with pytest.raises(OperationalError):
        change()
    assert len(tries) == times


@REAL
def test_an_act_inside_another_is_not_repeated_by_itself() -> None:
    tries = []

    @act
    def inner() -> None:
        tries.append("inner")
        if len(tries) < 4:
            raise deadlock()

    @act
    def outer() -> None:
        tries.append("outer")
        inner()

    outer()
    assert tries == ["outer", "inner", "outer", "inner"]


@REAL
@pytest.mark.parametrize("name", ["intentions:dreams", "checkins:check_in", "vision:note_loose", "intentions:fridge"])
def test_a_form_is_read_and_checked_before_the_request_transaction_begins(
    ana: CastMember, ben: CastMember, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sends a body slowly, or a form that is refused, holds no lock."""
    open_while_reading: list[bool] = []
    load = WSGIRequest._load_post_and_files

    def watched(self: Any) -> None:
        open_while_reading.append(connection.in_atomic_block)
        load(self)

    monkeypatch.setattr(WSGIRequest, "_load_post_and_files", watched)
    begun: list[int] = []
    begin = transaction.RequestTransaction.begin
    monkeypatch.setattr(transaction.RequestTransaction, "begin", lambda self: (begun.append(1), begin(self)))
    ana.client.post(reverse(name), {"line": " ", "text": " ", "place": "9-9"})
    assert open_while_reading
    assert not any(open_while_reading)
    assert begun == []
