"""Changing what one wants to be told about, and how."""

from our2souls.delivery.models import Preference
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer


@act
def set_preference(
    viewer: Viewer, category: str, *, inapp: bool, email: bool, push: bool = True, named: bool = False
) -> None:
    """Keep what the viewer wants for a category; it holds for what is planned already, too."""
    Preference.objects.update_or_create(
        owner_id=viewer.person_id,
        category=category,
        defaults={"inapp": inapp, "email": email, "push": push, "named": named, "changed_at": now()},
    )
