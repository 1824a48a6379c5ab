"""Listening: said back, almost, heard, what makes sense; and what the two have in common."""

from collections.abc import Callable

from django.db.models import Max

from our2souls.bridges.core import actions, dialogue, moves
from our2souls.bridges.core.dialogue import Dialogue
from our2souls.bridges.core.models import Bridge, BridgeSide, BridgeTurn
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

MOST_GROUND = 6
"""So many things that they have in common can be named."""


@act
def reflect(bridge: Bridge, words: str) -> Bridge:
    """The listener says back what they heard. Raises Refused."""
    return _turn(bridge, moves.reflect, "reflect", words)


@act
def almost(bridge: Bridge, words: str) -> Bridge:
    """The speaker says what is still missing. Raises Refused."""
    return _turn(bridge, moves.almost, "almost", words)


@act
def feel_heard(bridge: Bridge) -> Bridge:
    """The speaker feels heard. Raises Refused."""
    return _turn(bridge, moves.feel_heard, "heard")


@act
def respond(bridge: Bridge, words: str, feeling: str) -> Bridge:
    """The listener says what makes sense to them, and one feeling that they hear. Raises Refused."""
    return _turn(bridge, moves.respond, "respond", words, feeling)


@act
def add_ground(bridge: Bridge, words: str) -> Bridge:
    """Name something that both have in common. Raises Refused, also for more than MOST_GROUND."""
    actions.lock(bridge)  # before it is counted: the other may add one at this moment
    if BridgeTurn.objects.filter(bridge=bridge, kind="ground").count() >= MOST_GROUND:
        raise dialogue.Refused("So many are enough.")
    return _turn(bridge, moves.add_ground, "ground", words)


@act
def leave_ground(bridge: Bridge) -> Bridge:
    """The viewer has looked at the common ground. Raises Refused."""
    return actions.move(bridge, moves.leave_ground)


def _turn(
    bridge: Bridge, move: Callable[[Dialogue, object], Dialogue], kind: str, words: str = "", feeling: str = ""
) -> Bridge:
    def write(locked: Bridge, _side: BridgeSide) -> None:
        last = BridgeTurn.objects.filter(bridge=locked).aggregate(last=Max("place"))["last"] or 0
        turn = BridgeTurn(couple_id=locked.couple_id, bridge=locked, person_id=current_viewer().person_id, kind=kind)
        turn.words, turn.feeling, turn.place = words, feeling, last + 1
        turn.save(force_insert=True)

    return actions.move(bridge, move, write=write, shows=True)
