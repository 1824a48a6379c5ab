"""The doors to gatherings and the notes in them."""

from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.rituals.core.access import ritual_for
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.core.occasions import is_occurrence
from our2souls.rituals.gatherings.models import Gathering, GatheringNote

# Gathering is named here for the annotations of packages above; its rows come through these doors and `queries`.
__all__ = ["Gathering", "gathering_for", "own_note_for"]


def gathering_for(viewer: Viewer, ritual_id: UUID, occurrence: date) -> Gathering:
    """A time of a ritual of the viewer's couple; built but not saved where nothing was done in it yet. Http404 otherwise.

    What was done on a day stays there when the ritual has another rule by now.
    """
    rows = Gathering.objects.select_related("ritual")
    if found := rows.filter(ritual_id=ritual_id, occurrence=occurrence, couple_id=viewer.couple).first():
        return found
    ritual = ritual_for(viewer, ritual_id)
    if ritual.active_since is None or not is_occurrence(ritual, occurrence):
        raise Http404
    return _not_begun(ritual, occurrence)


def own_note_for(viewer: Viewer, ritual_id: UUID, occurrence: date, note_id: UUID) -> GatheringNote:
    """A note that the viewer wrote in a gathering; Http404 otherwise, for the partner's too."""
    return get_object_or_404(
        GatheringNote.objects.select_related("gathering"),
        pk=note_id,
        gathering__ritual_id=ritual_id,
        gathering__occurrence=occurrence,
        couple_id=viewer.couple,
        person_id=viewer.person_id,
        removed_at=None,
    )


def _not_begun(ritual: Ritual, occurrence: date) -> Gathering:
    gathering = Gathering(couple_id=ritual.couple_id, occurrence=occurrence, one_thing="")
    gathering.ritual = ritual
    return gathering
