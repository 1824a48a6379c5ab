"""Reads of sittings for packages above."""

from django.db.models import QuerySet

from our2souls.readiness.sittings.models import Reveal


def reveals() -> QuerySet[Reveal]:
    """Each time that the current viewer's couple looked at a form of the test together; for queries above."""
    return Reveal.objects.all()
