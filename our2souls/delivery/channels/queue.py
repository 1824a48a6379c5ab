"""How mails wait, whatever their kind: claimed for the length of a lease, sent once, or tried again later.

Any number of workers may claim at once. What a dead one held comes free by itself, and a mail that one of them was too slow
with is left alone when another has it. Every function is given the rows that still wait, and changes none but those.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from our2souls.delivery.channels import failures
from our2souls.delivery.models import QueuedMessage
from our2souls.lib.clock import now

LEASE = timedelta(seconds=60)
LONGEST_REST = timedelta(hours=25)
"""Quiet hours last a day at most, pauses less."""
FRESH: dict[str, Any] = {"attempts": 0, "failing_since": None, "error": "", "next_try_at": None, "lease_until": None}
"""What a mail has that was never tried."""
SLACK = timedelta(hours=1)
"""By how much a clock may be set back without anything being made of it."""


def due(waiting: QuerySet[Any]) -> QuerySet[Any]:
    """Those that may be claimed now."""
    at = now()
    free = Q(lease_until=None) | Q(lease_until__lte=at)
    rested = Q(next_try_at=None) | Q(next_try_at__lte=at)
    return waiting.filter(free, rested, due_at__lte=at)


def claim[P: QueuedMessage](waiting: QuerySet[P], limit: int) -> list[P]:
    """Take up to `limit` due mails for the length of a lease, oldest first.

    Call it inside a transaction: rows that another worker is claiming are passed over on PostgreSQL, and waited for on
    SQLite.
    """
    until = now() + LEASE
    claimed = list(due(waiting).order_by("due_at").select_for_update(skip_locked=True)[:limit])
    waiting.filter(pk__in=[row.pk for row in claimed]).update(lease_until=until)
    for row in claimed:
        row.lease_until = until
    return claimed


def held[P: QueuedMessage](waiting: QuerySet[P], row: P) -> QuerySet[P]:
    """The row, as long as it waits and is held under the lease that we know of."""
    return waiting.filter(pk=row.pk, lease_until=row.lease_until)


def renew[P: QueuedMessage](waiting: QuerySet[P], row: P) -> bool:
    """Lengthen our lease; False when the row is not ours, or not to be sent, any more."""
    until = now() + LEASE
    if not held(waiting, row).update(lease_until=until):
        return False
    row.lease_until = until
    return True


def still_held[P: QueuedMessage](waiting: QuerySet[P], rows: Iterable[P]) -> set[Any]:
    """The ids of those that still wait and are held under the leases that we know of, in one query.

    A lease that is about to run out is lengthened.
    """
    ours = {row.pk: row for row in rows}
    leases = dict(waiting.filter(pk__in=ours).values_list("pk", "lease_until"))
    mine = [ours[pk] for pk, lease in leases.items() if lease == ours[pk].lease_until]
    short = [row for row in mine if row.lease_until is None or row.lease_until < now() + LEASE / 2]
    lost = {row.pk for row in short if not renew(waiting, row)}
    return {row.pk for row in mine} - lost


def sent[P: QueuedMessage](waiting: QuerySet[P], rows: Iterable[P]) -> None:
    """Claimed mails have gone out: mark them, as far as they are still held."""
    by_lease: dict[datetime | None, list[Any]] = {}
    for row in rows:
        by_lease.setdefault(row.lease_until, []).append(row.pk)
    for lease, ids in by_lease.items():
        waiting.filter(pk__in=ids, lease_until=lease).update(sent_at=now(), lease_until=None)


def rest[P: QueuedMessage](waiting: QuerySet[P], row: P, until: datetime) -> None:
    """Give a claimed mail back untried, for later."""
    held(waiting, row).update(next_try_at=until, lease_until=None)


def release[P: QueuedMessage](waiting: QuerySet[P], rows: Iterable[P]) -> None:
    """Give claimed mails back untried, to be claimed again at once."""
    for row in rows:
        held(waiting, row).update(lease_until=None)


def failed[P: QueuedMessage](waiting: QuerySet[P], row: P, failure: Exception, first_pause: timedelta) -> bool:
    """A claimed mail could not be sent: it rests, longer each time; says whether it is given up for good instead."""
    at = now()
    tries, since = row.attempts + 1, row.failing_since or at
    patient = at - since < failures.PATIENCE or tries < failures.FEWEST_TRIES
    gives_up = failures.is_for_good(failure) or not patient
    held(waiting, row).update(
        attempts=tries,
        failing_since=since,
        error=failures.error_name(failure),
        next_try_at=at + failures.pause(tries, first_pause),
        given_up_at=at if gives_up else None,
        lease_until=None,
    )
    return gives_up


def again(given_up: QuerySet[Any]) -> int:
    """Let mails that were given up wait once more, as if they had never been tried; says how many."""
    return given_up.update(given_up_at=None, **FRESH)


def pull_back(rows: QuerySet[Any], waiting: QuerySet[Any]) -> timedelta:
    """Mend what a clock that ran ahead wrote into `rows`, of which some still wait; says how far ahead it was.

    Leases and pauses longer than any that are given end at once, and what was made in the future was made now.
    """
    at = now()
    waiting.filter(lease_until__gt=at + LEASE + SLACK).update(lease_until=None)
    waiting.filter(next_try_at__gt=at + LONGEST_REST).update(next_try_at=None)
    waiting.filter(failing_since__gt=at).update(failing_since=at)
    farthest = timedelta(0)
    for row in list(rows.filter(made_at__gt=at + SLACK)):
        ahead = row.made_at - at
        moments = {name: getattr(row, name, None) for name in ("made_at", "due_at", "expires_at")}
        moved = {name: moment - ahead for name, moment in moments.items() if moment is not None}
        rows.filter(pk=row.pk, made_at=row.made_at).update(**moved)
        farthest = max(farthest, ahead)
    return farthest
