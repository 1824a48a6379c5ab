"""The acts: check in, change who sees it, take it out; answer the partner's."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Literal

from our2souls.checkins import vocabulary
from our2souls.checkins.models import CheckIn, CheckInResponse
from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy import sharing as privacy_sharing
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

ANSWERED = "checkin_answered"
"""The partner event of an answer."""
type Sharing = Literal["me", "colour", "all"]
type Kind = Literal["see", "more", "here", "own"]


@act
def check_in(
    *,
    ease: int,
    energy: int,
    words: Sequence[str] = (),
    need: str = "",
    note: str = "",
    zone: tzinfo,
    sharing: Sharing = "me",
) -> CheckIn:
    """Keep how one feels now; ease and energy are 1 to 5, `zone` is the writer's. Only for oneself unless said otherwise."""
    at = now()
    local = at.astimezone(zone)
    checkin = CheckIn(
        owner_id=current_viewer().person_id,
        ease=ease,
        energy=energy,
        words=list(words) or None,
        need=need,
        note=note,
        at=at,
        day=local.date(),
        part=vocabulary.part_of_day(local.hour),
    )
    checkin.save(force_insert=True)
    audit.record("checkin.kept", checkin)
    share(checkin, sharing)
    return checkin


@act
def share(checkin: CheckIn, sharing: Sharing) -> None:
    """Set who sees it. Kept for oneself, or given as the colour alone, what the partner answered waits unseen or goes on."""
    if sharing == "me":
        privacy_sharing.unshare(checkin)
    else:
        privacy_sharing.share(checkin, sharing)


@act
def delete(checkin: CheckIn) -> None:
    """Remove a check-in, and with it what was answered to it."""
    privacy_sharing.unshare(checkin)
    unscoped.queryset(CheckInResponse, "checkin.removed").filter(checkin=checkin.pk).delete()
    audit.record("checkin.removed", checkin)
    checkin.delete()


@act
def respond(checkin: CheckIn, *, kind: Kind, words: str = "") -> CheckInResponse:
    """Answer the partner's shared check-in; said again it replaces what was said."""
    me = current_viewer().person_id
    response = CheckInResponse.objects.filter(checkin=checkin.pk).first() or CheckInResponse(
        owner_id=me, checkin=checkin.pk
    )
    response.kind, response.words, response.at = kind, words if kind == "own" else "", now()
    response.save()
    privacy_sharing.share(response)
    partner_events.tell_partner(ANSWERED, checkin.pk, occasion=response.at.isoformat())
    return response


def withdraw_response(checkin: CheckIn) -> None:
    """Take one's answer back."""
    response = CheckInResponse.objects.filter(checkin=checkin.pk).first()
    if response:
        privacy_sharing.unshare(response)
        response.delete()
