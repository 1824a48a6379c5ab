"""A new intention, made at once with all that its form asked for."""

from collections.abc import Collection
from dataclasses import dataclass

from our2souls.dreams.access import Dream
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.privacy.transaction import act


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIntention:
    """What its first form says of an intention: for both its name and horizon, of one's own the words to bring and the why."""

    name: str
    bring: Collection[str] = ("line",)
    horizon: str = ""
    why: str = ""
    need: str = ""
    reveal: bool = False


@act
def create(
    new: NewIntention,
    *,
    mine: Dream | None = None,
    theirs: Dream | None = None,
    line: FridgeItem | None = None,
    choose: bool = False,
) -> Intention:
    """Weave it, write the viewer's why where there is one, and say their yes where they `choose`: all of it, or nothing.

    Raises NotPermitted for a viewer in no couple, or for a dream given on the wrong side.
    """
    intention = weaving.weave(name=new.name, mine=mine, theirs=theirs, bring=new.bring, horizon=new.horizon)
    if line:
        fridge_actions.link_intention(line, intention)
    if new.why:
        weaving.write_why(intention, why=new.why, need=new.need, reveal=new.reveal)
    return choosing.choose(intention) if choose else intention
