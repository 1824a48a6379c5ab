"""What the two count with, as tables: entries of measures, promises, steps."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from our2souls.intentions.commitments import text as commitment_text
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.measures import anonymity
from our2souls.intentions.measures.models import Entry, Measure
from our2souls.intentions.plan.models import Milestone
from our2souls.privacy.personal_data.registry import Cell, DataTable
from our2souls.privacy.viewer import current_viewer


def tables() -> Iterable[DataTable]:
    """Of every intention of the couple's: what was put in, who promised what, and the steps; what was taken out is left out."""
    intention = _("Intention")
    yield DataTable(
        "entries", (intention, _("Day"), _("Amount"), _("Currency or unit"), _("Who"), _("A note")), _entries
    )
    yield DataTable(
        "promises",
        (intention, _("Who"), _("Promise"), _("When"), _("Next day"), _("Ended on")),
        _promises,
    )
    yield DataTable("steps", (intention, _("Step"), _("Day"), _("Whose"), _("Done on"), _("Done by")), _steps)


def _entries() -> Iterator[Sequence[Cell]]:
    """As everywhere: who put in what is told while nobody minds; one's own stays one's own."""
    hidden = {row.pk for row in Measure.objects.all() if anonymity.are_hidden(row)}
    me = current_viewer().person_id
    rows = Entry.objects.filter(removed_at=None).select_related("measure__intention").order_by("measure", "on", "pk")
    for row in rows:
        who = row.person_id if row.measure_id not in hidden or row.person_id == me else None
        yield row.measure.intention.name, row.on, row.amount, row.measure.amount_unit, who, row.words


def _promises() -> Iterator[Sequence[Cell]]:
    for row in Commitment.objects.select_related("intention").order_by("intention", "made_at", "pk"):
        when = commitment_text.rule_words(row.rule, row.first_on)
        ended = timezone.localdate(row.ended_at) if row.ended_at else None
        yield row.intention.name, row.person_id, row.words, when, row.next_due, ended


def _steps() -> Iterator[Sequence[Cell]]:
    rows = Milestone.objects.filter(removed_at=None).select_related("intention").order_by("intention", "position", "pk")
    for row in rows:
        done = timezone.localdate(row.done_at) if row.done_at else None
        yield row.intention.name, row.title, row.due_on, row.keeper_id, done, row.done_by_id
