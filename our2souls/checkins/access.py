"""The doors to check-ins."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.checkins.models import CheckIn, CheckInResponse, Closeness
from our2souls.privacy.audiences.sharing import level_of
from our2souls.privacy.viewer import Viewer


def own_checkin_for(viewer: Viewer, checkin_id: UUID) -> CheckIn:
    """A check-in of the viewer's own; Http404 otherwise."""
    return get_object_or_404(CheckIn.objects, pk=checkin_id, owner_id=viewer.person_id)


def partners_checkin_for(viewer: Viewer, checkin_id: UUID, *, levels: tuple[str, ...] = ("colour", "all")) -> CheckIn:
    """A check-in that the partner shares with the viewer now, at one of these levels; Http404 otherwise."""
    found = get_object_or_404(CheckIn.shared_with_me, pk=checkin_id, owner_id=viewer.partner_id)
    if found.__dict__["audience_level"] not in levels:
        raise Http404
    return found


def checkin_asked_about(viewer: Viewer, checkin_id: UUID) -> CheckIn:
    """A check-in of one's own, all of it open to the partner, who asked to hear more or was told; Http404 otherwise."""
    checkin = own_checkin_for(viewer, checkin_id)
    asked = response_for(viewer, checkin)
    if level_of(checkin) != "all" or not (checkin.more or (asked and asked.kind == "more")):
        raise Http404
    return checkin


def own_closeness_for(viewer: Viewer, closeness_id: UUID) -> Closeness:
    """What the viewer said of a week; Http404 otherwise."""
    return get_object_or_404(Closeness.objects, pk=closeness_id, owner_id=viewer.person_id)


def own_response_to(viewer: Viewer, checkin: CheckIn) -> CheckInResponse | None:
    """What the viewer answered."""
    return CheckInResponse.objects.filter(checkin=checkin.pk, owner_id=viewer.person_id).first()


def response_for(viewer: Viewer, checkin: CheckIn) -> CheckInResponse | None:
    """What the partner answered to the viewer's own check-in."""
    return CheckInResponse.shared_with_me.filter(checkin=checkin.pk, owner_id=viewer.partner_id).first()
