"""The worker's rounds: quick work each second, the tick every quarter of a minute, the chores once an hour.

Each piece of work fails by itself: a database that is away comes back, and the worker must be there when it does.
"""

import time
from collections.abc import Callable
from functools import partial
from threading import Event

import structlog
from django.db import close_old_connections

from our2souls.delivery import registry as delivery_registry
from our2souls.delivery.worker import clock_jumps, run

SECONDS_BETWEEN_ROUNDS = 1.0
SECONDS_BETWEEN_TICKS = 15.0
SECONDS_BETWEEN_CHORES = 3600.0
log = structlog.get_logger("our2souls.delivery")


class Interval:
    """That something is due at once, and then each time so many seconds have gone by."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.next = seconds, time.monotonic()

    def is_due(self) -> bool:
        """Whether it is due; asked once it is, it counts from now."""
        if time.monotonic() < self.next:
            return False
        self.next = time.monotonic() + self.seconds
        return True


def go(stop: Event) -> None:
    """Go round until the event is set; the piece of work that runs then is asked to end after its present row."""
    ticks, chores, watch = Interval(SECONDS_BETWEEN_TICKS), Interval(SECONDS_BETWEEN_CHORES), clock_jumps.Watch()
    guarded("clock_failed", clock_jumps.pull_back)  # before anything is sent by it
    while not stop.is_set():
        close_old_connections()
        if watch.has_jumped():
            guarded("clock_failed", clock_jumps.pull_back)
        quick(stop.is_set)
        if ticks.is_due():
            guarded("tick_failed", lambda: run.run_due(stop.is_set))
        if chores.is_due():
            guarded("chores_failed", run.run_maintenance)
        stop.wait(SECONDS_BETWEEN_ROUNDS)


def once() -> run.RunResult:
    """Everything that is due now, chores too; says what was done."""
    clock_jumps.pull_back()
    done = quick(run.never)
    tick = run.run_due()
    run.run_maintenance()
    return run.RunResult(tick.occurrences, tick.mails + done.get(run.ACCOUNT_MAIL, 0))


def quick(stopping: Callable[[], bool]) -> dict[str, int]:
    """Do all quick work that is due; says how much of each there was."""
    done = {}
    for name, bring in delivery_registry.frequent_tasks.all().items():
        if not stopping():
            done[name] = guarded("quick_failed", partial(bring, stopping), work=name) or 0
    return done


def guarded[R](event: str, do: Callable[[], R], **more: str) -> R | None:
    """What `do` returns; None when it failed, which is noted by kind and place."""
    try:
        return do()
    except Exception as failure:
        log.error(event, exc_info=failure, **more)  # noqa: TRY400 - exception() keeps the message, which may quote a row
        return None
