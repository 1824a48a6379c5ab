"""The one small prompt on home: once a week, on Monday morning, for whoever wants it. It begins with a couple's first prompt."""

from datetime import date, time, timedelta
from uuid import UUID

from our2souls.delivery import outbox, schedules
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.prompts.turns.models import PromptTurn

NOTICE = "prompt"
HOUR = time(10)
WAITING = 2
"""Prompts of so many weeks may stand on home: of the newest, and of one that was told just before."""


def monday_of(day: date) -> date:
    """The Monday of its week, which names the week for both, on whatever day their own weeks begin."""
    return day - timedelta(days=day.weekday())


def begin_for_both() -> None:
    """For both of the viewer's couple, from next Monday on."""
    viewer = current_viewer()
    for person_id in (viewer.person_id, viewer.partner_id):
        if person_id is not None:
            _begin(person_id, viewer.today)


def _begin(person_id: UUID, today: date) -> None:
    following = monday_of(today) + timedelta(weeks=1)
    schedules.schedule(person_id, NOTICE, current_viewer().couple, "weekly", following, HOUR)


@act
def turn_on() -> None:
    """The viewer wants a prompt on home once a week."""
    viewer = current_viewer()
    _begin(viewer.person_id, viewer.today)


@act
def turn_off() -> None:
    """The viewer wants none any more; what stands there goes."""
    viewer = current_viewer()
    schedules.stop(viewer.person_id, NOTICE, viewer.couple)
    rows = PromptTurn.objects.exclude(week=None).order_by("-week").values_list("pk", flat=True)
    for turn_id in rows[:WAITING]:
        outbox.cancel_about(viewer.person_id, turn_id, notice=NOTICE)


def is_on() -> bool:
    """Whether the viewer gets one; one query."""
    viewer = current_viewer()
    return schedules.next_date(viewer.person_id, NOTICE, viewer.couple) is not None
