"""What days of the couple’s own have in a calendar: those that are known to the day."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import CalendarItem, calendar_items
from our2souls.lib.recurrence.series import Series
from our2souls.milestones import occurrences
from our2souls.milestones.models import DATED, NOTICE


def _days(first: date, last: date) -> Iterator[CalendarItem]:
    for milestone in occurrences.ahead(year=date(first.year, 1, 1)):
        if milestone.precision in DATED and (milestone.yearly or first <= milestone.on <= last):
            yield CalendarItem(
                kind=NOTICE,
                about=milestone.pk,
                series=Series(milestone.on, "yearly" if milestone.yearly else ""),
                title=milestone.title,
                discreet=_("One of your days"),
                url=reverse("milestones:milestone", args=[milestone.pk]),
                icon="cake",
                made_at=milestone.made_at,
                sequence=milestone.version,
                text=_("A day of yours"),
            )


def declare() -> None:
    """Fill delivery's port."""
    calendar_items.register("days", _("Your anniversaries and other days"), _days)
