"""The notices of this package: a revisit has come due."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import ports
from our2souls.dreams.models import Intention
from our2souls.privacy.viewer import Viewer


def _may_see(viewer: Viewer, about: UUID) -> bool:
    """Asked again when it is sent: still theirs, still active."""
    found = Intention.objects.filter(pk=about, couple_id=viewer.couple_id).first()
    return found is not None and found.state == "active"


def declare() -> None:
    """Fill delivery's port."""
    ports.notices.register(
        ports.Notice(
            name="revisit",
            title=_("Time for another look"),
            line=_(
                "Something you two chose has come round for its look. Do you still want it, what changed, what comes next: "
                "about five minutes."
            ),
            url=lambda about: reverse("dreams:revisit", args=[about]),
            may_see=_may_see,
        )
    )
