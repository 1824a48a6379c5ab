"""The door to an intention with all that its page shows."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import get_object_or_404

from our2souls.intentions.core.models import Choice, Intention, Release
from our2souls.intentions.page.queries import page_annotations
from our2souls.intentions.plan.access import ordered_milestones
from our2souls.privacy.viewer import Viewer


def intention_page_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention with what its page shows: whys, standing choices, milestones, the measure, and who would release it."""
    standing = Choice.objects.filter(withdrawn_at=None)
    releases = Release.objects.filter(intention=OuterRef("pk"), withdrawn_at=None)
    rows = (
        Intention.objects.select_related("measure", "budget")
        .prefetch_related("whys", Prefetch("choices", standing), Prefetch("milestones", ordered_milestones()))
        .annotate(
            **page_annotations(),
            i_release=Exists(releases.filter(person_id=viewer.person_id)),
            they_release=Exists(releases.exclude(person_id=viewer.person_id)),
        )
    )
    return get_object_or_404(rows, pk=intention_id, couple_id=viewer.couple)
