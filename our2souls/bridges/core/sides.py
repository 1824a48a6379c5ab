"""A partner’s own side of a bridge, and the copy of it that both read."""

from collections.abc import Mapping

from our2souls.bridges.core.models import Bridge, BridgeSide, RevealedSide
from our2souls.privacy.viewer import Viewer


def own_side(bridge: Bridge, viewer: Viewer) -> BridgeSide:
    """The viewer's own side, new where they have none yet."""
    found = BridgeSide.objects.filter(bridge=bridge).first()
    return found or BridgeSide(owner_id=viewer.person_id, bridge=bridge)


def reveal(side: BridgeSide, eyes: Viewer, words: Mapping[str, object]) -> None:
    """Copy words of a side into what both read, by the eyes of its writer."""
    row = RevealedSide.objects.filter(bridge_id=side.bridge_id, person_id=eyes.person_id).first()
    row = row or RevealedSide(couple_id=eyes.couple, bridge_id=side.bridge_id, person_id=eyes.person_id)
    for name, value in words.items():
        setattr(row, name, value)
    row.save()
