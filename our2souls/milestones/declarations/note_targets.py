"""A vision note can be about a day of the couple's."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.milestones.access import milestone_with_notes_for
from our2souls.privacy.viewer import Viewer
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.note_targets import NoteTarget


def _milestone(viewer: Viewer, about: UUID) -> NoteTarget:
    day = milestone_with_notes_for(viewer, about)
    here = day.removed_at is None
    url = reverse("milestones:milestone", args=[about]) if here else reverse("milestones:milestones")
    return NoteTarget(day.title, url, shared=True, may_add=here)


def declare() -> None:
    """Fill vision's port."""
    vision_note_targets.register(
        "relationship_milestone", _milestone, shared=True, label=_("On one of your days"), place=3
    )
