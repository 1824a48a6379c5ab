"""The couple test, from the day on which the two looked at it together. What they answered stays on its own pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from our2souls.readiness.sittings import queries as sitting_queries
from our2souls.story.timeline.moments import Moment, Photos, Source, Teller, Wanted, dated, day_of

TEST = "test"


def _rows(teller: Teller) -> Mapping[str, QuerySet[Any, Any]]:
    sittings = sitting_queries.reveals().values("sitting_id").order_by()
    return {TEST: dated(sittings, TEST, day_of(Min("at"), teller.us.zone), row="sitting_id")}


def _tell(_teller: Teller, wanted: Wanted, _photos: Photos) -> Iterable[Moment]:
    for key in wanted.keys:
        if key.kind == TEST:
            url = reverse("readiness:report_map", args=[key.id])
            yield Moment(TEST, key.id, key.day, _("The couple test"), _("You looked at your answers together"), url)


SOURCE = Source((TEST,), _rows, _tell)
