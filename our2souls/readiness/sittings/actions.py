"""A sitting of the two: started by either, continued, ended by either. What each learns of the other is one of three words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from our2souls.delivery import outbox
from our2souls.lib.clock import now
from our2souls.people.models import Couple
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL, SHORT, Form, Instrument
from our2souls.readiness.sittings.models import AreaOpening, AreaPress, Reveal

NOTICE = "sitting"
SHOWN = 24
"""Sittings listed at most: twelve years of looking twice a year."""

type State = Literal["not-started", "started", "finished"]


class NoPartner(ValueError):
    """Whoever is in no couple takes it alone."""


class SittingInProgress(ValueError):
    """Another sitting of the two is in progress, or there is nothing to continue."""


@dataclass(frozen=True, slots=True)
class FormStatus:
    """One form of a sitting as the viewer may know it: all of their own, of the partner a word."""

    form: Form
    mine: Attempt | None
    state: State
    partner: State
    revealed: bool


@dataclass(frozen=True, slots=True)
class SittingStatus:
    """A sitting with its stages; `over` once it was ended, or all that is asked in it is revealed."""

    sitting: Sitting
    forms: list[FormStatus]

    @property
    def over(self) -> bool:
        """Nothing of it is in progress."""
        return self.sitting.ended_at is not None or all(stage.revealed for stage in self.forms)

    @property
    def since(self) -> datetime:
        """When it was started."""
        return self.sitting.started_at

    @property
    def revealed(self) -> bool:
        """Whether there is something both can look at."""
        return any(stage.revealed for stage in self.forms)

    @property
    def may_continue(self) -> bool:
        """A short one that can be continued as a full one."""
        return self.sitting.ended_at is None and self.sitting.forms == (SHORT,)

    @property
    def stage(self) -> FormStatus:
        """Where the viewer stands: the first form they have not finished, else the last."""
        return next((stage for stage in self.forms if stage.state != "finished"), self.forms[-1])

    @property
    def own_attempts(self) -> list[Attempt]:
        """The viewer's own attempts in it."""
        return [stage.mine for stage in self.forms if stage.mine is not None]


def partner_state(sitting: Sitting, form: Form, viewer: Viewer) -> State:
    """All that anybody learns of the partner's part: no hours, counts or sizes."""
    return _partner_states([sitting.pk], viewer).get((sitting.pk, form), "not-started")


def _partner_states(sittings: Iterable[UUID], viewer: Viewer) -> dict[tuple[UUID | None, str], State]:
    rows = unscoped.queryset(Attempt, "sitting.state").filter(
        sitting__in=list(sittings), sitting__couple=viewer.couple, owner_id=viewer.partner_id
    )
    forms = rows.values_list("sitting_id", "form", "finished_at")
    return {(sitting, form): "finished" if finished else "started" for sitting, form, finished in forms}


def status_of(viewer: Viewer, sittings: list[Sitting]) -> list[SittingStatus]:
    """Sittings as the viewer may know them, in three queries for all of them."""
    ids = [each.pk for each in sittings]
    revealed = set(Reveal.objects.filter(sitting__in=ids).values_list("sitting_id", "form"))
    mine = {
        (row.sitting_id, row.form): row for row in Attempt.objects.filter(sitting__in=ids).select_related("sitting")
    }
    theirs = _partner_states(ids, viewer)
    return [
        SittingStatus(
            each,
            [
                FormStatus(
                    form,
                    mine.get((each.pk, form)),
                    _state(mine.get((each.pk, form))),
                    theirs.get((each.pk, form), "not-started"),
                    (each.pk, form) in revealed,
                )
                for form in each.forms
            ],
        )
        for each in sittings
    ]


def _state(attempt: Attempt | None) -> State:
    if attempt is None:
        return "not-started"
    return "finished" if attempt.finished_at else "started"


def ours(viewer: Viewer) -> list[SittingStatus]:
    """The couple's sittings, newest first."""
    return status_of(viewer, list(Sitting.objects.filter(couple_id=viewer.couple).order_by("-started_at")[:SHOWN]))


def _in_progress() -> Sitting | None:
    """The couple's sitting that is neither ended nor wholly revealed."""
    rows = Sitting.objects.filter(ended_at=None).order_by("-started_at").prefetch_related("reveals")[:SHOWN]
    return next((row for row in rows if set(row.forms) - {each.form for each in row.reveals.all()}), None)


@act
def start(instrument: Instrument, form: Form) -> Sitting:
    """Start a sitting for the two, or return the one that is in progress: two who start at once start one.

    The other finds a notice in neutral words. Raises NoPartner.
    """
    viewer = current_viewer()
    _lock(viewer)
    going_on = _in_progress()
    if going_on is not None:
        return going_on
    instrument_catalog.publish(instrument)
    made = Sitting.objects.create(
        couple_id=viewer.couple,
        instrument=instrument.key,
        version=instrument.version,
        digest=instrument.digest,
        form=form,
        started_by_id=viewer.person_id,
    )
    audit.record("sitting.started", made)
    _notify_partner(viewer, made, form)
    return made


@act
def continue_in_full(sitting: Sitting) -> Sitting:
    """Go on from a short sitting to the full one; what was asked is not asked again.

    Either does it for both, before or after the reveal; what is added is revealed by itself. Twice is once.
    Raises NoPartner, and SittingInProgress when it cannot go on beside what is there.
    """
    viewer = current_viewer()
    _lock(viewer)
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if locked.continued_at is not None:
        return locked
    other = _in_progress()
    if locked.ended_at is not None or locked.form != SHORT or (other is not None and other.pk != locked.pk):
        raise SittingInProgress
    locked.continued_at = now()
    locked.save(update_fields=["continued_at"])
    audit.record("sitting.continued", locked)
    _notify_partner(viewer, locked, FULL)
    return locked


@act
def abandon(sitting: Sitting) -> None:
    """End a sitting: the viewer's own answers and presses that were not opened are erased, what is open stays.

    The partner keeps theirs, as a reflection of their own; who ended it is told nowhere.
    """
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if locked.ended_at is None:
        locked.ended_at = now()
        locked.save(update_fields=["ended_at"])
        audit.record("sitting.ended", locked)
        outbox.cancel_about(None, locked.pk)
    revealed = set(Reveal.objects.filter(sitting=locked).values_list("form", flat=True))
    for attempt in attempt_actions.my_attempts(locked).values():
        if attempt.form not in revealed:
            attempt.delete()
            continue
        opened = set(AreaOpening.objects.filter(sitting=locked, form=attempt.form).values_list("area", flat=True))
        shown = [item.key for item in instrument_catalog.instrument_of(locked).items if item.area in opened]
        Response.objects.filter(attempt=attempt).exclude(item__in=shown).delete()
        AreaPress.objects.filter(attempt=attempt).exclude(area__in=opened).delete()


def _lock(viewer: Viewer) -> None:
    if viewer.couple_id is None:
        raise NoPartner
    Couple.objects.select_for_update().get(pk=viewer.couple_id)


def _notify_partner(viewer: Viewer, sitting: Sitting, form: str) -> None:
    if viewer.partner_id is not None:
        stem = f"{NOTICE}:{sitting.pk}:"
        outbox.notify(to=viewer.partner_id, notice=NOTICE, about=sitting.pk, key=f"{stem}{form}", replaces=stem)
