"""Whether it is shown who put in what: either partner turns it off, each for themselves, and only they take that back."""

from typing import Any

from django.db import IntegrityError, models, transaction

from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.history.acts import UNNAMED
from our2souls.intentions.core.models import HistoryEntry
from our2souls.intentions.measures.models import Entry, EntryRevision, HiddenNames, Measure
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


@act
def hide(measure: Measure) -> None:
    """The viewer doesn't want names shown: from now on there are none, for both."""
    try:
        with transaction.atomic():
            HiddenNames.objects.create(
                couple_id=measure.couple_id, measure=measure, person_id=current_viewer().person_id
            )
    except IntegrityError:
        return  # said already, perhaps on another device
    intention_history.record(measure.intention, "names.off")


@act
def show(measure: Measure) -> None:
    """The viewer takes back their own word; names are shown again once nobody's stands."""
    mine = HiddenNames.objects.filter(measure=measure, person_id=current_viewer().person_id, shown_at=None)
    if mine.update(shown_at=now()):
        intention_history.record(measure.intention, "names.on")


def are_hidden(measure: Measure) -> bool:
    """Whether somebody's word against names stands."""
    return HiddenNames.objects.filter(measure=measure, shown_at=None).exists()


def redact(model: type[models.Model], records: list[dict[str, Any]]) -> None:
    """Take the partner's name out of an export's records of entries whose names are off; one's own stays one's own."""
    if model not in {Entry, EntryRevision, HistoryEntry, HiddenNames}:
        return
    off = dict(HiddenNames.objects.filter(shown_at=None).values_list("measure_id", "measure__intention_id"))
    entries = (
        set(Entry.objects.filter(measure__in=off).values_list("pk", flat=True)) if model is EntryRevision else set()
    )
    for record in records:
        unnamed = (
            record.get("measure_id") in off
            or record.get("entry_id") in entries
            or (record.get("act") in UNNAMED and record.get("intention_id") in off.values())
        )
        for name in ("person_id", "words_by_id", "corrected_by_id"):
            if unnamed and name in record and record[name] != current_viewer().person_id:
                record[name] = None
