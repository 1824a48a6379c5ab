"""A vision note can be about an intention."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.intentions.core import access
from our2souls.privacy.viewer import Viewer
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.note_targets import NoteTarget


def _intention(viewer: Viewer, about: UUID) -> NoteTarget:
    intention = access.intention_for(viewer, about)
    url = reverse("intentions:intention", args=[about])
    return NoteTarget(intention.name, url, shared=True, may_add=intention.released_at is None)


def declare() -> None:
    """Fill vision's port."""
    vision_note_targets.register("intention", _intention, shared=True, label=_("On an intention"), place=2)
