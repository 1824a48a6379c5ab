"""A number that an intention tracks: its target, its entries, and what they come to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from our2souls.dreams import history
from our2souls.dreams.models import Entry, Intention, Measure
from our2souls.lib.clock import now
from our2souls.privacy.viewer import current_viewer


@dataclass(frozen=True, slots=True)
class Tally:
    """What the entries of a measure come to, month by month, from the database's own sums."""

    total: Decimal
    months: list[tuple[date, Decimal]]


@transaction.atomic
def set_measure(intention: Intention, *, target: Decimal, currency: str = "", unit: str = "") -> Measure:
    """Track a number up to `target`, in a currency (ISO 4217) or in a unit of their own words; set again it is changed."""
    measure = Measure.objects.filter(intention=intention).first() or Measure(
        couple_id=intention.couple_id, intention=intention
    )
    before = _written(measure, measure.target) if measure.target else ""
    measure.target, measure.currency, measure.unit = target, currency, unit
    measure.save()
    history.note(intention, "measure", before=before, after=_written(measure, target))
    return measure


def _written(measure: Measure, amount: Decimal) -> str:
    """An amount as the history keeps it, "1450.00 EUR"; each reader sees it in their own way of writing."""
    return f"{amount} {measure.currency or measure.unit}".strip()


@transaction.atomic
def enter(measure: Measure, *, amount: Decimal, on: date, words: str = "") -> Entry:
    """Add to (or, below zero, take from) what there is."""
    entry = Entry.objects.create(
        couple_id=measure.couple_id,
        measure=measure,
        person_id=current_viewer().person_id,
        amount=amount,
        on=on,
        words=words,
    )
    history.note(measure.intention, "entry", after=_written(measure, amount))
    return entry


@transaction.atomic
def take_out(entry: Entry) -> None:
    """Take an entry out of the sum; the history keeps that it was there."""
    if Entry.objects.filter(pk=entry.pk, removed_at=None).update(removed_at=now()):
        history.note(entry.measure.intention, "entry.removed", before=_written(entry.measure, entry.amount))


def entries_of(measure: Measure) -> QuerySet[Entry]:
    """The standing entries, newest day first."""
    return Entry.objects.filter(measure=measure, removed_at=None).order_by("-on", "-made_at")


def tally(measure: Measure) -> Tally:
    """The sum so far after each month that has entries, summed by the database."""
    by_month = (
        Entry.objects.filter(measure=measure, removed_at=None)
        .annotate(month=TruncMonth("on"))
        .values("month")
        .annotate(sum=Sum("amount"))
        .order_by("month")
    )
    total, months = Decimal(0), []
    for row in by_month:
        total += row["sum"]
        months.append((row["month"], total))
    return Tally(total, months)
