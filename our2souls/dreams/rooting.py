"""Rooting: a partner's words and offer for the other's shared dream, and the owner's answer to the offer."""

from typing import Literal

from our2souls.dreams.models import Dream, OfferAnswer, Rooting
from our2souls.lib.clock import now
from our2souls.privacy import audience, audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


@act
def root(dream: Dream, *, words: str, offer: str = "") -> Rooting:
    """Stand behind the partner's dream; said again it replaces what was said, and an offer that changed is open anew."""
    person_id = current_viewer().person_id
    rooting = Rooting.objects.filter(dream=dream.pk, owner_id=person_id).first() or Rooting(
        owner_id=person_id, dream=dream.pk
    )
    rooting.words, rooting.offer, rooting.made_at = words, offer, now()
    rooting.save()
    audience.open(rooting)
    audit.record("support.given", rooting)
    return rooting


def unroot(rooting: Rooting) -> None:
    """Take one's words and offer back."""
    audience.close(rooting)
    rooting.delete()


@act
def answer_offer(rooting: Rooting, *, answer: Literal["accept", "change", "leave"], words: str = "") -> OfferAnswer:
    """The owner's answer to an offer; it can be changed. Leaving it needs no reason."""
    owner_id = current_viewer().person_id
    said = OfferAnswer.objects.filter(rooting=rooting.pk).first() or OfferAnswer(owner_id=owner_id, rooting=rooting.pk)
    said.answer, said.words, said.made_at = answer, words, now()
    said.save()
    audience.open(said)
    audit.record("offer.answered", said)
    return said
