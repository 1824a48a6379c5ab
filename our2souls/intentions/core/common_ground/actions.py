"""Where these meet: a few words found together from the two whys. One proposes, the other agrees; either may propose anew."""

from django.db.models import QuerySet

from our2souls.delivery import partner_events
from our2souls.intentions.core.history import actions as history
from our2souls.intentions.core.models import CommonGround, Intention, RevealedWhy
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

BOTH = 2
PROPOSED, AGREED = "common_ground_proposed", "common_ground_agreed"
"""The partner events of these acts."""


class WhysNotRevealed(Exception):
    """Not both whys are there to be read."""


@act
def propose(intention: Intention, words: str) -> CommonGround:
    """Put words before the other. What was proposed before, by either, is set aside; what both agreed on stands till then.

    Raises WhysNotRevealed until both whys are revealed.
    """
    locked = Intention.objects.select_for_update().get(pk=intention.pk)
    if RevealedWhy.objects.filter(intention=locked).count() < BOTH:
        raise WhysNotRevealed
    _open(locked).update(set_aside_at=now())
    proposal = CommonGround.objects.create(
        couple_id=locked.couple_id, intention=locked, proposed_by_id=current_viewer().person_id, words=words
    )
    partner_events.tell_partner(PROPOSED, locked.pk, occasion=proposal.pk)
    return proposal


@act
def agree(proposal: CommonGround) -> bool:
    """The other's yes to words as they stand; says whether they were still open.

    Raises NotPermitted for who proposed them: nobody agrees with themselves.
    """
    viewer = current_viewer()
    if proposal.proposed_by_id == viewer.person_id:
        msg = "The other agrees, not who proposed."
        raise NotPermitted(msg)
    agreed = _open(proposal.intention).filter(pk=proposal.pk).update(agreed_at=now())
    if agreed:
        history.record(proposal.intention, "met")  # whose words they are stands on the row itself
        audit.record("common_ground.agreed", proposal)
        partner_events.answer(PROPOSED, proposal.intention_id)
        partner_events.tell_partner(AGREED, proposal.intention_id, occasion=proposal.pk)
    return bool(agreed)


def set_aside(proposal: CommonGround) -> None:
    """Who proposed takes it back, or the other says not these words; no reason is asked."""
    _open(proposal.intention).filter(pk=proposal.pk).update(set_aside_at=now())


def _open(intention: Intention) -> QuerySet[CommonGround]:
    return CommonGround.objects.filter(intention=intention, agreed_at=None, set_aside_at=None)


def agreed_and_proposed(intention: Intention) -> tuple[CommonGround | None, CommonGround | None]:
    """The words both agreed on last, and those that wait for a yes; one query."""
    rows = CommonGround.objects.filter(intention=intention, set_aside_at=None).order_by("-proposed_at")[:BOTH]
    found = list(rows)
    return next((row for row in found if row.agreed_at), None), next((row for row in found if not row.agreed_at), None)
