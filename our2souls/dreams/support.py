"""Support: a partner's words and offer for the other's shared dream, and the owner's answer to the offer."""

from typing import Literal
from uuid import UUID

from our2souls.delivery import partner_events
from our2souls.dreams.actions import SHARED
from our2souls.dreams.models import Dream, OfferReply, Support
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.audiences import sharing
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

SUPPORTED, OFFERED = "dream_supported", "offer_made"
ANSWERED = {"accept": "offer_accepted", "change": "offer_changed", "leave": "offer_left"}
"""The partner events of these acts."""


@act
def support(dream: Dream, *, words: str, offer: str = "") -> Support:
    """Stand behind the partner's dream; said again it replaces what was said, and an offer that changed is open anew."""
    person_id = current_viewer().person_id
    row = Support.objects.filter(dream=dream.pk, owner_id=person_id).first() or Support(
        owner_id=person_id, dream=dream.pk
    )
    offer_changed = row._state.adding or offer != row.offer
    new_offer = offer_changed and bool(offer)
    is_new = new_offer or row._state.adding or words != row.words
    if offer_changed:
        row.made_at = now()
        _reopen_offer(dream.pk)
    row.words, row.offer = words, offer
    row.save()
    sharing.share(row)
    audit.record("support.given", row)
    partner_events.answer(SHARED, dream.pk)
    if is_new:
        partner_events.tell_partner(OFFERED if new_offer else SUPPORTED, dream.pk, occasion=now().isoformat())
    return row


def _reopen_offer(dream_id: UUID) -> None:
    """What was told of the offer that stood there, and of the answer to it, is no news any more."""
    partner_events.take_back(OFFERED, dream_id)
    for answered in ANSWERED.values():
        partner_events.answer(answered, dream_id)


@act
def withdraw(row: Support) -> None:
    """Take one's words and offer back."""
    _reopen_offer(row.dream)
    partner_events.take_back(SUPPORTED, row.dream)
    sharing.unshare(row)
    row.delete()


@act
def reply_to_offer(row: Support, *, answer: Literal["accept", "change", "leave"], words: str = "") -> OfferReply:
    """The owner's answer to an offer; it can be changed. Leaving it needs no reason."""
    owner_id = current_viewer().person_id
    reply = OfferReply.objects.filter(support=row.pk).first() or OfferReply(owner_id=owner_id, support=row.pk)
    reply.answer, reply.words, reply.made_at = answer, words, now()
    reply.save()
    sharing.share(reply)
    audit.record("offer.answered", reply)
    partner_events.answer(OFFERED, row.dream)
    partner_events.tell_partner(ANSWERED[answer], row.dream, occasion=reply.made_at.isoformat())
    return reply
