"""The door to dates that somebody is about to bring in: only whoever sent the file, for a day.

A file that waits is its sender’s own, as a draft is: who parts meanwhile still has it, and can add it once they are two again.
"""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from our2souls.lib.clock import now
from our2souls.milestones.models import IcsUpload, MilestoneImport
from our2souls.people.couple_context import couple_of
from our2souls.privacy.viewer import Viewer

LASTS = timedelta(days=1)
"""So long a file waits for a decision."""


def upload_for(viewer: Viewer, upload_id: UUID) -> IcsUpload:
    """The viewer's own file that waits; Http404 for any other, for one that waited too long, and for somebody alone."""
    couple_of(viewer)
    return get_object_or_404(waiting(viewer), pk=upload_id)


def waiting(viewer: Viewer) -> QuerySet[IcsUpload]:
    """What of the viewer's waits for their decision: one file at most."""
    return IcsUpload.objects.filter(owner_id=viewer.person_id, made_at__gt=now() - LASTS)


def was_added(viewer: Viewer, upload_id: UUID) -> bool:
    """Whether the viewer has brought dates of this file in already."""
    return MilestoneImport.objects.filter(
        pk=upload_id, couple_id=viewer.couple, brought_by_id=viewer.person_id
    ).exists()
