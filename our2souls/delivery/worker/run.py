"""The worker's tick: what has come round becomes due, what is due by mail goes out. Any number may tick at once."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from smtplib import SMTPException
from typing import Any, Protocol

import structlog
from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.dummy import EmailBackend as DummyBackend
from django.db import transaction
from django.db.models import QuerySet

from our2souls.delivery import outbox
from our2souls.delivery import registry as delivery_registry
from our2souls.delivery.channels import account_mail, failures, queue
from our2souls.delivery.worker import occurrences
from our2souls.delivery.worker.dispatch import Dispatch

BATCH, LARGEST = 50, 500
"""How many are claimed at once: the second figure where the first went out within QUICK seconds."""
QUICK = 0.5
PUSH_SECONDS = 10
ACCOUNT_MAIL = "account mail"
log = structlog.get_logger("our2souls.delivery")


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a tick did: occurrences that came round, mails that went out."""

    occurrences: int
    mails: int


class Sender(Protocol):
    """Sends what was claimed together."""

    def send(self, row: Any, mailer: BaseEmailBackend) -> bool:
        """Send one of it; says whether it went out."""

    def finish(self) -> None:
        """Write down what went out."""


class OneByOne:
    """Account mails: each is marked by itself."""

    def __init__(self, _rows: list[Any]) -> None:
        self.send = account_mail.send

    def finish(self) -> None:
        """It is written down already."""


@dataclass(frozen=True, slots=True)
class MessageKind:
    """One kind of mail: which wait, who sends what was claimed, how soon it is tried again, and what the log calls it.

    Of what was claimed together, those that are `alike` go one after the other: what is asked for one holds for the next.
    """

    waiting: Callable[[], QuerySet[Any]]
    sender: Callable[[list[Any]], Sender]
    first_pause: timedelta
    called: Callable[[Any], str]
    mailer: Callable[[], BaseEmailBackend] = lambda: mailers.default
    alike: Callable[[Any], Any] = lambda _row: 0


NOTICES = MessageKind(
    outbox.waiting, Dispatch, failures.FIRST_PAUSE, lambda row: str(row.notice), alike=lambda row: row.owner_id
)
PUSHES = replace(NOTICES, waiting=outbox.waiting_pushes, mailer=DummyBackend)
ACCOUNT = MessageKind(account_mail.waiting, OneByOne, account_mail.FIRST_PAUSE, lambda row: str(row.kind))


def never() -> bool:
    """Nobody asks the worker to stop."""
    return False


def run_due(stopping: Callable[[], bool] = never) -> RunResult:
    """Do everything that is due now, in batches, until nothing is or `stopping` says so (asked between rows).

    What comes round goes first: no mail server, however slow, keeps a notice out of the app.
    """
    came_round = 0
    while not stopping():
        due = occurrences.run_due(BATCH)
        came_round += due
        if due < BATCH:
            break
    mails = deliver(NOTICES, stopping)
    until = time.monotonic() + PUSH_SECONDS  # a push service that is slow holds up nothing else for longer
    deliver(PUSHES, lambda: stopping() or time.monotonic() > until)
    return RunResult(came_round, mails)


def deliver_account_mail(stopping: Callable[[], bool] = never) -> int:
    """Send the mails around accounts that are due, which somebody is waiting for; says how many went out.

    With nothing due it asks the database one question and takes no lock.
    """
    return deliver(ACCOUNT, stopping) if queue.due(account_mail.waiting()).exists() else 0


def deliver(post: MessageKind, stopping: Callable[[], bool]) -> int:
    """Send all of a kind that is due, in batches; says how many went out.

    A mail server that cannot be reached is asked once, whatever waits; one that hangs up is asked again in the next round.
    """
    sent, many = 0, BATCH
    while not stopping() and (claimed := _claim(post, many)):
        started = time.monotonic()
        mailer = post.mailer()
        try:
            mailer.open()
        except (OSError, SMTPException) as failure:
            log.warning("mail_is_down", failure=failures.error_name(failure), todo=failures.advice(failure))
            with suppress(OSError, SMTPException):  # it may have answered, and refused what comes after
                mailer.close()
            _fail_all(post, claimed, failure)
            break
        went, holds = _carry(post, claimed, mailer, stopping)
        sent += went
        if not holds or len(claimed) < many:
            break
        many = LARGEST if time.monotonic() - started < QUICK * len(claimed) / BATCH else BATCH
    return sent


def run_maintenance() -> None:
    """Do every chore; one that fails is noted, and the others are done all the same."""
    for name, chore in delivery_registry.maintenance_tasks.all().items():
        try:
            chore()
        except Exception as failure:  # noqa: BLE001 - tidying must not stop the reminders
            log.warning("chore_failed", chore=name, failure=type(failure).__name__)


def _claim(post: MessageKind, many: int = BATCH) -> list[Any]:
    with transaction.atomic():
        return queue.claim(post.waiting(), many)


def _carry(
    post: MessageKind, claimed: list[Any], mailer: BaseEmailBackend, stopping: Callable[[], bool]
) -> tuple[int, bool]:
    """Send claimed mails over one connection, and give back untried what it does not carry.

    Says how many went out, and whether the connection held.
    """
    sent, holds, left, sender = 0, True, sorted(claimed, key=post.alike), post.sender(claimed)
    try:
        while left and holds and not stopping():
            row = left.pop(0)
            try:
                sent += sender.send(row, mailer)
            except Exception as failure:  # noqa: BLE001 - a poisoned row must not stop the others
                _fail(post, row, failure)
                holds = not failures.ends_the_connection(failure)
        sender.finish()
    finally:
        with suppress(OSError, SMTPException):  # what was sent is sent, however they part
            mailer.close()
    queue.release(post.waiting(), left)
    return sent, holds


def _fail_all(post: MessageKind, claimed: list[Any], failure: Exception) -> None:
    """What is due has failed with the server, all of it: each mail asks again when its own pause is over."""
    while claimed:
        for row in claimed:
            _fail(post, row, failure)
        claimed = _claim(post)


def _fail(post: MessageKind, row: Any, failure: Exception) -> None:
    gave_up = queue.failed(post.waiting(), row, failure, post.first_pause)
    event = "mail_given_up" if gave_up else "mail_failed"
    log.warning(event, row=str(row.pk), notice=post.called(row), failure=failures.error_name(failure))
