"""The couple's own days, from the first time each came."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from our2souls.lib.clock import today
from our2souls.milestones import queries as milestone_queries
from our2souls.story.timeline.moments import Moment, Photos, Source, Teller, Wanted, by_writer, dated

DAY = "day"


def _rows(teller: Teller) -> Mapping[str, QuerySet[Any, Any]]:
    return {DAY: dated(milestone_queries.that_came(today(teller.us.zone)), DAY, F("on"))}


def _photos_on(wanted: Wanted) -> tuple[set[UUID], set[UUID]]:
    return set(), wanted.ids(DAY)


def _tell(teller: Teller, wanted: Wanted, photos: Photos) -> Iterable[Moment]:
    us = teller.us
    for row in milestone_queries.that_came(today(us.zone)).filter(pk__in=wanted.ids(DAY)):
        yield Moment(
            DAY,
            row.pk,
            row.on,
            _("A day of yours"),
            row.title,
            reverse("milestones:milestone", args=[row.pk]),
            by_writer(us, [(row.worded_by_id, row.words)]),
            photos.get(row.pk, ()),
            day_text(row.on, row.precision),
        )


def day_text(day: date, precision: str) -> str:
    """A day that is known by its month or year, in words; "" for one that is known."""
    if precision == "year":
        return date_format(day, "Y")
    return date_format(day, "YEAR_MONTH_FORMAT") if precision == "month" else ""


SOURCE = Source((DAY,), _rows, _tell, _photos_on)
