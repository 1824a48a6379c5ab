"""The one small prompt on home: once a week, on Monday morning, for whoever wants it. It begins with one's own first prompt."""

from datetime import date, time, timedelta
from typing import Any

from django.db.models import QuerySet

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


def begin() -> None:
    """For the viewer, who has drawn or answered a prompt: from next Monday on, unless they have turned it off."""
    if not _own().exists():
        turn_on()


def _own() -> QuerySet[Any]:
    """The viewer's own row, also while it is turned off: that it rests says that they do not want it."""
    viewer = current_viewer()
    return schedules.rows().filter(owner_id=viewer.person_id, kind=NOTICE, about=viewer.couple)


@act
def turn_on() -> None:
    """The viewer wants a prompt on home once a week."""
    viewer = current_viewer()
    following = monday_of(viewer.today) + timedelta(weeks=1)
    schedules.schedule(viewer.person_id, NOTICE, viewer.couple, "weekly", following, HOUR)


@act
def turn_off() -> None:
    """The viewer wants none any more; what stands there goes."""
    viewer = current_viewer()
    if not _own().exists():
        turn_on()  # it is turned off before it has begun: there is a row to say so
    schedules.pause(viewer.person_id, NOTICE, viewer.couple)
    rows = PromptTurn.objects.exclude(week=None).order_by("-week").values_list("pk", flat=True)
    for turn_id in rows[:WAITING]:
        outbox.cancel_about(viewer.person_id, turn_id, notice=NOTICE)


def is_off() -> bool:
    """Whether the viewer has said that they want none; who has not begun yet has not. One query."""
    return _own().exclude(paused_at=None).exists()


def is_on() -> bool:
    """Whether the viewer gets one; one query."""
    return _own().filter(paused_at=None).exists()
