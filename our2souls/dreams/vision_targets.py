"""What of this package a vision note can be about: one's dream, an intention of the couple's, a day of theirs."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.dreams import access
from our2souls.dreams.access.our_milestones import day_of_notes_for
from our2souls.privacy import audience
from our2souls.privacy.viewer import Viewer
from our2souls.vision import ports
from our2souls.vision.ports import Target


def _dream(viewer: Viewer, about: UUID) -> Target:
    dream = access.dream_for(viewer, about)
    mine = dream.owner_id == viewer.person_id
    opened = audience.of(dream) is not None if mine else True
    return Target(dream.line, reverse("dreams:dream", args=[about]), shared=False, may_add=mine, open=opened)


def _intention(viewer: Viewer, about: UUID) -> Target:
    held = access.intention_for(viewer, about)
    url = reverse("dreams:intention", args=[about])
    return Target(held.name, url, shared=True, may_add=held.released_at is None)


def _our_milestone(viewer: Viewer, about: UUID) -> Target:
    day = day_of_notes_for(viewer, about)
    here = day.removed_at is None
    url = reverse("dreams:our_milestone", args=[about]) if here else reverse("dreams:our_milestones")
    return Target(day.title, url, shared=True, may_add=here)


def declare() -> None:
    """Fill vision's port."""
    ports.register("dream", _dream, shared=False, label=_("On a dream"))
    ports.register("intention", _intention, shared=True, label=_("On an intention"))
    ports.register("our_milestone", _our_milestone, shared=True, label=_("On one of your days"))
