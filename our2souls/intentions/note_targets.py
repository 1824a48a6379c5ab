"""What of this package a vision note can be about: one's dream, an intention of the couple's, a day of theirs."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import access as dream_access
from our2souls.intentions.core import access as intention_access
from our2souls.milestones.access import milestone_with_notes_for
from our2souls.privacy import sharing
from our2souls.privacy.viewer import Viewer
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.note_targets import NoteTarget


def _dream(viewer: Viewer, about: UUID) -> NoteTarget:
    dream = dream_access.dream_for(viewer, about)
    mine = dream.owner_id == viewer.person_id
    opened = sharing.level(dream) is not None if mine else True
    return NoteTarget(dream.line, reverse("dreams:dream", args=[about]), shared=False, may_add=mine, open=opened)


def _intention(viewer: Viewer, about: UUID) -> NoteTarget:
    held = intention_access.intention_for(viewer, about)
    url = reverse("intentions:intention", args=[about])
    return NoteTarget(held.name, url, shared=True, may_add=held.released_at is None)


def _our_milestone(viewer: Viewer, about: UUID) -> NoteTarget:
    day = milestone_with_notes_for(viewer, about)
    here = day.removed_at is None
    url = reverse("milestones:milestone", args=[about]) if here else reverse("milestones:milestones")
    return NoteTarget(day.title, url, shared=True, may_add=here)


def declare() -> None:
    """Fill vision's port."""
    vision_note_targets.register("dream", _dream, shared=False, label=_("On a dream"))
    vision_note_targets.register("intention", _intention, shared=True, label=_("On an intention"))
    vision_note_targets.register("our_milestone", _our_milestone, shared=True, label=_("On one of your days"))
