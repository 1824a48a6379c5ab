"""The doors to what waits for somebody and what comes round for them. "Not yours" and "not there" are the same 404."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.delivery.models import Notification, PushDevice
from our2souls.privacy.viewer import Viewer


def notification_for(viewer: Viewer, delivery_id: UUID) -> Notification:
    """A notice in the viewer's inbox that is due and was not taken back; Http404 otherwise."""
    return get_object_or_404(
        Notification.objects,
        pk=delivery_id,
        owner_id=viewer.person_id,
        channel=Notification.Channel.INAPP,
        cancelled_at=None,
    )


def device_for(viewer: Viewer, device_id: UUID) -> PushDevice:
    """A device on which the viewer turned notifications on; Http404 otherwise."""
    return get_object_or_404(PushDevice.objects, pk=device_id, owner_id=viewer.person_id)
