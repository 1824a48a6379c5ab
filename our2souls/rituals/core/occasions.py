"""The times of a ritual: those of its rule, but for what was moved or left out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Protocol

from our2souls.lib.recurrence import calendar_rules

A_DAY = timedelta(days=1)


class Rhythm(Protocol):
    """When a ritual is."""

    rule: str
    first_on: date
    hour: time


class Change(Protocol):
    """What was said of one time: another day and hour, or, without a day, not at all."""

    occurrence: date
    to_day: date | None
    to_hour: time | None


@dataclass(frozen=True, slots=True, order=True)
class Occasion:
    """One time of a ritual: on which day, at which hour, and the day of the rule that names it."""

    on: date
    hour: time
    occurrence: date

    is_changed: bool = False

    @property
    def is_moved(self) -> bool:
        """Whether it is another day than the rule says."""
        return self.on != self.occurrence


def is_occurrence(ritual: Rhythm, day: date) -> bool:
    """Whether a day names a time of the ritual."""
    return calendar_rules.last_until(ritual.rule, ritual.first_on, day) == day


def is_ahead(ritual: Rhythm, change: Change | None, occurrence: date, day: date) -> bool:
    """Whether a day names a time that is not over on a day: where it is now counts, or else where the rule has it.

    `change` is what stands of what was said of it. A time counts as ahead until its day is over.
    """
    if not is_occurrence(ritual, occurrence):
        return False
    return ((change.to_day if change else None) or occurrence) >= day


def between(ritual: Rhythm, changes: Sequence[Change], first: date, last: date) -> list[Occasion]:
    """Its times from `first` to `last`, both included, soonest first. `changes` are those that stand."""
    changed = {change.occurrence for change in changes}
    days = calendar_rules.all_between(ritual.rule, ritual.first_on, first, last)
    found = [Occasion(day, ritual.hour, day) for day in days if day not in changed]
    return sorted([*found, *(each for each in _moved(ritual, changes) if first <= each.on <= last)])


def next_of(ritual: Rhythm, changes: Sequence[Change], day: date) -> Occasion | None:
    """The next time on or after a day; None when there is none any more."""
    changed = {change.occurrence for change in changes}
    coming = calendar_rules.next_after(ritual.rule, ritual.first_on, day - A_DAY)
    while coming is not None and coming in changed:
        coming = calendar_rules.next_after(ritual.rule, ritual.first_on, coming)
    found = [each for each in _moved(ritual, changes) if each.on >= day]
    if coming is not None:
        found.append(Occasion(coming, ritual.hour, coming))
    return min(found, default=None)


def last_of(ritual: Rhythm, changes: Sequence[Change], day: date) -> Occasion | None:
    """The latest time on or before a day; None when there was none yet."""
    changed = {change.occurrence for change in changes}
    latest = calendar_rules.last_until(ritual.rule, ritual.first_on, day)
    while latest is not None and latest in changed:
        latest = calendar_rules.last_until(ritual.rule, ritual.first_on, latest - A_DAY)
    found = [each for each in _moved(ritual, changes) if each.on <= day]
    if latest is not None:
        found.append(Occasion(latest, ritual.hour, latest))
    return max(found, default=None)


def at(ritual: Rhythm, changes: Sequence[Change], occurrence: date) -> Occasion | None:
    """The time that a day of the rule names, where it is now; None for one that was left out, or that there never was."""
    for change in changes:
        if change.occurrence == occurrence:
            return next(iter(_moved(ritual, [change])), None)
    return Occasion(occurrence, ritual.hour, occurrence) if is_occurrence(ritual, occurrence) else None


def _moved(ritual: Rhythm, changes: Sequence[Change]) -> list[Occasion]:
    return [
        Occasion(change.to_day, change.to_hour or ritual.hour, change.occurrence, is_changed=True)
        for change in changes
        if change.to_day is not None
    ]
