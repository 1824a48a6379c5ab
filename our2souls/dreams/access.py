"""The doors to dreams and what is said for them."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.dreams.models import Dream, OfferReply, Support
from our2souls.privacy.viewer import Viewer

# Dream is named here for the annotations of packages above; its rows come through these doors and `queries`.
__all__ = [
    "Dream",
    "dream_for",
    "own_dream_for",
    "partners_dream_for",
    "support_for",
]


def own_dream_for(viewer: Viewer, dream_id: UUID) -> Dream:
    """A dream of the viewer's own; Http404 otherwise."""
    return get_object_or_404(Dream.objects, pk=dream_id, owner_id=viewer.person_id)


def dream_for(viewer: Viewer, dream_id: UUID) -> Dream:
    """A dream of the viewer's own, or one the partner shares with them now; Http404 otherwise."""
    mine = Dream.objects.filter(pk=dream_id, owner_id=viewer.person_id).first()
    return mine or partners_dream_for(viewer, dream_id)


def partners_dream_for(viewer: Viewer, dream_id: UUID) -> Dream:
    """A dream that the partner shares with the viewer now; Http404 otherwise."""
    return get_object_or_404(Dream.shared_with_me, pk=dream_id, owner_id=viewer.partner_id)


def support_for(dream: Dream, viewer: Viewer) -> tuple[Support | None, OfferReply | None]:
    """The support for a dream that the viewer may see, with the answer to its offer as it stands now.

    Both wait while the dream is not shared.
    """
    if dream.owner_id == viewer.person_id:
        row = Support.shared_with_me.filter(dream=dream.pk).first()
        reply = OfferReply.objects.filter(support=row.pk).first() if row else None
    else:
        row = Support.objects.filter(dream=dream.pk).first()
        reply = OfferReply.shared_with_me.filter(support=row.pk).first() if row else None
    return row, reply if row and reply and reply.made_at >= row.made_at else None
