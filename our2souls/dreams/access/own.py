"""The doors to dreams and what is said for them."""

from uuid import UUID

from django.db.models import F, QuerySet
from django.shortcuts import get_object_or_404

from our2souls.dreams.models import Dream, OfferAnswer, Rooting
from our2souls.privacy.viewer import Viewer


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


def rooting_on(dream: Dream, viewer: Viewer) -> tuple[Rooting | None, OfferAnswer | None]:
    """The rooting for a dream that the viewer may see, with the answer to its offer: both wait while the dream is not shared."""
    if dream.owner_id == viewer.person_id:
        rooting = Rooting.shared_with_me.filter(dream=dream.pk).first()
        answer = OfferAnswer.objects.filter(rooting=rooting.pk).first() if rooting else None
    else:
        rooting = Rooting.objects.filter(dream=dream.pk).first()
        answer = OfferAnswer.shared_with_me.filter(rooting=rooting.pk).first() if rooting else None
    return rooting, answer


def own_dreams(viewer: Viewer) -> QuerySet[Dream]:
    """The viewer's own dreams, newest first."""
    return Dream.objects.filter(owner_id=viewer.person_id).order_by("-made_at")


def partners_dreams(viewer: Viewer) -> QuerySet[Dream]:
    """What the partner shares with the viewer, latest shared first."""
    return Dream.shared_with_me.filter(owner_id=viewer.partner_id).order_by(F("shared_at").desc())


def rooted_by_me(viewer: Viewer, dreams: list[UUID]) -> set[UUID]:
    """Which of these dreams the viewer is rooting for."""
    return set(Rooting.objects.filter(owner_id=viewer.person_id, dream__in=dreams).values_list("dream", flat=True))
