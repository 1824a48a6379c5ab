"""What belongs to an intention in figures, to be read: its measure with the entries, and its budget."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.budget.models import BudgetLine
from our2souls.intentions.core.models import Intention
from our2souls.intentions.declarations import readable_details as details
from our2souls.intentions.measures import anonymity
from our2souls.intentions.measures.models import Entry, EntryRevision, Measure
from our2souls.lib import money
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts
from our2souls.privacy.viewer import current_viewer


def facts_of(intention: Intention) -> tuple[ReadableText, ...]:
    """The goal of its measure, where it has one."""
    measure: Measure | None = getattr(intention, "measure", None)
    if measure is None:
        return ()
    return (
        ReadableText(_("Goal"), _amount(measure.target, measure.amount_unit)),
        ReadableText(_("Starting amount"), _amount(measure.start, measure.amount_unit) if measure.start else ""),
        ReadableText(_("By when"), date_format(measure.target_on, "DATE_FORMAT") if measure.target_on else ""),
    )


def parts_of(intention: Intention) -> tuple[ReadableSection, ...]:
    """The entries of the measure, and the lines of the budget."""
    entries = Entry.objects.filter(measure__intention=intention, removed_at=None).order_by("-on", "-made_at", "pk")
    lines = BudgetLine.objects.filter(intention=intention, removed_at=None).order_by("made_at", "pk")
    return (
        section("entries", _("Entries"), entries.select_related("measure"), _entries),
        section("budget", _("Budget"), lines, lambda rows: _lines(rows, budget_actions.currency_of(intention))),
    )


def _entries(rows: Sequence[Entry]) -> list[ReadableEntry]:
    """As everywhere: who put in what is told while nobody minds; one's own stays one's own."""
    hidden = {measure.pk for measure in {row.measure for row in rows} if anonymity.are_hidden(measure)}
    me, earlier = current_viewer().person_id, defaultdict(list)

    def named(row: Entry, person_id: UUID | None) -> UUID | None:
        return person_id if row.measure_id not in hidden or person_id == me else None

    units = {row.pk: row for row in rows}
    for each in EntryRevision.objects.filter(entry__in=rows).order_by("-corrected_at", "-pk"):
        row = units[each.entry_id]
        amount = f"{_amount(each.amount, row.measure.amount_unit)} {each.words}".strip()
        earlier[row.pk].append(ReadableText(_("What it said before"), amount, named(row, each.words_by_id)))
    return [
        ReadableEntry(
            row.pk,
            _amount(row.amount, row.measure.amount_unit),
            row.on,
            named(row, row.person_id),
            texts=texts(ReadableText("", row.words, named(row, row.words_by_id)), *earlier[row.pk]),
        )
        for row in rows
    ]


def _lines(rows: Sequence[BudgetLine], unit: str) -> list[ReadableEntry]:
    earlier = details.before(rows)
    return [
        ReadableEntry(
            row.pk,
            row.what,
            row.on,
            title_by=row.what_by_id,
            texts=texts(
                ReadableText(_("Planned"), _amount(row.planned, unit)),
                ReadableText(_("Spent"), _amount(row.spent, unit)),
                ReadableText(_("A note"), row.note, row.note_by_id, is_expected=True),
                *earlier[row.pk],
            ),
        )
        for row in rows
    ]


def _amount(amount: Decimal | None, unit: str) -> str:
    return "" if amount is None else money.format_amount(amount, unit, get_language() or "en")
