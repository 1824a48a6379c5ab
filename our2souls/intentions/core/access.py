"""The doors to an intention, what was brought to it, and words that wait for a yes."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.intentions.core.models import CommonGround, Intention, PrivateWhy, RevealedWhy, Strand
from our2souls.privacy.viewer import Viewer

# Intention and RevealedWhy are named here for the annotations of packages above; their rows come through these doors and `queries`.
__all__ = [
    "Intention",
    "RevealedWhy",
    "common_ground_for",
    "intention_for",
    "intention_with_whys_for",
    "own_why_for",
    "strand_for",
]


def common_ground_for(viewer: Viewer, intention_id: UUID, common_ground_id: UUID) -> CommonGround:
    """Words about where two whys meet, of the viewer's couple; Http404 otherwise."""
    rows = CommonGround.objects.select_related("intention")
    return get_object_or_404(rows, pk=common_ground_id, intention_id=intention_id, couple_id=viewer.couple)


def intention_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention of the viewer's couple; Http404 otherwise."""
    return get_object_or_404(Intention.objects, pk=intention_id, couple_id=viewer.couple)


def intention_with_whys_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention of the viewer's couple with the whys that both read; Http404 otherwise."""
    rows = Intention.objects.prefetch_related("whys")
    return get_object_or_404(rows, pk=intention_id, couple_id=viewer.couple)


def own_why_for(intention: Intention, viewer: Viewer) -> PrivateWhy | None:
    """The viewer's own why and need, revealed or not."""
    return PrivateWhy.objects.filter(intention=intention, owner_id=viewer.person_id).first()


def strand_for(viewer: Viewer, intention: Intention) -> Strand | None:
    """The viewer's own strand of an intention, if a dream of theirs is in it."""
    return Strand.objects.filter(intention=intention, person_id=viewer.person_id).first()
