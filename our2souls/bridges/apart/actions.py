"""Writing apart: kept unseen, finished, taken back while the other writes; the second one who finishes opens both."""

from dataclasses import dataclass, field

from our2souls.bridges.core import actions, dialogue, moves, sides
from our2souls.bridges.core.models import WORDS, Bridge, BridgeSide
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer, viewing


@dataclass(frozen=True, slots=True)
class SideData:
    """What one writes apart; `needs` are keys of ours and own words."""

    dream: str = ""
    story: str = ""
    needs: list[str] = field(default_factory=list)
    fear: str = ""
    core: str = ""
    edge: str = ""


@act
def save_draft(bridge: Bridge, data: SideData) -> BridgeSide:
    """Keep what the viewer has written so far, unseen: also while the bridge rests. Raises Refused once both are open."""
    locked = actions.lock(bridge)
    if locked.stage != "apart":
        raise dialogue.Refused("It is open already.")
    side = sides.own_side(locked, current_viewer())
    fill(side, data)
    side.save()
    return side


def fill(side: BridgeSide, data: SideData) -> None:
    """Put the words on a side; does not save."""
    for name in WORDS:
        setattr(side, name, getattr(data, name))
    side.needs, side.saved_at = data.needs, now()


@act
def finish(bridge: Bridge, data: SideData) -> Bridge:
    """The viewer has written what they wanted to. With the other's it opens both. Raises Refused."""
    found = actions.move(bridge, moves.finish_side, write=lambda _bridge, side: fill(side, data))
    if found.stage == "listen":
        _open(found)
        audit.record("bridge.sides_opened", found)
    return found


@act
def reopen_side(bridge: Bridge) -> Bridge:
    """The viewer would write on. Raises Refused once both are open."""
    return actions.move(bridge, moves.reopen_side)


def _open(bridge: Bridge) -> None:
    """Copy both sides into the couple's, each with its writer's eyes: they finished knowing that both open together."""
    viewer = current_viewer()
    for eyes in (viewer, viewer.of_partner()):
        with viewing(eyes):
            side = BridgeSide.objects.get(bridge=bridge)
            sides.reveal(side, eyes, {"needs": side.needs, **{name: getattr(side, name) for name in WORDS}})
