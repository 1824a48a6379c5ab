"""The doors to the way there."""

from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.privacy.viewer import Viewer

# Milestone is named here for the annotations of packages above; its rows come through these doors and `queries`.
__all__ = [
    "Milestone",
    "milestone_for",
    "ordered_milestones",
    "own_milestone_for",
    "substep_for",
]


def ordered_milestones() -> QuerySet[Milestone]:
    """The couple's standing steps in order, each with how many smaller ones it has and how many of them are done."""
    counted = (
        Substep.objects.filter(milestone=OuterRef("pk"), removed_at=None)
        .order_by()
        .values("milestone")
        .annotate(among=Count("pk"), ticked=Count("pk", filter=Q(done_at__isnull=False)))
    )
    return (
        Milestone.objects.filter(removed_at=None)
        .annotate(
            parts=Coalesce(Subquery(counted.values("among")), 0),
            parts_done=Coalesce(Subquery(counted.values("ticked")), 0),
        )
        .order_by("position", "pk")
    )


def milestone_for(viewer: Viewer, intention_id: UUID, milestone_id: UUID) -> Milestone:
    """A milestone of an intention of the viewer's couple; Http404 otherwise."""
    rows = Milestone.objects.select_related("intention")
    return get_object_or_404(rows, pk=milestone_id, intention_id=intention_id, couple_id=viewer.couple, removed_at=None)


def own_milestone_for(viewer: Viewer, milestone_id: UUID) -> Milestone:
    """A milestone of the viewer's couple, of whichever intention; Http404 otherwise."""
    return get_object_or_404(Milestone.objects, pk=milestone_id, couple_id=viewer.couple, removed_at=None)


def substep_for(viewer: Viewer, intention_id: UUID, milestone_id: UUID, substep_id: UUID) -> Substep:
    """A smaller step of a milestone of the viewer's couple; Http404 otherwise."""
    rows = Substep.objects.select_related("milestone", "milestone__intention")
    return get_object_or_404(
        rows,
        pk=substep_id,
        milestone_id=milestone_id,
        milestone__intention_id=intention_id,
        milestone__removed_at=None,
        couple_id=viewer.couple,
        removed_at=None,
    )
