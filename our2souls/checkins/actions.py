"""The acts: check in, change who sees it, take it out; answer the partner's, tell more; say how close one feels."""

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Literal

from our2souls.checkins import vocabulary
from our2souls.checkins.models import CheckIn, CheckInResponse, Closeness
from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.audiences import sharing as privacy_sharing
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.form.edit_conflict import EditConflict

ANSWERED, TOLD_MORE = "checkin_answered", "checkin_told_more"
"""The partner events of an answer, and of what is told to who asked for more."""
type Sharing = Literal["me", "colour", "all"]
type Kind = Literal["see", "more", "here", "own"]


@act
def check_in(  # noqa: PLR0913 - all that one may say of how one is
    *,
    ease: int,
    energy: int,
    words: Sequence[str] = (),
    need: str = "",
    note: str = "",
    context: str = "",
    zone: tzinfo,
    sharing: Sharing = "me",
) -> CheckIn:
    """Keep how one feels now; ease and energy are 1 to 5, `zone` is the writer's. Only for oneself unless said otherwise."""
    at = now()
    checkin = CheckIn(
        owner_id=current_viewer().person_id,
        ease=ease,
        energy=energy,
        words=list(words) or None,
        need=need,
        note=note,
        context=context,
        at=at,
        part_at=vocabulary.part_began(at, zone),
    )
    checkin.save(force_insert=True)
    audit.record("checkin.kept", checkin)
    share(checkin, sharing)
    return checkin


@act
def update(  # noqa: PLR0913 - as above
    checkin: CheckIn,
    *,
    version: int,
    ease: int,
    energy: int,
    words: Sequence[str] = (),
    need: str = "",
    note: str = "",
    context: str = "",
) -> CheckIn:
    """Change what one noted, whenever; when it was stays, and who sees it. The partner is told nothing.

    Raises EditConflict when it was changed on another device since `version` was read.
    """
    row = CheckIn.objects.select_for_update().get(pk=checkin.pk)
    if row.version != version:
        theirs = {name: getattr(row, name) for name in ("ease", "energy", "words", "need", "note", "context")}
        raise EditConflict(theirs, row.version)
    row.ease, row.energy, row.words = ease, energy, list(words) or None
    row.need, row.note, row.context = need, note, context
    row.edited_at, row.version = now(), version + 1
    row.save()
    audit.record("checkin.changed", row)
    return row


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


@act
def tell_more(checkin: CheckIn, *, more: str) -> None:
    """Tell the partner more, who asked for it: own words, kept with one's check-in; none take back what stood there."""
    is_new = bool(more) and more != checkin.more
    checkin.more = more
    checkin.save(update_fields=["more"])
    audit.record("checkin.more", checkin)
    if is_new:
        partner_events.tell_partner(TOLD_MORE, checkin.pk, occasion=now().isoformat())
    elif not more:
        partner_events.take_back(TOLD_MORE, checkin.pk)


def withdraw_response(checkin: CheckIn) -> None:
    """Take one's answer back."""
    response = CheckInResponse.objects.filter(checkin=checkin.pk).first()
    if response:
        privacy_sharing.unshare(response)
        response.delete()


@act
def keep_closeness(*, value: int, week: date) -> Closeness:
    """Keep how close one feels to the partner, 1 to 7, for one's own week; said again in it, it replaces what was said."""
    viewer = current_viewer()
    whose = {"owner_id": viewer.person_id, "couple": viewer.couple_id, "week": week}
    answer = Closeness.objects.filter(**whose).first() or Closeness(**whose)
    answer.value, answer.at = value, now()
    answer.save()
    audit.record("closeness.kept", answer)
    return answer


@act
def delete_closeness(answer: Closeness) -> None:
    """Take out what one said of a week."""
    audit.record("closeness.removed", answer)
    answer.delete()
