"""The doors to an intention’s measure and its entries."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures.models import Entry, EntryRevision, HiddenNames
from our2souls.privacy.viewer import Viewer


def intention_with_measure_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention of the viewer's couple with its measure, its budget, and whether names are off; Http404 otherwise."""
    mine = HiddenNames.objects.filter(measure__intention=OuterRef("pk"), shown_at=None, person_id=viewer.person_id)
    rows = Intention.objects.select_related("measure", "budget").annotate(
        names_hidden=names_hidden(), i_hid_names=Exists(mine)
    )
    return get_object_or_404(rows, pk=intention_id, couple_id=viewer.couple)


def names_hidden() -> Exists:
    """For a query of intentions: whether somebody's word against names stands."""
    return Exists(HiddenNames.objects.filter(measure__intention=OuterRef("pk"), shown_at=None))


def entry_for(viewer: Viewer, intention_id: UUID, entry_id: UUID) -> Entry:
    """An entry of a measure of the viewer's couple, also one that was taken out; Http404 otherwise."""
    rows = Entry.objects.select_related("measure__intention").annotate(
        names_hidden=Exists(HiddenNames.objects.filter(measure=OuterRef("measure"), shown_at=None)),
        corrected=Exists(EntryRevision.objects.filter(entry=OuterRef("pk"))),
    )
    return get_object_or_404(rows, pk=entry_id, measure__intention_id=intention_id, couple_id=viewer.couple)
