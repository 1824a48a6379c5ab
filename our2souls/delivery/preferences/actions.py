"""Changing what one wants to be told about, and how."""

from datetime import datetime
from typing import TypedDict, Unpack

from our2souls.delivery.models import Preference
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer


class Wishes(TypedDict, total=False):
    """What of a category can be chosen; what is left out stays as it was."""

    inapp: bool
    email: bool
    push: bool
    named: bool
    digest: bool
    loud: bool
    lead: int | None
    muted_until: datetime | None


@act
def set_preference(viewer: Viewer, category: str, **wishes: Unpack[Wishes]) -> None:
    """Keep what the viewer wants for a category; it holds for what is planned already, too."""
    Preference.objects.update_or_create(
        owner_id=viewer.person_id, category=category, defaults={**wishes, "changed_at": now()}
    )
