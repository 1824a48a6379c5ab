"""What the charts say: the mean of a period, and how many promises were kept in it. Pure.

**Mean of a period.** The arithmetic mean of all values of the period, to one decimal, each value as much as any other; `None`
below `least` values. The scales are those that were answered: the affect grid (Russell, Weiss & Mendelsohn 1989), 1 to 5 each
way, and the circles of closeness (Aron, Aron & Smollan 1992), 1 to 7. How many are enough is our own choice, and a low one:
of three feelings a month the mean is at least not one of them, and of closeness, asked once a week, two answers are half of a
month's. The count stands beside the mean, and no line crosses a period that has less. Both scales are ordinal: the mean says
where on the drawn scale most lay, not how much of something there was, and nothing is concluded from it.

**Follow-through of a period.** Of the promises whose day lay in the period and that their maker answered: how many were kept,
how many let go. One that nobody answered counts nowhere, for silence says nothing. Counts, never a share: "three of four" of
a quiet month is no rate. Fewer than `LEAST_ANSWERED` in the whole time shown: nothing is drawn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

LEAST_FEELINGS, LEAST_CLOSENESS, LEAST_ANSWERED = 3, 2, 3
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Periods:
    """The months of a year, or several years: each by its first day, in order; `last` is the last day of all."""

    firsts: tuple[date, ...]
    last: date
    by_year: bool = False

    @property
    def first(self) -> date:
        """The first day of all."""
        return self.firsts[0]

    def of(self, day: date) -> date | None:
        """The first day of the period that a day is in; None for a day in none.

        >>> months_of(2026).of(date(2026, 11, 30)), months_of(2026).of(date(2027, 1, 1))
        (datetime.date(2026, 11, 1), None)
        """
        if not self.first <= day <= self.last:
            return None
        return day.replace(month=1, day=1) if self.by_year else day.replace(day=1)


@dataclass(frozen=True, slots=True)
class PeriodMean:
    """A period with how many values there were, and their mean; None where they are too few to say anything."""

    first: date
    count: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class PeriodOutcomes:
    """A period with how many promises of it were kept, and how many let go."""

    first: date
    kept: int
    let_go: int

    @property
    def figure(self) -> str:
        """Both counts, as they stand above a column: "4", or "4 + 1" where something was let go."""
        return f"{self.kept} + {self.let_go}" if self.let_go else str(self.kept)


def months_of(year: int) -> Periods:
    """The twelve months of a year."""
    return Periods(tuple(date(year, month + 1, 1) for month in range(MONTHS)), date(year, 12, 31))


def years_between(first: int, last: int) -> Periods:
    """The years from one to another, both included.

    >>> len(years_between(2020, 2026).firsts)
    7
    """
    return Periods(tuple(date(year, 1, 1) for year in range(first, last + 1)), date(last, 12, 31), by_year=True)


def means(values: Iterable[tuple[date, float]], periods: Periods, least: int) -> list[PeriodMean]:
    """The mean of each period, `least` values or more of which are needed to say it.

    >>> january, february, *_ = means([(date(2026, 1, 3), 2), (date(2026, 1, 9), 3), (date(2026, 2, 1), 5)], months_of(2026), 2)
    >>> (january.count, january.mean), (february.count, february.mean)
    ((2, 2.5), (1, None))
    """
    found: dict[date, list[float]] = {first: [] for first in periods.firsts}
    for day, value in values:
        first = periods.of(day)
        if first is not None:
            found[first].append(value)
    return [
        PeriodMean(first, len(of), round(sum(of) / len(of), 1) if of and len(of) >= least else None)
        for first, of in found.items()
    ]


def outcomes(counts: Iterable[tuple[date, str, int]], periods: Periods) -> list[PeriodOutcomes]:
    """Of (a day of the period, "kept" or "let-go", how many): both sums of each period.

    >>> outcomes([(date(2026, 3, 1), "kept", 4), (date(2026, 3, 1), "let-go", 1)], months_of(2026))[2]
    PeriodOutcomes(first=datetime.date(2026, 3, 1), kept=4, let_go=1)
    """
    sums = {(first, act): 0 for first in periods.firsts for act in ("kept", "let-go")}
    for day, act, count in counts:
        key = (periods.of(day), act)
        if key in sums:
            sums[key] += count
    return [PeriodOutcomes(first, sums[first, "kept"], sums[first, "let-go"]) for first in periods.firsts]


def is_enough(found: Sequence[PeriodMean]) -> bool:
    """Whether there is anything to draw: one period with a mean at least."""
    return any(each.mean is not None for each in found)


def is_answered_enough(found: Sequence[PeriodOutcomes]) -> bool:
    """Whether so many promises were answered that their picture says something."""
    return sum(each.kept + each.let_go for each in found) >= LEAST_ANSWERED
