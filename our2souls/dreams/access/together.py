"""The doors to an intention and what is written for it."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import get_object_or_404

from our2souls.dreams.access.counted import beside
from our2souls.dreams.access.plan import steps_in_order
from our2souls.dreams.models import Choice, Intention, Reason, Release, Strand
from our2souls.privacy.viewer import Viewer


def intention_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention of the viewer's couple; Http404 otherwise."""
    return get_object_or_404(Intention.objects, pk=intention_id, couple_id=viewer.couple)


def intention_page_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention with what its page shows: whys, standing choices, milestones, the measure, and who would release it."""
    standing = Choice.objects.filter(withdrawn_at=None)
    said = Release.objects.filter(intention=OuterRef("pk"), withdrawn_at=None)
    rows = (
        Intention.objects.select_related("measure", "budget")
        .prefetch_related("whys", Prefetch("choices", standing), Prefetch("milestones", steps_in_order()))
        .annotate(
            **beside(),
            i_release=Exists(said.filter(person_id=viewer.person_id)),
            they_release=Exists(said.exclude(person_id=viewer.person_id)),
        )
    )
    return get_object_or_404(rows, pk=intention_id, couple_id=viewer.couple)


def reason_on(intention: Intention, viewer: Viewer) -> Reason | None:
    """The viewer's own why and need, revealed or not."""
    return Reason.objects.filter(intention=intention, owner_id=viewer.person_id).first()


def strand_for(viewer: Viewer, intention: Intention) -> Strand | None:
    """The viewer's own strand of an intention, if a dream of theirs is in it."""
    return Strand.objects.filter(intention=intention, person_id=viewer.person_id).first()
