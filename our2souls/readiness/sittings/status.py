"""Where the two stand in a sitting. What each learns of the other is one of three words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer
from our2souls.readiness.attempts.models import Attempt, Sitting, is_whole
from our2souls.readiness.instrument.model import FULL, Form
from our2souls.readiness.sittings.models import Reveal

SHOWN = 24
"""Sittings listed at most: twelve years of looking twice a year."""

type State = Literal["not-started", "started", "finished"]


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
        """One that can be continued as a full one."""
        return self.sitting.ended_at is None and FULL not in self.sitting.forms

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
    found = rows.values_list("sitting_id", "form", "finished_at", "module_round", "sitting__module_round")
    return {
        (sitting, form): "finished" if at is not None and is_whole(form, answered, asked) else "started"
        for sitting, form, at, answered, asked in found
    }


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
    return "finished" if attempt.is_finished else "started"


def ours(viewer: Viewer) -> list[SittingStatus]:
    """The couple's sittings, newest first."""
    return status_of(viewer, list(Sitting.objects.filter(couple_id=viewer.couple).order_by("-started_at")[:SHOWN]))
