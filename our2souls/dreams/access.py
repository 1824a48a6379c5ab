"""The doors: one for each thing of this package. "Not yours" and "not there" are the same 404."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.http import Http404

from our2souls.dreams.models import (
    Change,
    Choice,
    Dream,
    Entry,
    Intention,
    Milestone,
    OfferAnswer,
    Reason,
    Release,
    Revisit,
    Rooting,
    Strand,
)
from our2souls.privacy.viewer import Viewer


def own_dream_for(viewer: Viewer, dream_id: UUID) -> Dream:
    """A dream of the viewer's own; Http404 otherwise."""
    dream = Dream.objects.filter(pk=dream_id, owner_id=viewer.person_id).first()
    if dream is None:
        raise Http404
    return dream


def dream_for(viewer: Viewer, dream_id: UUID) -> Dream:
    """A dream of the viewer's own, or one the partner shares with them now; Http404 otherwise."""
    dream = Dream.objects.filter(pk=dream_id).first() or Dream.shared_with_me.filter(pk=dream_id).first()
    if dream is None or (dream.owner_id not in {viewer.person_id, viewer.partner_id}):
        raise Http404
    return dream


def partners_dream_for(viewer: Viewer, dream_id: UUID) -> Dream:
    """A dream that the partner shares with the viewer now; Http404 otherwise."""
    dream = dream_for(viewer, dream_id)
    if dream.owner_id == viewer.person_id:
        raise Http404
    return dream


def rooting_on(dream: Dream, viewer: Viewer) -> tuple[Rooting | None, OfferAnswer | None]:
    """The rooting for a dream that the viewer may see, with the answer to its offer: both wait while the dream is not shared."""
    if dream.owner_id == viewer.person_id:
        rooting = Rooting.shared_with_me.filter(dream=dream.pk).first()
        answer = OfferAnswer.objects.filter(rooting=rooting.pk).first() if rooting else None
    else:
        rooting = Rooting.objects.filter(dream=dream.pk).first()
        answer = OfferAnswer.shared_with_me.filter(rooting=rooting.pk).first() if rooting else None
    return rooting, answer


def intention_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention of the viewer's couple; Http404 otherwise."""
    found = Intention.objects.filter(pk=intention_id, couple_id=viewer.couple).first()
    if found is None:
        raise Http404
    return found


def intention_page_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention with what its page shows: whys, standing choices, milestones, the measure, and who would release it."""
    standing = Choice.objects.filter(withdrawn_at=None)
    steps = Milestone.objects.filter(removed_at=None).order_by("position")
    said = Release.objects.filter(intention=OuterRef("pk"), withdrawn_at=None)
    found = (
        Intention.objects.filter(pk=intention_id, couple_id=viewer.couple)
        .select_related("measure")
        .prefetch_related("whys", Prefetch("choices", standing), Prefetch("milestones", steps))
        .annotate(
            i_release=Exists(said.filter(person_id=viewer.person_id)),
            they_release=Exists(said.exclude(person_id=viewer.person_id)),
        )
        .first()
    )
    if found is None:
        raise Http404
    return found


def reason_on(intention: Intention, viewer: Viewer) -> Reason | None:
    """The viewer's own why and need, revealed or not."""
    return Reason.objects.filter(intention=intention, owner_id=viewer.person_id).first()


def strand_for(viewer: Viewer, intention: Intention) -> Strand | None:
    """The viewer's own strand of an intention, if a dream of theirs is in it."""
    return Strand.objects.filter(intention=intention, person_id=viewer.person_id).first()


def milestone_for(viewer: Viewer, intention_id: UUID, milestone_id: UUID) -> Milestone:
    """A milestone of an intention of the viewer's couple; Http404 otherwise."""
    found = (
        Milestone.objects.filter(pk=milestone_id, intention_id=intention_id, couple_id=viewer.couple, removed_at=None)
        .select_related("intention")
        .first()
    )
    if found is None:
        raise Http404
    return found


def entry_for(viewer: Viewer, intention_id: UUID, entry_id: UUID) -> Entry:
    """An entry of a measure of the viewer's couple; Http404 otherwise."""
    found = (
        Entry.objects.filter(pk=entry_id, measure__intention_id=intention_id, couple_id=viewer.couple, removed_at=None)
        .select_related("measure", "measure__intention")
        .first()
    )
    if found is None:
        raise Http404
    return found


def revisit_for(viewer: Viewer, intention_id: UUID, revisit_id: UUID) -> Revisit:
    """A revisit of the viewer's couple, with its intention and opened answers; Http404 otherwise."""
    found = (
        Revisit.objects.filter(pk=revisit_id, intention_id=intention_id, couple_id=viewer.couple)
        .select_related("intention")
        .prefetch_related("answers", "intention__whys")
        .first()
    )
    if found is None:
        raise Http404
    return found


def own_dreams(viewer: Viewer) -> QuerySet[Dream]:
    """The viewer's own dreams, newest first."""
    return Dream.objects.filter(owner_id=viewer.person_id).order_by("-made_at")


def partners_dreams(viewer: Viewer) -> QuerySet[Dream]:
    """What the partner shares with the viewer, latest shared first."""
    return Dream.shared_with_me.filter(owner_id=viewer.partner_id).order_by(F("shared_at").desc())


def latest_changes(intention: Intention, limit: int = 20) -> Iterable[Change]:
    """The newest changes of an intention."""
    return Change.objects.filter(intention=intention).order_by("-at")[:limit]


def rooted_by_me(viewer: Viewer, dreams: list[UUID]) -> set[UUID]:
    """Which of these dreams the viewer is rooting for."""
    return set(Rooting.objects.filter(owner_id=viewer.person_id, dream__in=dreams).values_list("dream", flat=True))
