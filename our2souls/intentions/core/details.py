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
    locked = Intention.objects.select_for_update().get(pk=intention.pk)
    if locked.version != version:
        raise EditConflict({"name": locked.name, "horizon": locked.horizon, "rhythm": locked.rhythm}, locked.version)
    if locked.name != name:
        history.record(locked, "renamed", before=locked.name, after=name)
    if locked.horizon != horizon:
        history.record(locked, "horizon", before=locked.horizon, after=horizon)
    rhythm_changed = locked.rhythm != rhythm
    if rhythm_changed:
        history.record(locked, "rhythm", before=locked.rhythm, after=rhythm)
    locked.name, locked.horizon, locked.rhythm = name, horizon, rhythm
    locked.version += 1
    if rhythm_changed and locked.state == "active":
        locked.next_look_on = None
        revisit_schedule.schedule_next_revisit(locked, after=today("UTC"))
    locked.save()
    return locked


@act
def set_horizon(intention: Intention, horizon: str) -> None:
    """Put it elsewhere on the horizon; the history says who did."""
    locked = Intention.objects.select_for_update().get(pk=intention.pk)
    if locked.horizon != horizon:
        history.record(locked, "horizon", before=locked.horizon, after=horizon)
        locked.horizon = horizon
        locked.version += 1
        locked.save(update_fields=["horizon", "version"])
