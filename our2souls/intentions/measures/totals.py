"""What the entries of a measure come to, month by month, summed by the database; and the line and the date they draw."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from our2souls.intentions.measures import projection
from our2souls.intentions.measures.models import Entry, Measure

SHOWN_MONTHS = 12
DRAWN_MONTHS = 600
"""Fifty years: a date typed wrongly by a century is still drawn, at its two ends."""


@dataclass(slots=True)
class MonthTotal:
    """A month by its first day: what each put in, what both did (None), and what there was by its end."""

    first: date
    by_person: dict[UUID | None, Decimal] = field(default_factory=dict)
    running_total: Decimal = Decimal(0)

    @property
    def sum(self) -> Decimal:
        """What the month brought."""
        return sum(self.by_person.values(), Decimal(0))


@dataclass(frozen=True, slots=True)
class MonthlyTotals:
    """All of it: where it began, what it came to, and the months that have entries."""

    start: Decimal
    total: Decimal
    months: list[MonthTotal]


def monthly_totals(measure: Measure) -> MonthlyTotals:
    """The sums of each month and person, in one query."""
    rows = (
        Entry.objects.filter(measure=measure, removed_at=None)
        .annotate(month=TruncMonth("on"))
        .values("month", "person_id")
        .annotate(sum=Sum("amount"))
        .order_by("month")
    )
    months: dict[date, MonthTotal] = {}
    total = measure.start
    for row in rows:
        month = months.setdefault(row["month"], MonthTotal(row["month"]))
        month.by_person[row["person_id"]] = row["sum"]
        total += row["sum"]
        month.running_total = total
    return MonthlyTotals(measure.start, total, list(months.values()))


def recent_months(monthly: MonthlyTotals, limit: int = SHOWN_MONTHS) -> tuple[MonthTotal | None, list[MonthTotal]]:
    """The latest months, and all before them as one (None where there is nothing before)."""
    earlier, latest = monthly.months[:-limit], monthly.months[-limit:]
    if not earlier:
        return None, latest
    whole = MonthTotal(earlier[-1].first, _sum_by_person(earlier), earlier[-1].running_total)
    return whole, latest


def _sum_by_person(months: Iterable[MonthTotal]) -> dict[UUID | None, Decimal]:
    sums: dict[UUID | None, Decimal] = {}
    for month in months:
        for person, amount in month.by_person.items():
            sums[person] = sums.get(person, Decimal(0)) + amount
    return sums


def series(measure: Measure, monthly: MonthlyTotals, today: date) -> list[tuple[date, Decimal]]:
    """The line of the chart: where it began, then what there was at the end of each month, then today."""
    if not monthly.months:
        return [(measure.start_on, monthly.start), (today, monthly.start)] if monthly.start and measure.start_on else []
    first = monthly.months[0].first
    start_on = measure.start_on if measure.start_on and measure.start_on <= first else first
    points = {start_on: monthly.start}
    by_month = {month.first: month.running_total for month in monthly.months}
    last = max(monthly.months[-1].first, today.replace(day=1))
    month, then = first, monthly.start
    while month <= last and len(points) < DRAWN_MONTHS:
        then, following = by_month.get(month, then), _next(month)
        points[today if month == today.replace(day=1) else following - timedelta(days=1)] = then
        month = following
    if month <= last:
        points[monthly.months[-1].first] = monthly.total
    return sorted(points.items())


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def projection_of(
    measure: Measure, monthly: MonthlyTotals, today: date
) -> projection.Projection | projection.NoProjection:
    """When it may be there, or why that is not said."""
    months = [(month.first, month.sum) for month in monthly.months]
    return projection.project(
        months, total=monthly.total, target=measure.target, today=today, start_on=measure.start_on
    )
