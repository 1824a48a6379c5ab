"""Plain typed factories: check-ins, through the real act."""

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins.actions import Sharing
from our2souls.checkins.models import CheckIn
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

NOTE, WORD, NEED = "The pilot is finally cut", "fernweh", "an evening without plans"


def a_check_in(by: CastMember, sharing: Sharing = "me", place: tuple[int, int] = (4, 2)) -> CheckIn:
    """A check-in at a place of the grid (ease, energy), with a word of one's own, a need and a note."""
    ease, energy = place
    with viewing(by.viewer):
        return checkin_actions.check_in(
            ease=ease, energy=energy, words=["settled", WORD], need=NEED, note=NOTE, zone=by.us.zone, sharing=sharing
        )
