"""Support: a partner's words and offer for the other's shared dream, and the owner's answer to the offer."""

from typing import Literal

from our2souls.delivery import partner_events
from our2souls.dreams.actions import SHARED
from our2souls.dreams.models import Dream, OfferReply, Support
from our2souls.lib.clock import now
from our2souls.privacy import audit, sharing
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
    new_offer = bool(offer) and offer != row.offer
    is_new = new_offer or row._state.adding or words != row.words
    row.words, row.offer, row.made_at = words, offer, now()
    row.save()
    sharing.share(row)
    audit.record("support.given", row)
    partner_events.answer(SHARED, dream.pk)
    if is_new:
        event = OFFERED if new_offer else SUPPORTED
        partner_events.tell_partner(event, dream.pk, occasion=row.made_at.isoformat())
    return row


def withdraw(row: Support) -> None:
    """Take one's words and offer back."""
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
