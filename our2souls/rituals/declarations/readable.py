"""The couple's rituals, to be read."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.core.rule_text import rule_words
from our2souls.rituals.gatherings.models import Gathering, GatheringNote

if TYPE_CHECKING:
    from uuid import UUID

_OUTCOMES = {"kept": gettext_lazy("You met"), "missed": gettext_lazy("Not this time")}


def readable() -> Iterable[ReadableSection]:
    """Every ritual, in the order in which they were proposed."""
    yield section("rituals", _("Rituals"), Ritual.objects.order_by("made_at", "pk"), _entries)


def _entries(rows: Sequence[Ritual]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk,
            title=row.name,
            title_by=row.named_by_id,
            at=row.made_at,
            texts=texts(
                ReadableText(_("When"), capfirst(rule_words(row.rule, row.first_on, row.hour))),
                ReadableText("", row.words, row.worded_by_id, is_expected=row.worded_by_id is not None),
                *_change(row),
            ),
            parts=(section("gatherings", _("Past times"), _of(row), _gatherings),),
        )
        for row in rows
    ]


def _change(row: Ritual) -> list[ReadableText]:
    """What one of them would have otherwise, and waits for a yes."""
    change = row.proposed
    if change is None:
        return []
    when = capfirst(rule_words(change.rule, change.first_on, change.hour))
    lines = "\n".join(each for each in (change.name, when, change.words) if each)
    return [ReadableText(_("A change that waits for a yes"), lines, row.proposed_by_id)]


def _of(ritual: Ritual) -> QuerySet[Gathering]:
    return Gathering.objects.filter(ritual=ritual).order_by("occurrence", "pk")


def _gatherings(rows: Sequence[Gathering]) -> list[ReadableEntry]:
    """Each with what they took along and what they wrote down."""
    notes: dict[UUID, list[GatheringNote]] = {row.pk: [] for row in rows}
    for note in GatheringNote.objects.filter(gathering__in=notes, removed_at=None).order_by("at", "pk"):
        notes[note.gathering_id].append(note)
    return [
        ReadableEntry(
            id=row.pk,
            title=str(_OUTCOMES.get(row.outcome, "")),
            at=row.occurrence,
            texts=texts(
                ReadableText(
                    _("Taken along"), row.one_thing, row.one_thing_by_id, is_expected=row.one_thing_by_id is not None
                ),
                *(ReadableText(_("Note"), note.words, note.person_id, is_expected=True) for note in notes[row.pk]),
            ),
        )
        for row in rows
    ]
