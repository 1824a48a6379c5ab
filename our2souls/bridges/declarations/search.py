"""What of the couple's bridges can be found."""

from collections.abc import Iterator

from django.urls import reverse

from our2souls.bridges.core.models import Bridge
from our2souls.lib.text_search import Passage
from our2souls.privacy.viewer import Viewer


def passages(viewer: Viewer) -> Iterator[Passage]:
    """Every bridge of the viewer's couple by what it was opened with, in no order; what was written in it is not searched."""
    if viewer.couple_id is None:
        return
    for row in Bridge.objects.only("couple_id", "title", "question", "opened_at"):
        yield Passage("bridge", reverse("bridges:bridge", args=[row.pk]), row.title, (row.question,), row.opened_at)
