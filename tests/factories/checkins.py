"""Check-ins, through the act."""

from typing import Any

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins.models import CheckIn
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember


def a_checkin(owner: CastMember, sharing: str = "me", place: tuple[int, int] = (4, 2), **texts: Any) -> CheckIn:
    """How the owner is, ease before energy; with `words`, a `need` and a `note` where they are given."""
    ease, energy = place
    with viewing(owner.viewer):
        return checkin_actions.check_in(
            ease=ease,
            energy=energy,
            zone=owner.us.zone,
            sharing=sharing,  # type: ignore[arg-type]
            **texts,
        )
