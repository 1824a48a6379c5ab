"""The times of a ritual, with what was moved and left out, against a day-by-day walk."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.recurrence import calendar_rules
from our2souls.rituals.core import occasions
from our2souls.rituals.core.occasions import Occasion

FIRST = date(2026, 12, 6)


@dataclass(frozen=True)
class Rhythm:
    """When a ritual is."""

    rule: str
    first_on: date = FIRST
    hour: time = time(10)


@dataclass(frozen=True)
class Change:
    """What was said of one time."""

    occurrence: date
    to_day: date | None = None
    to_hour: time | None = None


rules = st.sampled_from(
    ["FREQ=WEEKLY;BYDAY=SU", "FREQ=MONTHLY;BYDAY=1SA", "FREQ=WEEKLY;BYDAY=SU;COUNT=4", "FREQ=DAILY"]
)
SUNDAYS = Rhythm("FREQ=WEEKLY;BYDAY=SU")


@st.composite
def rituals(draw: st.DrawFn) -> tuple[Rhythm, list[Change]]:
    rhythm = Rhythm(draw(rules))
    days = calendar_rules.all_between(rhythm.rule, FIRST, FIRST, FIRST + timedelta(days=90))
    changed = draw(st.lists(st.sampled_from(days), unique=True, max_size=4))
    shifts = draw(st.lists(st.none() | st.integers(-5, 40), min_size=len(changed), max_size=len(changed)))
    return rhythm, [
        Change(day, None if shift is None else day + timedelta(days=shift))
        for day, shift in zip(changed, shifts, strict=True)
    ]


@given(rituals(), st.integers(-10, 120))
def test_next_and_last_are_those_of_a_walk_over_all_days(found: tuple[Rhythm, list[Change]], later: int) -> None:
    rhythm, changes = found
    day, far = FIRST + timedelta(days=later), timedelta(days=250)
    every = occasions.between(rhythm, changes, day - far, day + far)
    ahead, behind = [each for each in every if each.on >= day], [each for each in every if each.on <= day]
    assert occasions.next_of(rhythm, changes, day) == min(ahead, default=None)
    assert occasions.last_of(rhythm, changes, day) == max(behind, default=None)
    assert len({each.occurrence for each in every}) == len(every)


def test_a_moved_time_keeps_its_name_and_one_left_out_is_gone() -> None:
    second, third = FIRST + timedelta(days=7), FIRST + timedelta(days=14)
    changes = [Change(FIRST), Change(second, second + timedelta(days=2), time(18))]
    moved = Occasion(second + timedelta(days=2), time(18), second, is_changed=True)
    assert occasions.between(SUNDAYS, changes, FIRST, third) == [moved, Occasion(third, time(10), third)]
    assert occasions.at(SUNDAYS, changes, FIRST) is None
    assert occasions.at(SUNDAYS, changes, second) == moved
    assert moved.is_moved
    assert occasions.at(SUNDAYS, changes, third) == Occasion(third, time(10), third)
    assert occasions.at(SUNDAYS, changes, third + timedelta(days=1)) is None
