"""Rituals from the day on which both had said yes, and how often each was kept in a month. What was not kept is not counted."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from our2souls.lib.text_direction import isolated
from our2souls.rituals.core import queries as ritual_queries
from our2souls.rituals.gatherings import queries as gathering_queries
from our2souls.story.timeline.moments import Moment, Photos, Source, Teller, Wanted, dated, day_of

BEGAN, KEPT = "ritual", "kept"


def _rows(teller: Teller) -> Mapping[str, QuerySet[Any, Any]]:
    """Whoever leaves out what ended reads nothing of a ritual that rests or has ended."""
    began = ritual_queries.that_began(teller.us.viewer)
    months = gathering_queries.kept().annotate(month=TruncMonth("occurrence"))
    if not teller.endings:
        began = began.filter(rested_at=None, ended_at=None)
        months = months.filter(ritual__rested_at=None, ritual__ended_at=None)
    by_month = months.values("ritual_id", "month").order_by()
    return {
        BEGAN: dated(began, BEGAN, day_of("began_at", teller.us.zone)),
        KEPT: dated(by_month, KEPT, Max("occurrence"), row="ritual_id", count=Count("pk")),
    }


def _tell(teller: Teller, wanted: Wanted, _photos: Photos) -> Iterable[Moment]:
    rows = ritual_queries.that_began(teller.us.viewer).filter(pk__in=wanted.ids(BEGAN, KEPT))
    names = {row.pk: row.name for row in rows}
    for key in wanted.keys:
        if key.kind == BEGAN and key.id in names:
            url = reverse("rituals:ritual", args=[key.id])
            yield Moment(BEGAN, key.id, key.day, _("A ritual, with both your yeses"), names[key.id], url)
        elif key.kind == KEPT and key.id in names:
            url, month = reverse("rituals:gatherings", args=[key.id]), date_format(key.day, "YEAR_MONTH_FORMAT")
            words = ngettext("%(ritual)s, kept once", "%(ritual)s, kept %(n)d times", key.count)
            title = words % {"ritual": isolated(names[key.id]) or _("A ritual"), "n": key.count}
            yield Moment(KEPT, key.id, key.day, _("A month of a ritual"), title, url, day_text=month)


SOURCE = Source((BEGAN, KEPT), _rows, _tell)
