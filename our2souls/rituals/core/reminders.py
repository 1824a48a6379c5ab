"""Reminders of a ritual: to both, at its hour in its zone, silent of what was left out, at the new hour of what was moved."""

from datetime import date, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from our2souls.delivery import schedules
from our2souls.lib.clock import now, today
from our2souls.lib.recurrence import at_local
from our2souls.privacy.viewer import current_viewer
from our2souls.rituals.core.models import KIND, MOVED, OccasionChange, Ritual
from our2souls.rituals.core.queries import standing_changes


def sync(ritual: Ritual) -> None:
    """Keep both partners' schedules of a ritual as it stands: of its rule, and of each time that was moved.

    What came before now is not told. A time whose hour is another, or that was taken back when the ritual stopped, is told
    once more; one that was told and is as it was is not.
    """
    changes, day = standing_changes(ritual), today(ZoneInfo(ritual.zone))
    is_near = Q(occurrence__gte=day) | Q(occurrence__in=[change.occurrence for change in changes])
    over = set(ritual.gatherings.filter(is_near).exclude(outcome="").values_list("occurrence", flat=True))
    silent = over | {change.occurrence for change in changes if change.occurrence >= day}
    for person_id in current_viewer().both:
        if ritual.state == "active":
            _keep(person_id, KIND, ritual.pk, ritual.rule, ritual.first_on, ritual.hour, ritual.zone)
            for occurrence in silent:
                schedules.skip(person_id, KIND, ritual.pk, occurrence)
        else:
            schedules.cancel(person_id, KIND, ritual.pk)
        for change in changes:
            _sync_moved(person_id, ritual, change, is_over=change.occurrence in over)


def _keep(person_id: UUID, kind: str, about: UUID, rule: str, anchor: date, hour: time, zone: str) -> None:
    schedules.schedule(person_id, kind, about, rule, anchor, hour, zone, since=now())
    coming = schedules.next_date(person_id, kind, about)
    if coming is not None:
        schedules.unskip(person_id, kind, about, coming)


def stop(ritual: Ritual) -> None:
    """Nobody is told of the times of its rule any more, and what waits of them is taken back."""
    for person_id in current_viewer().both:
        schedules.cancel(person_id, KIND, ritual.pk)


def leave_out(ritual: Ritual, change: OccasionChange) -> None:
    """Say nothing on the day of a time that was left out or moved, and tell of it where it was moved to."""
    if ritual.state == "active":
        for person_id in current_viewer().both:
            schedules.skip(person_id, KIND, ritual.pk, change.occurrence)
            _sync_moved(person_id, ritual, change)


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


def _sync_moved(person_id: UUID, ritual: Ritual, change: OccasionChange, *, is_over: bool = False) -> None:
    hour = change.to_hour or ritual.hour
    is_ahead = change.to_day is not None and at_local(change.to_day, hour, ZoneInfo(ritual.zone)) >= now()
    if ritual.state == "active" and change.to_day is not None and is_ahead and not is_over:
        _keep(person_id, MOVED, change.pk, schedules.ONCE, change.to_day, hour, ritual.zone)
    else:
        schedules.cancel(person_id, MOVED, change.pk)
