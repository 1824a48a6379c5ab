"""Taking the test again: a reminder in six months for each of the two, which each may change or turn off alone."""

from datetime import date, time
from uuid import UUID

from our2souls.delivery import schedules
from our2souls.lib import recurrence
from our2souls.privacy.viewer import Viewer, current_viewer
from our2souls.readiness.attempts.models import Sitting

NOTICE = "retake"
MONTHS = (3, 6, 12)
"""After how many months one may be reminded."""
USUAL = 6
HOUR = time(18)


def in_months(day: date, months: int) -> date:
    """The same day so many months later, the last of a shorter month."""
    return recurrence.next_after(f"every:{months}:months", day, day)


def remind_both(sitting: Sitting) -> None:
    """The two have looked: remind each in six months of their own calendar, and of no earlier sitting any more."""
    viewer = current_viewer()
    for earlier in Sitting.objects.exclude(pk=sitting.pk).values_list("pk", flat=True):
        schedules.stop_about(NOTICE, earlier)
    both = (viewer, Viewer(viewer.partner_id or viewer.person_id, viewer.couple_id, viewer.person_id))
    for eyes in both:
        if schedules.next_date(eyes.person_id, NOTICE, sitting.pk) is None:
            _remind(eyes.person_id, sitting, in_months(eyes.today, USUAL))


def remind_me(sitting: Sitting, months: int) -> None:
    """Change one's own reminder: in so many months from today (one of MONTHS), or never (0).

    Raises ValueError for any other number.
    """
    viewer = current_viewer()
    if months == 0:
        schedules.cancel(viewer.person_id, NOTICE, sitting.pk)
    elif months in MONTHS:
        _remind(viewer.person_id, sitting, in_months(viewer.today, months))
    else:
        raise ValueError(months)


def my_day(sitting: Sitting) -> date | None:
    """When the viewer is reminded of taking it again; one query."""
    return schedules.next_date(current_viewer().person_id, NOTICE, sitting.pk)


def _remind(person_id: UUID, sitting: Sitting, on: date) -> None:
    schedules.schedule_once(person_id, NOTICE, sitting.pk, on, HOUR)
