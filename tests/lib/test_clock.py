"""The clock stops and moves for every thread, and starts again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from our2souls.lib import clock

NOON = datetime(2026, 6, 12, 12, tzinfo=UTC)


def test_the_clock_runs_in_utc() -> None:
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().utcoffset() == timedelta(0)


def test_a_frozen_clock_stands_still_for_other_threads_too() -> None:
    with clock.frozen(NOON), ThreadPoolExecutor(1) as other:
        assert other.submit(clock.now).result() == clock.now() == NOON
    assert clock.now() != NOON


def test_the_clock_is_moved_whether_it_stands_or_runs() -> None:
    with clock.frozen(NOON), clock.moved(timedelta(days=31)):
        assert clock.now() == NOON + timedelta(days=31)
    with clock.moved(timedelta(days=-2)):
        assert timedelta(days=1, hours=23) < datetime.now(UTC) - clock.now() <= timedelta(days=2, seconds=5)
        with clock.moved(timedelta(days=2)):
            assert abs(datetime.now(UTC) - clock.now()) < timedelta(seconds=5)
    assert abs(datetime.now(UTC) - clock.now()) < timedelta(seconds=5)


def test_a_frozen_clock_starts_again_after_an_error() -> None:
    with pytest.raises(RuntimeError), clock.frozen(NOON):
        raise RuntimeError
    assert clock.now() != NOON


def test_the_clock_is_frozen_only_at_an_aware_moment() -> None:
    with pytest.raises(ValueError, match="aware"), clock.frozen(NOON.replace(tzinfo=None)):
        pass


def test_today_is_where_somebody_lives() -> None:
    with clock.frozen(datetime(2026, 1, 1, 3, tzinfo=UTC)):
        assert clock.today("America/New_York") == date(2025, 12, 31)
        assert clock.today(ZoneInfo("Asia/Tokyo")) == date(2026, 1, 1)
    with pytest.raises(ZoneInfoNotFoundError):
        clock.today("Mars/Base")
