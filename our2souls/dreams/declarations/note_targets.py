"""A vision note can be about a dream."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import access
from our2souls.privacy.audiences import sharing
from our2souls.privacy.viewer import Viewer
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.note_targets import NoteTarget


def _dream(viewer: Viewer, about: UUID) -> NoteTarget:
    dream = access.dream_for(viewer, about)
    mine = dream.owner_id == viewer.person_id
    opened = sharing.level_of(dream) is not None if mine else True
    return NoteTarget(dream.line, reverse("dreams:dream", args=[about]), shared=False, may_add=mine, open=opened)


def declare() -> None:
    """Fill vision's port."""
    vision_note_targets.register("dream", _dream, shared=False, label=_("On a dream"), place=1)
