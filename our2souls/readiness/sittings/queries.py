"""Reads of sittings for reports and packages above."""

from django.db.models import Exists, OuterRef, QuerySet

from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument.model import OF_AREA
from our2souls.readiness.sittings.models import Reveal


def reveals() -> QuerySet[Reveal]:
    """Each time that the current viewer's couple looked at a form of the test together; for queries above."""
    return Reveal.objects.all()


def looked_at(rows: QuerySet[Sitting]) -> QuerySet[Sitting]:
    """Those of some sittings that both have looked at, the newest first, and last such of which only single areas are open.

    An evening's money would hide half a year of everything else.
    """
    reveals_of_it = Reveal.objects.filter(sitting=OuterRef("pk"))
    whole = Exists(reveals_of_it.exclude(form__startswith=OF_AREA))
    return rows.filter(Exists(reveals_of_it)).annotate(whole=whole).order_by("-whole", "-started_at")
