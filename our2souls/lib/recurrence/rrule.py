"""A rule of a calendar, and its text: "every second Friday", "the first Saturday of the month", "until May".

The text is that of an RRULE of RFC 5545, a part of it, always written in the same way, so that another calendar reads it as
it stands. Weeks begin on Monday. A 29th, 30th or 31st falls on the last day of a shorter month: RFC 5545 says so with
`BYMONTHDAY=28,29,30,31;BYSETPOS=-1`, "the last of these days that there is". `COUNT` counts from the first occurrence on,
those included that somebody skips.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import assert_never
from zoneinfo import ZoneInfo

from our2souls.lib.recurrence import intervals
from our2souls.lib.recurrence.intervals import Rule, Unit
from our2souls.lib.recurrence.local_time import at_local

MOST_EVERY, MOST_COUNT = 99, 999
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
_FREQUENCY: dict[Unit, str] = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_CLAMPED = {29: "28,29", 30: "28,29,30", 31: "28,29,30,31"}
_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """Every so many days, weeks, months or years, on which of their days, and until when.

    What is left out (0, or no weekday) is as with the anchor. `weekdays` are 0 for Monday to 6; a week may have several, a
    month or year one with `nth` (1 to 4, or -1 for the last of the month). `month_day` is 1 to 31, or -1 for the last day.
    Raises ValueError for what is no rule.
    """

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    month_day: int = 0
    month: int = 0
    until: date | None = None
    count: int = 0

    def __post_init__(self) -> None:
        """Refuse what says nothing, or two things at once."""
        days = self.weekdays
        by_month, by_year = self.unit in {"month", "year"}, self.unit == "year"
        in_month = _LONGEST.get(self.month, 31)
        sound = (
            self.every >= 1
            and list(days) == sorted(set(days))
            and all(0 <= day < len(WEEKDAYS) for day in days)
            and (len(days) == 1 if self.nth else self.unit == "week" or not days)
            and (not self.nth or (by_month and self.nth in {LAST, 1, 2, 3, 4}))
            and (not self.month_day or (by_month and not self.nth and LAST <= self.month_day <= in_month))
            and (self.month in range(13) if by_year else not self.month)
            and (bool(self.month) == bool(self.nth or self.month_day) if by_year else True)
            and 0 <= self.count <= MOST_COUNT
            and not (self.count and self.until)
        )
        if not sound:
            msg = (
                "That is no rule: say every how many days, weeks, months or years, on which of their days, until when."
            )
            raise ValueError(msg)

    def __str__(self) -> str:
        """The text that `read` reads: "FREQ=MONTHLY;BYDAY=1SA"; at most 80 characters."""
        return self._written("" if self.until is None else f"{self.until:%Y%m%d}")

    def _written(self, until: str) -> str:
        day = str(self.month_day)
        clamped = self.month_day in _CLAMPED and (self.month in {0, 2})
        parts = {
            "FREQ": _FREQUENCY[self.unit],
            "INTERVAL": self.every > 1 and self.every,
            "BYMONTH": self.month,
            "BYMONTHDAY": self.month_day and (_CLAMPED[self.month_day] if clamped else day),
            "BYDAY": ",".join(f"{self.nth or ''}{WEEKDAYS[weekday]}" for weekday in self.weekdays),
            "BYSETPOS": clamped and LAST,
            "UNTIL": until,
            "COUNT": self.count,
        }
        return ";".join(f"{key}={value}" for key, value in parts.items() if value)


type AnyRule = CalendarRule | Rule | str


def read(text: str) -> CalendarRule | Rule:
    """The rule that a text says: "FREQ=MONTHLY;BYDAY=1SA", or one of `intervals`.

    Raises ValueError for anything else, also for what RFC 5545 knows and we don't.
    """
    if not text.startswith("FREQ="):
        return intervals.rule(text)
    try:
        return _read(dict(part.split("=") for part in text.split(";")), text)
    except (ValueError, KeyError) as failure:
        msg = f"{text!r} is no rule we know: write FREQ=WEEKLY;BYDAY=SU or FREQ=MONTHLY;BYDAY=1SA, for example."
        raise ValueError(msg) from failure


def rrule_of(rule: AnyRule, anchor: date, hour: time | None = None, zone: ZoneInfo | None = None) -> str:
    """The RRULE for another calendar, whose DTSTART is the rule's first occurrence.

    It says every day of the rule out loud. Where the occurrences have an `hour` in a `zone`, UNTIL is that moment in UTC, as
    RFC 5545 asks of a DTSTART with a time; otherwise it is a date.
    """
    explicit = resolved(rule, anchor)
    until = "" if explicit.until is None else f"{explicit.until:%Y%m%d}"
    if until and explicit.until and hour is not None and zone is not None:
        until = f"{at_local(explicit.until, hour, zone):%Y%m%dT%H%M%SZ}"
    return explicit._written(until)  # noqa: SLF001 - this module's own


def _read(parts: dict[str, str], text: str) -> CalendarRule:
    """The rule that the parts of a text say; raises KeyError or ValueError where it is not written as we write it."""
    units = {word: unit for unit, word in _FREQUENCY.items()}
    days = parts.get("BYDAY", "").split(",") if "BYDAY" in parts else []
    nth = {day[:-2] for day in days}
    month_day = parts.get("BYMONTHDAY", "0")
    clamped = {days_of: day for day, days_of in _CLAMPED.items()}
    found = CalendarRule(
        unit=units[parts["FREQ"]],
        every=int(parts.get("INTERVAL", 1)),
        weekdays=tuple(WEEKDAYS.index(day[-2:]) for day in days),
        nth=int(nth.pop() or 0) if len(nth) == 1 else 0,
        month_day=clamped[month_day] if "BYSETPOS" in parts else int(month_day),
        month=int(parts.get("BYMONTH", 0)),
        until=datetime.strptime(parts["UNTIL"], "%Y%m%d").replace(tzinfo=UTC).date() if "UNTIL" in parts else None,
        count=int(parts.get("COUNT", 0)),
    )
    if str(found) != text or found.every > MOST_EVERY:
        msg = "Written otherwise than we write it, or for longer than we count."
        raise ValueError(msg)
    return found


def resolved(of: AnyRule, anchor: date) -> CalendarRule:
    """The rule with what it leaves to its anchor filled in: which weekday, which day of the month."""
    rule = read(of) if isinstance(of, str) else of
    if isinstance(rule, Rule):
        rule = CalendarRule(rule.unit, rule.every)
    day = rule.month_day if rule.month_day or rule.nth else anchor.day
    match rule.unit:
        case "day":
            return rule
        case "week":
            return rule if rule.weekdays else replace(rule, weekdays=(anchor.weekday(),))
        case "month":
            return replace(rule, month_day=day)
        case "year":
            return replace(rule, month_day=day, month=rule.month or anchor.month)
        case never:
            assert_never(never)
