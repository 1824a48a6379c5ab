"""The two yeses to a ritual, and to a change of it: each begins with the second one."""

from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.rituals.core import reminders
from our2souls.rituals.core.actions import ASKED, CHANGED, PROPOSED, RHYTHM, fill, forget_changes
from our2souls.rituals.core.models import Ritual, RitualYes
from our2souls.rituals.core.queries import agreed, lock
from our2souls.ui.form.edit_conflict import EditConflict

AGREED, LEFT_AS_IT_WAS = "ritual_agreed", "ritual_left_as_it_was"
"""The partner events of a yes, and of none to a change."""


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


@act
def accept_change(ritual: Ritual, *, version: int) -> Ritual:
    """The viewer's yes to what the other would change: both have it so from now on, and it goes on.

    With another day or hour single times that were moved ahead fall back. Nothing happens to what the viewer proposed, or
    where nothing is. Raises EditConflict when it was changed since `version` was read.
    """
    viewer, locked = current_viewer(), lock(ritual)
    change, by = locked.proposed, locked.proposed_by_id
    if change is None or by is None or by == viewer.person_id or locked.ended_at is not None:
        return locked
    if locked.version != version:
        raise EditConflict({}, locked.version)
    is_another_time = any(getattr(locked, name) != getattr(change, name) for name in RHYTHM)
    fill(locked, change, by)
    if is_another_time:
        forget_changes(locked)
        reminders.stop(locked)
    if is_another_time or locked.active_since is None:
        locked.active_since = now()
    for person_id in (viewer.person_id, by):
        RitualYes.objects.get_or_create(
            couple_id=locked.couple_id, ritual=locked, person_id=person_id, withdrawn_at=None
        )
    _settle_change(locked)
    for event in (PROPOSED, CHANGED, ASKED):
        partner_events.answer(event, locked.pk)
    audit.record("ritual.agreed", locked)
    reminders.sync(locked)
    partner_events.tell_partner(AGREED, locked.pk, occasion=now().isoformat())
    return locked


@act
def leave_as_it_was(ritual: Ritual) -> None:
    """No change after all: the other's is answered so, which they are told; one's own is taken back."""
    viewer, locked = current_viewer(), lock(ritual)
    by = locked.proposed_by_id
    if by is None:
        return
    _settle_change(locked)
    if by == viewer.person_id:
        partner_events.take_back(CHANGED, locked.pk)
    else:
        partner_events.answer(CHANGED, locked.pk)
        partner_events.tell_partner(LEFT_AS_IT_WAS, locked.pk, occasion=now().isoformat())


def _settle_change(ritual: Ritual) -> None:
    ritual.propose({}, None)
    ritual.version += 1
    ritual.save()
