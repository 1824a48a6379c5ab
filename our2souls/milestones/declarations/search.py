"""What of the couple's days can be found."""

from collections.abc import Iterator

from django.urls import reverse

from our2souls.lib.text_search import Passage
from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.viewer import Viewer


def passages(viewer: Viewer) -> Iterator[Passage]:
    """Every day of the viewer's couple, in no order."""
    if viewer.couple_id is None:
        return
    for day in RelationshipMilestone.objects.filter(removed_at=None).only("couple_id", "title", "words", "made_at"):
        yield Passage("day", reverse("milestones:milestone", args=[day.pk]), day.title, (day.words,), day.made_at)
