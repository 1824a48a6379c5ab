"""Options: added, taken out, rated unseen; the second one who has rated all opens the ratings of both."""

from collections.abc import Mapping
from uuid import UUID

from our2souls.bridges.core import actions, dialogue, moves, sides
from our2souls.bridges.core.models import Agreement, Bridge, BridgeOption, BridgeSide
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer, viewing

type Ratings = Mapping[UUID, tuple[int | None, int | None]]
"""By option: does it meet my need, could I live with it; None is nothing chosen yet."""
SCALE = range(1, 6)
"""1 (not at all) to 5 (fully)."""
MOST = 12
"""So many options can stand at once: each is rated twice by each."""


@act
def add(bridge: Bridge, words: str, pattern: str = "") -> Bridge:
    """Add a way; what was rated or proposed before is open again. Raises Refused, also for more than MOST."""
    actions.lock(bridge)  # before it is counted: the other may add one at this moment
    if BridgeOption.objects.filter(bridge=bridge, removed_at=None).count() >= MOST:
        raise dialogue.Refused("So many are enough.")

    def write(locked: Bridge, _side: BridgeSide) -> None:
        option = BridgeOption(couple_id=locked.couple_id, bridge=locked, person_id=current_viewer().person_id)
        option.words, option.pattern = words, pattern
        option.save(force_insert=True)
        Agreement.objects.filter(bridge=locked, replaced_at=None).update(replaced_at=now())

    return actions.move(bridge, moves.add_option, write=write)


@act
def remove(option: BridgeOption) -> Bridge:
    """Take a way of one's own out, while the ratings are unseen; its words are gone. Raises Refused."""

    def write(_locked: Bridge, _side: BridgeSide) -> None:
        option.words, option.removed_at = "", now()
        option.save(update_fields=["words", "removed_at"])

    return actions.move(option.bridge, moves.remove_option, write=write)


@act
def save_ratings(bridge: Bridge, ratings: Ratings) -> BridgeSide:
    """Keep what the viewer has rated so far, unseen. Raises Refused once they are open, ValueError for what is not on the scale."""
    locked = actions.lock(bridge)
    if locked.stage != "options":
        raise dialogue.Refused("It is at another step.")
    side = sides.own_side(locked, current_viewer())
    _fill(side, ratings)
    side.save()
    return side


@act
def rate(bridge: Bridge, ratings: Ratings) -> Bridge:
    """Rate every option that stands: does it meet my need, could I live with it, 1 to 5 each. With the other's it opens both.

    Raises Refused, also where an option has no rating; ValueError for what is not on the scale.
    """
    actions.lock(bridge)  # before it is asked what stands: the other may add a way at this moment
    standing = set(BridgeOption.objects.filter(bridge=bridge, removed_at=None).values_list("pk", flat=True))
    if not standing <= {pk for pk, pair in ratings.items() if None not in pair}:
        raise dialogue.Refused("There is a way that was not rated.")

    def write(_locked: Bridge, side: BridgeSide) -> None:
        _fill(side, ratings)
        side.ratings = {key: pair for key, pair in (side.ratings or {}).items() if UUID(key) in standing}

    found = actions.move(bridge, moves.rate, write=write)
    if found.is_rated:
        _open(found, standing)
        audit.record("bridge.ratings_opened", found)
    return found


def _fill(side: BridgeSide, ratings: Ratings) -> None:
    """Put figures on a side; where nothing was chosen now, what was chosen before stays."""
    if any(number is not None and number not in SCALE for pair in ratings.values() for number in pair):
        raise ValueError(ratings)
    figures = dict(side.ratings or {})
    for pk, pair in ratings.items():
        before = figures.get(str(pk), [None, None])
        figures[str(pk)] = [old if new is None else new for new, old in zip(pair, before, strict=True)]
    side.ratings = figures


def _open(bridge: Bridge, standing: set[UUID]) -> None:
    """Copy the ratings of what stands into the couple's, each with its writer's eyes."""
    viewer = current_viewer()
    for eyes in (viewer, viewer.of_partner()):
        with viewing(eyes):
            side = BridgeSide.objects.get(bridge=bridge)
            rated = {key: pair for key, pair in (side.ratings or {}).items() if UUID(key) in standing}
            sides.reveal(side, eyes, {"ratings": rated})
