"""The worker's tick: what has come round becomes due, what is due by mail goes out. Any number may tick at once."""

from collections.abc import Callable
from dataclasses import dataclass
from smtplib import SMTPException, SMTPServerDisconnected

import structlog
from django.core.mail import mailers
from django.db import transaction

from our2souls.delivery import outbox, ports, schedules
from our2souls.delivery.models import Delivery

BATCH = 50
MAIL_IS_DOWN = outbox.LEASE
"""How long to wait when the mail server does not answer: no mail is to blame for that, so none counts an attempt."""

log = structlog.get_logger("our2souls.delivery")


@dataclass(frozen=True, slots=True)
class Done:
    """What a tick did: occasions that came round, mails that went out."""

    occasions: int
    mails: int


def never() -> bool:
    """Nobody asks the worker to stop."""
    return False


def tick(stopping: Callable[[], bool] = never) -> Done:
    """Do everything that is due now, in batches, until nothing is or `stopping` says so (asked between rows)."""
    occasions = mails = 0
    while not stopping():
        taken = schedules.bring_due(BATCH)
        occasions += taken
        if taken < BATCH:
            break
    while not stopping():
        with transaction.atomic():
            claimed = outbox.claim_mails(BATCH)
        mails += _send(claimed, stopping)
        if len(claimed) < BATCH:
            break
    return Done(occasions, mails)


def tidy() -> None:
    """Do every chore; one that fails is noted, and the others are done all the same."""
    for name, chore in ports.chores.all().items():
        try:
            chore()
        except Exception as failure:  # noqa: BLE001 - tidying must not stop the reminders
            log.warning("chore_failed", chore=name, failure=type(failure).__name__)


def _send(claimed: list[Delivery], stopping: Callable[[], bool]) -> int:
    """Send claimed mails over one connection; what the connection does not carry is given back untried."""
    sent = 0
    waiting = list(claimed)
    if not waiting:
        return sent
    mailer = mailers.default
    try:
        mailer.open()
    except (OSError, SMTPException) as failure:
        outbox.release(waiting, pause=MAIL_IS_DOWN)
        log.warning("mail_is_down", failure=type(failure).__name__)
        return sent
    try:
        while waiting and not stopping():
            row = waiting.pop(0)
            try:
                sent += outbox.send(row, mailer)
            except Exception as failure:  # noqa: BLE001 - a poisoned row must not stop the others
                gave_up = outbox.failed(row)
                log.warning(
                    "mail_given_up" if gave_up else "mail_failed",
                    row=str(row.pk),
                    notice=row.notice,
                    failure=type(failure).__name__,
                )
                if isinstance(failure, OSError | SMTPServerDisconnected):  # the connection is gone with it
                    break
    finally:
        mailer.close()
    outbox.release(waiting)
    return sent
