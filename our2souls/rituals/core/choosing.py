"""The two yeses to a ritual: it begins with the second one."""

from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.rituals.core import reminders
from our2souls.rituals.core.actions import ASKED, CHANGED, PROPOSED
from our2souls.rituals.core.models import Ritual, RitualYes
from our2souls.rituals.core.queries import agreed, lock
from our2souls.ui.form.edit_conflict import EditConflict

AGREED = "ritual_agreed"
"""The partner event of a yes."""


@act
def say_yes(ritual: Ritual, *, version: int | None = None) -> Ritual:
    """The viewer's yes to a ritual as they read it; said twice it is said once.

    Raises EditConflict when it was changed since `version` was read (without one: since `ritual` was).
    """
    viewer, locked = current_viewer(), lock(ritual)
    if locked.ended_at is not None or viewer.person_id in agreed(locked):
        return locked
    if locked.version != (ritual.version if version is None else version):
        raise EditConflict({}, locked.version)
    RitualYes.objects.create(couple_id=locked.couple_id, ritual=locked, person_id=viewer.person_id)
    audit.record("ritual.agreed", locked)
    for event in (PROPOSED, CHANGED, ASKED):
        partner_events.answer(event, locked.pk)
    if locked.active_since is None and {viewer.person_id, viewer.partner_id} <= agreed(locked):
        locked.active_since = now()
        locked.save(update_fields=["active_since"])
        reminders.sync(locked)
        partner_events.tell_partner(AGREED, locked.pk, occasion=now().isoformat())
    return locked


@act
def withdraw_yes(ritual: Ritual) -> None:
    """Take one's yes back, as long as not both have said it: what goes on can rest."""
    locked = lock(ritual)
    if locked.active_since is None:
        own = RitualYes.objects.filter(ritual=locked, person_id=current_viewer().person_id, withdrawn_at=None)
        if own.update(withdrawn_at=now()):
            for event in (PROPOSED, CHANGED, ASKED):
                partner_events.take_back(event, locked.pk)
