"""Clocks that jump: a machine that starts with a clock years ahead must not leave reminders planned for then.

Whoever ticks while a clock runs ahead brings each thing once, as after a long silence. When the clock is right again, what
was planned, held or put off by it is pulled back, and everything comes again at its next date by the rule.
"""

import time
from datetime import UTC, datetime, timedelta

import structlog

from our2souls.delivery import outbox
from our2souls.delivery.channels import account_mail
from our2souls.delivery.worker import occurrences
from our2souls.lib.clock import now

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""Before that none of this was written."""
NOTICED = timedelta(seconds=60)
SINCE_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""A machine that slept has not jumped, where its kernel counts sleep."""
log = structlog.get_logger("our2souls.delivery")


def pull_back() -> None:
    """Pull back what a clock that ran ahead has written; safe to do at any time, and by two workers at once.

    A clock that is certainly behind (a machine that has just started and not asked for the time yet) mends nothing.
    """
    if now() < EARLIEST:
        log.warning("clock_behind")
        return
    farthest = max(occurrences.pull_back(), outbox.pull_back(), account_mail.pull_back())
    if farthest > NOTICED:
        log.warning("clock_jumped", seconds=-round(farthest.total_seconds()))


class Watch:
    """Compares the clock with the time that has gone by."""

    def __init__(self) -> None:
        self._seen = (now(), time.clock_gettime(SINCE_BOOT))

    def has_jumped(self) -> bool:
        """Whether the clock was set by more than a minute since it was last asked, which is logged."""
        (clock, passed), self._seen = self._seen, (now(), time.clock_gettime(SINCE_BOOT))
        jump = self._seen[0] - clock - timedelta(seconds=self._seen[1] - passed)
        if abs(jump) <= NOTICED:
            return False
        log.warning("clock_jumped", seconds=round(jump.total_seconds()))
        return True
