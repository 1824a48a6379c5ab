"""The only clock: every moment the product reads comes from here, so that a test can stop or move time for all threads.

The shift is global to the module on purpose: a browser test moves the clock in its own thread and the server that
answers lives in another one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

_turning = Lock()
_frozen_at: datetime | None = None
_shift = timedelta(0)


def now() -> datetime:
    """The present moment, aware and in UTC."""
    stopped = _frozen_at
    return stopped if stopped is not None else datetime.now(UTC) + _shift


def today(zone: str | ZoneInfo) -> date:
    """The date at this moment for somebody living in `zone`; raises ZoneInfoNotFoundError for an unknown one."""
    return now().astimezone(zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)).date()


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Stop the clock at the aware moment `at` for every thread of this process (tests, demo); may be nested."""
    global _frozen_at  # noqa: PLW0603 - one clock a process is the point
    if at.tzinfo is None:
        raise ValueError("The clock can only be stopped at an aware moment.")
    with _turning:
        before, _frozen_at = _frozen_at, at.astimezone(UTC)
    try:
        yield
    finally:
        with _turning:
            _frozen_at = before


@contextmanager
def moved(delta: timedelta) -> Iterator[None]:
    """Let the clock run `delta` away from its present course for every thread of this process; may be nested."""
    global _frozen_at, _shift  # noqa: PLW0603 - see frozen
    with _turning:
        before = (_frozen_at, _shift)
        if _frozen_at is not None:
            _frozen_at += delta
        else:
            _shift += delta
    try:
        yield
    finally:
        with _turning:
            _frozen_at, _shift = before
