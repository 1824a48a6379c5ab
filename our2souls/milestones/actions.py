"""The couple’s own days: create, update, remove, be reminded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from our2souls.delivery import outbox, schedules
from our2souls.lib.clock import now
from our2souls.milestones.models import DATE, DAY, MONTH, NO_YEAR, NOTICE, YEAR, RelationshipMilestone
from our2souls.milestones.occurrences import can_come
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.ui.form.edit_conflict import EditConflict

HOUR = time(9)


@dataclass(frozen=True, slots=True)
class MilestoneData:
    """What is said of a day. Only a day that is known exactly comes round, and one without a year always does."""

    title: str
    on: date
    precision: str = DAY
    yearly: bool = False
    words: str = ""


@act
def create(data: MilestoneData, *, remind: bool = False) -> RelationshipMilestone:
    """A new day of both; `remind`: the viewer, and only they, hear of it when it comes."""
    milestone = _new(data)
    milestone.save(force_insert=True)
    audit.record("relationship_milestone.created", milestone)
    if remind:
        remind_me(milestone)
    return milestone


@act
def create_all(days: Iterable[MilestoneData]) -> int:
    """Many new days of both at once, of which nobody is reminded yet; says how many. Who calls it notes whence they came."""
    return len(RelationshipMilestone.objects.bulk_create([_new(data) for data in days], 500))


@act
def update(milestone: RelationshipMilestone, data: MilestoneData, *, version: int) -> RelationshipMilestone:
    """Change a day's words or date; whoever wanted to hear of it hears of the new date.

    Raises EditConflict when somebody changed it since `version` was read.
    """
    locked = RelationshipMilestone.objects.select_for_update().get(pk=milestone.pk)
    if locked.version != version or locked.removed_at is not None:
        theirs = {name: getattr(locked, name) for name in ("title", "on", "precision", "yearly", "words")}
        raise EditConflict(theirs, locked.version)
    _fill(locked, data, current_viewer())
    locked.version += 1
    locked.save()
    audit.record("relationship_milestone.changed", locked)
    for person_id in schedules.recipients_of(NOTICE, locked.pk):
        _remind(person_id, locked)
    return locked


@act
def remove(milestone: RelationshipMilestone) -> None:
    """Take a day out, for both; what was pictured on it stays on the board."""
    standing = RelationshipMilestone.objects.filter(pk=milestone.pk, removed_at=None)
    if standing.update(removed_at=now(), removed_by_id=current_viewer().person_id):
        schedules.stop_about(NOTICE, milestone.pk)
        outbox.cancel_about(None, milestone.pk)
        audit.record("relationship_milestone.removed", milestone)


def remind_me(milestone: RelationshipMilestone) -> None:
    """The viewer hears of it on the day."""
    _remind(current_viewer().person_id, milestone)


def stop_reminding_me(milestone: RelationshipMilestone) -> None:
    """The viewer hears of it no more."""
    schedules.stop(current_viewer().person_id, NOTICE, milestone.pk)


def _remind(person_id: UUID, milestone: RelationshipMilestone) -> None:
    if can_come(milestone):
        schedules.schedule(person_id, NOTICE, milestone.pk, _rule(milestone), milestone.on, HOUR)
    else:
        schedules.stop(person_id, NOTICE, milestone.pk)


def _rule(milestone: RelationshipMilestone) -> str:
    return "yearly" if milestone.yearly else schedules.ONCE


def _new(data: MilestoneData) -> RelationshipMilestone:
    viewer = current_viewer()
    milestone = RelationshipMilestone(couple_id=viewer.couple, titled_by_id=viewer.person_id)
    _fill(milestone, data, viewer)
    return milestone


def _fill(milestone: RelationshipMilestone, data: MilestoneData, viewer: Viewer) -> None:
    if milestone._state.adding or milestone.title != data.title:
        milestone.titled_by_id = viewer.person_id
    if milestone._state.adding or milestone.words != data.words:
        milestone.worded_by_id = viewer.person_id if data.words else None  # nobody wrote what is not there
    first = {
        DAY: data.on,
        DATE: data.on.replace(year=NO_YEAR),
        MONTH: data.on.replace(day=1),
        YEAR: data.on.replace(month=1, day=1),
    }
    milestone.title, milestone.words = data.title, data.words
    milestone.on, milestone.precision = first[data.precision], data.precision
    milestone.yearly = data.precision == DATE or (data.yearly and data.precision == DAY)
