"""Reminders of a ritual: to both, at its hour in its zone, silent of what was left out, at the new hour of what was moved."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from our2souls.delivery import schedules
from our2souls.lib.clock import today
from our2souls.privacy.viewer import current_viewer
from our2souls.rituals.core.models import KIND, MOVED, OccasionChange, Ritual
from our2souls.rituals.core.queries import standing_changes


def sync(ritual: Ritual) -> None:
    """Keep both partners' schedules of a ritual as it stands: of its rule, and of each time that was moved."""
    changes, day = standing_changes(ritual), today(ZoneInfo(ritual.zone))
    for person_id in current_viewer().both:
        if ritual.state != "active":
            schedules.cancel(person_id, KIND, ritual.pk)
        else:
            schedules.schedule(person_id, KIND, ritual.pk, ritual.rule, ritual.first_on, ritual.hour, zone=ritual.zone)
            for change in changes:
                if change.occurrence >= day:
                    schedules.skip(person_id, KIND, ritual.pk, change.occurrence)
        for change in changes:
            _sync_moved(person_id, ritual, change, day)


def leave_out(ritual: Ritual, change: OccasionChange) -> None:
    """Say nothing on the day of a time that was left out or moved, and tell of it where it was moved to."""
    day = today(ZoneInfo(ritual.zone))
    if ritual.state == "active":
        for person_id in current_viewer().both:
            schedules.skip(person_id, KIND, ritual.pk, change.occurrence)
            _sync_moved(person_id, ritual, change, day)


def take_back(ritual: Ritual, change: OccasionChange) -> None:
    """A time is where its rule has it again."""
    for person_id in current_viewer().both:
        schedules.cancel(person_id, MOVED, change.pk)
        if ritual.state == "active" and change.occurrence >= today(ZoneInfo(ritual.zone)):
            schedules.unskip(person_id, KIND, ritual.pk, change.occurrence)


def settle(ritual: Ritual, occurrence: date, change: OccasionChange | None) -> None:
    """A time is over: what waits of it, for either, is done with."""
    for person_id in current_viewer().both:
        schedules.skip(person_id, KIND, ritual.pk, occurrence)
        if change is not None:
            schedules.cancel(person_id, MOVED, change.pk)


def _sync_moved(person_id: UUID, ritual: Ritual, change: OccasionChange, day: date) -> None:
    if ritual.state == "active" and change.to_day is not None and change.to_day >= day:
        hour = change.to_hour or ritual.hour
        schedules.schedule(person_id, MOVED, change.pk, schedules.ONCE, change.to_day, hour, zone=ritual.zone)
    else:
        schedules.cancel(person_id, MOVED, change.pk)
