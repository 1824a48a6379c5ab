"""The cover of an intention, and the photos that it can be chosen from."""

from typing import Any

from our2souls.intentions.core.models import Intention
from our2souls.vision import access as vision_access

CHOICE = 48
"""Photos to choose from at most, the newest."""


def cover_of(intention: Intention) -> Any:
    """The photo that stands at its top, ready or being prepared; None when nobody chose one, or it is gone."""
    if intention.cover is None:
        return None
    rows = vision_access.photos_about("intention", intention.pk).select_related("note")
    return rows.filter(pk=intention.cover).first()


def photos_of(intention: Intention) -> list[Any]:
    """The photos on its notes that can be seen, newest first."""
    rows = vision_access.ready_photos_about("intention", intention.pk).select_related("note")
    return list(rows.order_by("-note__made_at", "position")[:CHOICE])
