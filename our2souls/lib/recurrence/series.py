"""Days that come round by a rule, some of them left out, some on another day; or one day alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from our2souls.lib.recurrence import calendar_rules, rrule
from our2souls.lib.recurrence.local_time import at_local


@dataclass(frozen=True, slots=True)
class Move:
    """Where an occurrence went: its day, and its hour where that changed too."""

    to: date
    hour: time | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """When something comes: on `anchor` alone, or by a `rule` counted from it (see `rrule`).

    What lies before `since` has come and gone; None: nothing has. `skipped` and `moved` name occurrences by their day in the
    rule. `hour` is of clocks in `zone`; None: it lasts the day, wherever one is.
    """

    anchor: date
    rule: str = ""
    hour: time | None = None
    zone: str = "UTC"
    since: date | None = None
    skipped: frozenset[date] = frozenset()
    moved: Mapping[date, Move] = field(default_factory=dict)

    @property
    def first(self) -> date | None:
        """The first day of the rule that counts, skipped or moved though it may be; None when the rule ended before it."""
        if not self.rule:
            return self.anchor
        return calendar_rules.next_after(self.rule, self.anchor, max(self.anchor, self.since or self.anchor) - _DAY)

    @property
    def is_often(self) -> bool:
        """Whether it comes round in fewer days than a week."""
        if not self.rule:
            return False
        rule = rrule.resolved(self.rule, self.anchor)
        return rule.unit == "day" and rule.every < len(rrule.WEEKDAYS)

    @property
    def rrule(self) -> str:
        """Its RRULE, counted from `first`; "" for one day alone."""
        if not self.rule or self.first is None:
            return ""
        rule = rrule.resolved(self.rule, self.anchor)
        if rule.count and self.first != calendar_rules.occurrence(rule, self.anchor, 0):
            rule = replace(rule, count=0, until=calendar_rules.occurrence(rule, self.anchor, rule.count - 1))
        zone = ZoneInfo(self.zone) if self.hour is not None else None
        return rrule.rrule_of(rule, self.anchor, self.hour, zone)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that it comes: on which day, at which hour of which clocks, and which day of the rule that is."""

    on: date
    hour: time | None
    zone: str
    named: date

    @property
    def at(self) -> datetime | None:
        """Its moment in UTC; None when it lasts the day."""
        return None if self.hour is None else at_local(self.on, self.hour, ZoneInfo(self.zone))

    def day_in(self, zone: ZoneInfo) -> date:
        """Its day for somebody in a zone; what lasts the day has the same one everywhere."""
        return self.on if self.at is None else self.at.astimezone(zone).date()


_DAY = timedelta(days=1)


def occurrences(series: Series, first: date, last: date) -> list[Occurrence]:
    """Each time that it comes from `first` to `last`, both included, soonest first: after the moves, without the skipped."""
    begins = series.first
    if begins is None:
        return []
    by_rule = [begins] if not series.rule and first <= begins <= last else []
    if series.rule:
        by_rule = calendar_rules.all_between(series.rule, series.anchor, max(first, begins), last)
    left_out = series.skipped | series.moved.keys()
    found = [Occurrence(day, series.hour, series.zone, day) for day in by_rule if day not in left_out]
    found += [
        Occurrence(move.to, move.hour or series.hour, series.zone, named)
        for named, move in series.moved.items()
        if first <= move.to <= last and named >= begins and named not in series.skipped
    ]
    return sorted(found, key=lambda each: (each.on, each.hour or time.min, each.named))
