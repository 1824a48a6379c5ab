"""What waits for the worker, counted: how much is due, for how long, what fails and what was given up. No row is read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django_tasks_db.models import DBTaskResult

from our2souls.delivery import outbox
from our2souls.delivery.channels import account_mail, queue
from our2souls.delivery.models import Notification, Schedule
from our2souls.lib.clock import now
from our2souls.privacy import unscoped

LATE = timedelta(minutes=10)
"""What is due for so long tells that no worker runs, or that it is too slow."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """One queue: how many are due now, for how many seconds the oldest, how many have failed and wait, how many were given up."""

    queue: str
    due: int
    oldest_seconds: int
    failing: int
    given_up: int


def backlogs() -> list[Backlog]:
    """Every queue of the worker's; seven questions at most, each answered from an index."""
    return [
        _schedules(),
        _mails("mail", outbox.Channel.EMAIL),
        _mails("push", outbox.Channel.PUSH),
        _queued("account_mail", account_mail.waiting(), account_mail.given_up().count(), "next_try_at"),
        _jobs(),
    ]


def is_late(found: Iterable[Backlog]) -> bool:
    """Whether something has been due for too long."""
    return any(each.oldest_seconds > LATE.total_seconds() for each in found)


def _schedules() -> Backlog:
    rows = unscoped.queryset(Schedule, "queue.backlog").filter(paused_at=None, next_at__lte=now())
    due = rows.aggregate(due=Count("pk"), oldest=Min("next_at"), failing=Count("pk", filter=Q(attempts__gt=0)))
    return Backlog("schedules", due["due"], _seconds_since(due["oldest"]), due["failing"], 0)


def _mails(name: str, channel: str) -> Backlog:
    rows = unscoped.queryset(Notification, "queue.backlog").filter(channel=channel, sent_at=None, cancelled_at=None)
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=now())
    waiting = rows.filter(awake, given_up_at=None)
    return _queued(name, waiting, rows.exclude(given_up_at=None).count(), "next_try_at", "snoozed_until")


def _queued(name: str, waiting: QuerySet[Any], given_up: int, *rests: str) -> Backlog:
    """One of those that are brought; what rests after a failure or in quiet hours is not due."""
    since = Greatest("due_at", *(Coalesce(until, "due_at") for until in rests))
    due = queue.due(waiting).aggregate(due=Count("pk"), oldest=Min(since))
    failing = waiting.filter(attempts__gt=0, due_at__lte=now()).count()
    return Backlog(name, due["due"], _seconds_since(due["oldest"]), failing, given_up)


def _jobs() -> Backlog:
    ready = DBTaskResult.objects.ready().aggregate(due=Count("pk"), oldest=Min("enqueued_at"))
    failed = DBTaskResult.objects.filter(status="FAILED").count()
    return Backlog("jobs", ready["due"], _seconds_since(ready["oldest"]), 0, failed)


def _seconds_since(moment: datetime | None) -> int:
    return max(0, int((now() - moment).total_seconds())) if moment else 0


GAUGES: dict[str, tuple[str, Callable[[Backlog], int]]] = {
    "due": ("What is due and waits for a worker.", lambda backlog: backlog.due),
    "oldest_due_seconds": ("For how long the oldest of it has been due.", lambda backlog: backlog.oldest_seconds),
    "failing": ("What has failed and is tried again.", lambda backlog: backlog.failing),
    "given_up": ("What was given up; our2souls mail dead lists it.", lambda backlog: backlog.given_up),
}


class Gauges:
    """The figures as a library of metrics collects them: one gauge for each, with the queue as its label."""

    def __init__(self, found: Iterable[Backlog]) -> None:
        self.rows = list(found)

    def collect(self) -> Iterator[Any]:
        """Each gauge with its figure of every queue."""
        from prometheus_client.metrics_core import GaugeMetricFamily  # loaded only where metrics are asked for

        for name, (meaning, figure) in GAUGES.items():
            family = GaugeMetricFamily(f"our2souls_queue_{name}", meaning, labels=["queue"])
            for row in self.rows:
                family.add_metric([row.queue], figure(row))
            yield family


def as_open_metrics(found: Iterable[Backlog]) -> bytes:
    """The same as OpenMetrics text."""
    from prometheus_client.openmetrics.exposition import generate_latest

    text: bytes = generate_latest(Gauges(found))  # type: ignore[no-untyped-call]
    return text
