"""Choosing an intention: it is active once both have said yes."""

from our2souls.delivery import partner_events
from our2souls.intentions.core.history import actions as history
from our2souls.intentions.core.models import Choice, Intention
from our2souls.intentions.core.queries import lock, people_who_chose
from our2souls.intentions.core.revisit_schedule import schedule_next_revisit
from our2souls.intentions.core.weaving import WOVEN
from our2souls.lib.clock import now, today
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

CHOSEN = "intention_chosen"
"""The partner event of a yes."""


@act
def choose(intention: Intention, *, in_revisit: bool = False) -> Intention:
    """The viewer's yes (or yes again). When both have said it the intention is active, and its revisits begin.

    A yes `in_revisit` is read there by both, and told by nothing else.
    """
    viewer = current_viewer()
    locked = lock(intention)
    Choice.objects.filter(intention=locked, person_id=viewer.person_id, withdrawn_at=None).update(withdrawn_at=now())
    Choice.objects.create(couple_id=locked.couple_id, intention=locked, person_id=viewer.person_id)
    history.record(locked, "chosen")
    audit.record("intention.chosen", locked)
    if not in_revisit:
        partner_events.take_back(WOVEN, locked.pk)
        for event in (WOVEN, CHOSEN):
            partner_events.answer(event, locked.pk)
        partner_events.tell_partner(CHOSEN, locked.pk, occasion=now().isoformat())
    if locked.active_since is None and {viewer.person_id, viewer.partner_id} <= people_who_chose(locked):
        locked.active_since = now()
        schedule_next_revisit(locked, after=today("UTC"))
        locked.save()
    return locked


@act
def unchoose(intention: Intention) -> None:
    """Take one's yes back, as long as not both have chosen."""
    locked = lock(intention)
    if locked.active_since is None:
        Choice.objects.filter(intention=locked, person_id=current_viewer().person_id, withdrawn_at=None).update(
            withdrawn_at=now()
        )
        history.record(locked, "unchosen")
