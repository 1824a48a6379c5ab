"""Dead letters: mails and pushes that were given up, as the operator may see them, and sending them once more.

Of whom they are for, only enough is shown to recognise an address that one knows. What they say is not shown.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from our2souls.delivery import outbox
from our2souls.delivery.channels import account_mail, queue
from our2souls.delivery.models import Notification
from our2souls.delivery.registry import recipients

NOBODY = "nobody any more"


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A mail or a push that was given up; `error` is the kind and number of its last failure."""

    id: UUID
    kind: str
    to: str
    since: datetime
    error: str


def all_of_them() -> list[DeadLetter]:
    """Everything that was given up, oldest first."""
    found = [
        DeadLetter(row.pk, _kind(row), _to(row.owner_id), row.failing_since or row.given_up_at or row.due_at, row.error)
        for row in outbox.given_up()
    ]
    found += [
        DeadLetter(
            row.pk, row.kind, masked(account_mail.address_of(row)), row.failing_since or row.made_at, _why(row.error)
        )
        for row in account_mail.given_up()
    ]
    return sorted(found, key=lambda letter: letter.since)


def send_again(ids: Collection[UUID] | None) -> int:
    """Let these wait to be sent once more, or all of them (None); says how many.

    One whose code has run out stays where it is: its words are of no use to anybody.
    """
    which = Q() if ids is None else Q(pk__in=ids)
    return queue.again(outbox.given_up().filter(which)) + queue.again(account_mail.may_go_again().filter(which))


def masked(address: str) -> str:
    """An address of which the first letters and the last label are left: "a…@e….org"."""
    name, _at, host = address.rpartition("@")
    first, dot, last = host.rpartition(".")
    return f"{name[:1]}…@{first[:1]}…{dot}{last}" if dot else f"{name[:1]}…@{host[:1]}…"


def _kind(row: Notification) -> str:
    return f"{row.notice} (push)" if row.channel == Notification.Channel.PUSH else row.notice


def _to(person_id: UUID) -> str:
    recipient = recipients.load(person_id)
    return masked(recipient.email) if recipient else NOBODY


def _why(error: str) -> str:
    return "its code has run out" if error == account_mail.EXPIRED else error
