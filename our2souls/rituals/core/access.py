"""The doors to rituals: both partners of the couple, each the same."""

from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.rituals.core.models import OccasionChange, Ritual
from our2souls.rituals.core.occasions import is_occurrence

# Ritual is named here for the annotations of packages above; its rows come through these doors and `queries`.
__all__ = ["Ritual", "change_for", "ritual_for", "ritual_on"]


def ritual_for(viewer: Viewer, ritual_id: UUID) -> Ritual:
    """A ritual of the viewer's couple; Http404 otherwise."""
    return get_object_or_404(Ritual.objects, pk=ritual_id, couple_id=viewer.couple)


def ritual_on(viewer: Viewer, ritual_id: UUID, occurrence: date) -> Ritual:
    """A ritual of the viewer's couple, of which a day names a time; Http404 otherwise."""
    ritual = ritual_for(viewer, ritual_id)
    if not is_occurrence(ritual, occurrence):
        raise Http404
    return ritual


def change_for(viewer: Viewer, change_id: UUID) -> OccasionChange:
    """What was said of one time of a ritual of the viewer's couple; Http404 otherwise."""
    return get_object_or_404(OccasionChange.objects, pk=change_id, couple_id=viewer.couple)
