"""An intention's own words and rhythm: renaming, moving its horizon, changing how often it is revisited."""

from our2souls.intentions.core import revisit_schedule
from our2souls.intentions.core.history import actions as history
from our2souls.intentions.core.models import Intention
from our2souls.lib.clock import today
from our2souls.privacy.transaction import act
from our2souls.ui.form.edit_conflict import EditConflict


@act
def update(intention: Intention, *, name: str, horizon: str, rhythm: str, version: int) -> Intention:
    """Change name, horizon and rhythm, each noted in the history.

    Raises EditConflict, with the other's words, when they were changed since `version` was read.
    """
    held = Intention.objects.select_for_update().get(pk=intention.pk)
    if held.version != version:
        raise EditConflict({"name": held.name, "horizon": held.horizon, "rhythm": held.rhythm}, held.version)
    if held.name != name:
        history.record(held, "renamed", before=held.name, after=name)
    if held.horizon != horizon:
        history.record(held, "horizon", before=held.horizon, after=horizon)
    rhythm_changed = held.rhythm != rhythm
    if rhythm_changed:
        history.record(held, "rhythm", before=held.rhythm, after=rhythm)
    held.name, held.horizon, held.rhythm = name, horizon, rhythm
    held.version += 1
    if rhythm_changed and held.state == "active":
        held.next_look_on = None
        revisit_schedule.schedule_next_revisit(held, after=today("UTC"))
    held.save()
    return held


@act
def set_horizon(intention: Intention, horizon: str) -> None:
    """Put it elsewhere on the horizon; the history says who did."""
    held = Intention.objects.select_for_update().get(pk=intention.pk)
    if held.horizon != horizon:
        history.record(held, "horizon", before=held.horizon, after=horizon)
        held.horizon = horizon
        held.version += 1
        held.save(update_fields=["horizon", "version"])
