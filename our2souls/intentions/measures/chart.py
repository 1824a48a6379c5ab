"""A measure as a chart and a table."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.intentions.measures import projection_text, totals
from our2souls.intentions.measures.models import Measure
from our2souls.intentions.measures.monthly_amount import monthly_amount
from our2souls.intentions.measures.projection import Projection
from our2souls.intentions.measures.totals import MonthlyTotals, MonthTotal
from our2souls.lib import money
from our2souls.lib.clock import today
from our2souls.people.couple_context import CoupleContext, Member

MIDDLE = 15
"""A month is drawn at its middle."""


def amount_text(amount: Decimal, measure: Measure) -> str:
    """An amount as its reader writes it."""
    return money.format_amount(amount, measure.amount_unit, get_language() or "en")


def chart(
    measure: Measure, monthly: MonthlyTotals, us: CoupleContext, *, names_hidden: bool, every_month: bool = False
) -> dict[str, Any]:
    """All that the chart, its sentence and its table are drawn from."""
    day = today(us.zone)
    projection = totals.projection_of(measure, monthly, day)
    total, target = amount_text(monthly.total, measure), amount_text(measure.target, measure)
    words = projection_text.sentence(projection, measure)
    part = money.format_part(monthly.total, measure.amount_unit, get_language() or "en")
    label = _("Line chart: %(total)s of %(target)s so far.") % {"total": part, "target": target}
    hope = hope_text = None
    if isinstance(projection, Projection):
        hope = tuple(
            max(each.replace(day=MIDDLE), day) for each in (projection.early, projection.around, projection.late)
        )
        hope_text = _("around %(month)s") % {"month": projection_text.month(projection.around)}
    return {
        "measure": measure,
        "unit": measure.amount_unit,
        "series": totals.series(measure, monthly, day),
        "total_text": total,
        "part_text": part,
        "target_text": target,
        "projection": words,
        "monthly_amount": monthly_text(measure, monthly.total, day),
        "is_projected": hope is not None,
        "chart_label": f"{label} {words}".strip(),
        "hope": hope,
        "hope_text": hope_text or "",
        "names_hidden": names_hidden,
        "table": _table(measure, monthly, us, names_hidden=names_hidden, every_month=every_month),
    }


def monthly_text(measure: Measure, total: Decimal, day: date) -> str:
    """What it takes each month to be there by the day they named; nothing without one, or at its end."""
    if measure.target_on is None or measure.intention.state in {"reached", "released"}:
        return ""
    places = money.places_of(measure.currency) if measure.currency else 1
    parts = monthly_amount(total=total, target=measure.target, today=day, by=measure.target_on, places=places)
    return projection_text.monthly_amount_sentence(parts, measure)


def _table(
    measure: Measure, monthly: MonthlyTotals, us: CoupleContext, *, names_hidden: bool, every_month: bool
) -> dict[str, Any]:
    """The head and the rows: months, then who put in what (or, with names off, what came in), then the sum by then."""
    earlier, latest = totals.recent_months(monthly, len(monthly.months) if every_month else totals.SHOWN_MONTHS)
    faces: list[Member] = [] if names_hidden else list(us.faces)
    in_couple = {face.id for face in faces}
    both = not names_hidden and any(person not in in_couple for month in monthly.months for person in month.by_person)
    head = [face.name for face in faces] + ([_("Both of you")] if both else [])

    def row(label: str, month: MonthTotal) -> tuple[str, list[str], str]:
        shares = [month.by_person.get(face.id, Decimal(0)) for face in faces]
        if both:
            shares.append(
                sum((amount for person, amount in month.by_person.items() if person not in in_couple), Decimal(0))
            )
        if names_hidden:
            shares = [month.sum]
        # an empty cell and no zero: it is a fact that needs no figure beside a name
        return (
            label,
            [amount_text(share, measure) if share else "" for share in shares],
            amount_text(month.running_total, measure),
        )

    rows = []
    if monthly.start:
        first_month = start_text(measure.start_on)
        rows.append((first_month, [""] * (len(head) or 1), amount_text(monthly.start, measure)))
    if earlier is not None:
        rows.append(row(_("Until %(month)s") % {"month": projection_text.month(earlier.first)}, earlier))
    rows += [row(projection_text.month(month.first), month) for month in latest]
    return {"head": head or [_("That month")], "rows": rows, "is_named": bool(head)}


def start_text(day: date | None) -> str:
    """When it began, for the table."""
    return _("At the start, %(month)s") % {"month": projection_text.month(day)} if day else _("At the start")
