"""A number that an intention tracks: its target and where it began, its entries, corrected, taken out and put back."""

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.history import text_authorship
from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures.models import Entry, EntryRevision, Measure
from our2souls.lib.clock import now
from our2souls.lib.currency_names import currency_of
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.form.edit_conflict import EditConflict

NEW = 0
"""The version of a measure that isn't set yet."""


@act
def set_measure(  # noqa: PLR0913 - all that a goal is
    intention: Intention,
    *,
    target: Decimal,
    currency: str = "",
    unit: str = "",
    start: Decimal | None = None,
    start_on: date | None = None,
    target_on: date | None = None,
    version: int | None = None,
) -> Measure:
    """Track a number up to `target`, in a currency (ISO 4217) or in a unit of their own words; set again it is changed.

    `target_on` is the day they would like to be there by. Without `start` it begins at nothing, or stays as it began.
    Raises EditConflict when the other set it since `version` was read (NEW where there was none); without a version it is
    set in any case. Raises SeveralCurrencies for a unit that is money and doesn’t say which.
    """
    Intention.objects.select_for_update().get(pk=intention.pk)  # two who set a first one meet here
    measure = Measure.objects.filter(intention=intention).first() or Measure(
        couple_id=intention.couple_id, intention=intention, version=NEW
    )
    if version is not None and measure.version != version:
        raise EditConflict(
            {"target": format_for_history(measure, measure.target), "start": measure.start}, measure.version
        )
    is_new = measure.version == NEW
    before, began = (
        ("", "")
        if is_new
        else (format_for_history(measure, measure.target), format_for_history(measure, measure.start))
    )
    by_when = measure.target_on
    if meant := currency_of(unit):  # a sign is never a word of one's own
        currency, unit = meant, ""
    measure.target, measure.currency, measure.unit, measure.target_on = target, currency, unit, target_on
    if start is not None:
        measure.start, measure.start_on = start, start_on
    measure.version += 1
    measure.save()
    if before != format_for_history(measure, target):
        intention_history.record(intention, "measure", before=before, after=format_for_history(measure, target))
    if start is not None and began != format_for_history(measure, start) and (start or not is_new):
        intention_history.record(intention, "measure.start", before=began, after=format_for_history(measure, start))
    if by_when != target_on:
        intention_history.record(intention, "measure.by")
    return measure


def format_for_history(measure: Measure, amount: Decimal) -> str:
    """An amount as the history keeps it, "1450.5 EUR"; each reader sees it in their own way of writing."""
    figure = f"{amount:f}"
    figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
    return f"{figure} {measure.amount_unit}".strip()


@act
def add_entry(measure: Measure, *, amount: Decimal, on: date, words: str = "") -> Entry:
    """Add to (or, below zero, take from) what there is."""
    entry = Entry(couple_id=measure.couple_id, measure=measure, amount=amount, on=on)
    entry.person_id = current_viewer().person_id
    text_authorship.set_text(entry, words=words)
    entry.save()
    intention_history.record(measure.intention, "entry", after=format_for_history(measure, amount))
    return entry


@act
def correct(entry: Entry, *, amount: Decimal, on: date, words: str, version: int) -> Entry:
    """Correct what an entry says; what it said before stays readable, and whoever put it in stays who put it in.

    Raises EditConflict when somebody corrected it since `version` was read.
    """
    locked = Entry.objects.select_for_update(of=("self",)).select_related("measure__intention").get(pk=entry.pk)
    if locked.version != version:
        theirs = {"amount": locked.amount, "on": locked.on, "words": locked.words}
        raise EditConflict(theirs, locked.version)
    if (locked.amount, locked.on, locked.words) == (amount, on, words):
        return locked
    EntryRevision.objects.create(
        couple_id=locked.couple_id, entry=locked, amount=locked.amount, on=locked.on, words=locked.words,
        words_by_id=locked.words_by_id, corrected_by_id=current_viewer().person_id,
    )  # fmt: skip
    before = format_for_history(locked.measure, locked.amount)
    locked.amount, locked.on = amount, on
    text_authorship.set_text(locked, words=words)
    locked.version += 1
    locked.save()
    intention_history.record(
        locked.measure.intention, "entry.corrected", before=before, after=format_for_history(locked.measure, amount)
    )
    return locked


def corrections_of(entry: Entry) -> QuerySet[EntryRevision]:
    """What an entry said before, latest first."""
    return EntryRevision.objects.filter(entry=entry).order_by("-corrected_at", "-pk")


@act
def remove(entry: Entry) -> None:
    """Take an entry out of the sum; the history keeps that it was there, and it can be put back."""
    if Entry.objects.filter(pk=entry.pk, removed_at=None).update(removed_at=now()):
        intention_history.record(
            entry.measure.intention, "entry.removed", before=format_for_history(entry.measure, entry.amount)
        )


@act
def restore(entry: Entry) -> None:
    """Count an entry again that was taken out."""
    if Entry.objects.filter(pk=entry.pk).exclude(removed_at=None).update(removed_at=None):
        intention_history.record(
            entry.measure.intention, "entry.back", after=format_for_history(entry.measure, entry.amount)
        )


def entries_of(measure: Measure) -> QuerySet[Entry]:
    """The standing entries, in no order."""
    return Entry.objects.filter(measure=measure, removed_at=None)


def removed_entries_of(measure: Measure, limit: int = 20) -> QuerySet[Entry]:
    """The entries taken out last."""
    return Entry.objects.filter(measure=measure).exclude(removed_at=None).order_by("-removed_at", "-pk")[:limit]
