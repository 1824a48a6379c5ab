"""Further areas that are asked where either says that they are part of their life; nobody keeps who said so."""

from collections.abc import Collection

from our2souls.delivery import outbox
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import screens
from our2souls.readiness.attempts.actions import NotYetAllowed
from our2souls.readiness.attempts.models import Attempt, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL
from our2souls.readiness.sittings.status import partner_state

NOTICE = attempt_actions.MORE


@act
def add(attempt: Attempt, keys: Collection[str], bring: Attempt | None = None) -> None:
    """Name modules: from now on both are asked them. What either named before stays; alone it concerns nobody else.

    Of an attempt of one's own whose answers one chose to `bring`, those to the modules come along now. A partner who had
    finished is told in neutral words that there is more to answer. Raises AttemptFinished, and NotYetAllowed in another form
    than the full one.
    """
    if attempt.form != FULL:
        raise NotYetAllowed
    instrument = instrument_catalog.instrument_of(attempt)
    if attempt.sitting_id is not None and not screens.is_alone(attempt):
        sitting = Sitting.objects.select_for_update().get(pk=attempt.sitting_id)
        locked = attempt_actions.unfinished(attempt)
        _widen(sitting, screens.with_modules(instrument, sitting.modules or (), keys))
        locked.sitting = sitting
    else:
        locked = attempt_actions.unfinished(attempt)
        locked.modules = screens.with_modules(instrument, locked.modules or (), keys)
        locked.save(update_fields=["modules"])
    if bring is not None:
        attempt_actions.bring_answers(bring, locked)


def _widen(sitting: Sitting, modules: list[str]) -> None:
    if len(modules) == len(sitting.modules or ()):
        return
    viewer = current_viewer()
    had_finished = partner_state(sitting, FULL, viewer) == "finished"
    sitting.modules, sitting.module_round = modules, sitting.module_round + 1
    sitting.save(update_fields=["modules", "module_round"])
    if had_finished and viewer.partner_id is not None:
        stem = f"{NOTICE}:{sitting.pk}:"
        outbox.notify(to=viewer.partner_id, notice=NOTICE, about=sitting.pk, key=f"{stem}{len(modules)}", replaces=stem)
