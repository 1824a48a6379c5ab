"""The doors to bridges: both partners of the couple, each the same; a side is its writer's."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.bridges.core.models import Bridge, BridgeOption
from our2souls.privacy.viewer import Viewer

# Bridge is named here for the annotations of packages above; its rows come through these doors and `queries`.
__all__ = ["Bridge", "BridgeOption", "bridge_for", "own_option_for"]


def bridge_for(viewer: Viewer, bridge_id: UUID) -> Bridge:
    """A bridge of the viewer's couple; Http404 otherwise."""
    return get_object_or_404(Bridge.objects, pk=bridge_id, couple_id=viewer.couple)


def own_option_for(viewer: Viewer, bridge_id: UUID, option_id: UUID) -> BridgeOption:
    """An option that the viewer added and did not take out; Http404 otherwise."""
    rows = BridgeOption.objects.select_related("bridge").filter(removed_at=None, person_id=viewer.person_id)
    return get_object_or_404(rows, pk=option_id, bridge_id=bridge_id, couple_id=viewer.couple)
