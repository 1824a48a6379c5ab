"""Reads of notes for the packages above."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from our2souls.privacy.viewer import current_viewer
from our2souls.vision.models import PersonalNote


def latest_on(kind: str) -> dict[UUID, datetime]:
    """When the viewer last added a note of their own to each thing of a kind that has one; one query."""
    rows = PersonalNote.objects.filter(owner_id=current_viewer().person_id, kind=kind, about__isnull=False).order_by()
    found = rows.values("about").annotate(latest=Max("made_at")).values_list("about", "latest")
    return {about: latest for about, latest in found if about is not None}
