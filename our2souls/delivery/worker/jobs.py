"""One-off jobs: what an act leaves for the worker to do, once, soon (django.tasks, kept in the database).

A job names rows and never holds words; it may be done twice. One whose worker died is given back after a while.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from our2souls.lib.clock import now

ATTEMPTS = 3
"""How often a job is begun at most."""
LOST = timedelta(minutes=2)
"""After so long a job that was begun has lost its worker."""
KEPT = timedelta(days=1)
"""How long it is told that a job was done."""
SECONDS_BETWEEN_SWEEPS = 30
SECONDS_AT_ONCE = 5
"""After so long the worker does something else first: a code that somebody waits for is mailed between two photos."""

_worker = Worker(
    queue_names=["default"], excluded_queue_names=[], backend_name="default", worker_id=uuid4().hex,
    interval=0, batch=True, startup_delay=False, max_tasks=1,
)  # fmt: skip
_swept = [0.0]


def run(stopping: Callable[[], bool] = lambda: False) -> int:
    """Do the jobs that wait, one after the other, for `SECONDS_AT_ONCE` or until `stopping`; says how many.

    One query where none waits.
    """
    started, done = time.monotonic(), 0
    if started - _swept[0] > SECONDS_BETWEEN_SWEEPS:
        _swept[0] = started
        sweep()
    while not stopping() and time.monotonic() - started < SECONDS_AT_ONCE and DBTaskResult.objects.ready().exists():
        with exclusive_transaction():
            row = DBTaskResult.objects.ready().get_locked()
            if row is not None:
                row.claim(_worker.worker_id)
        if row is not None:
            _worker.run_task(row)
            done += 1
    return done


def lost() -> QuerySet[Any]:
    """The jobs that were begun and whose worker died."""
    return DBTaskResult.objects.running().filter(started_at__lt=now() - LOST)


def sweep() -> int:
    """Give back the jobs whose worker died, and forget old ones; says how many came back."""
    came_back = 0
    for row in lost():
        status = "FAILED" if len(row.worker_ids) >= ATTEMPTS else "READY"
        same = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
        came_back += same.update(status=status, finished_at=now() if status == "FAILED" else None) and status == "READY"
    DBTaskResult.objects.finished().filter(finished_at__lt=now() - KEPT).delete()
    return came_back


def attempts() -> dict[tuple[str, ...], tuple[int, bool]]:
    """Of all jobs that are not done: their arguments, how often they failed, and whether they still wait or run."""
    found_attempts: dict[tuple[str, ...], tuple[int, bool]] = {}
    for status, arguments in DBTaskResult.objects.exclude(status="SUCCESSFUL").values_list("status", "args_kwargs"):
        failed, alive = found_attempts.get(tuple(arguments["args"]), (0, False))
        found_attempts[tuple(arguments["args"])] = (failed + (status == "FAILED"), alive or status != "FAILED")
    return found_attempts
