"""What of the couple's rituals can be found."""

from collections.abc import Iterator

from django.urls import reverse

from our2souls.lib.text_search import Passage
from our2souls.privacy.viewer import Viewer
from our2souls.rituals.core.models import Ritual


def passages(viewer: Viewer) -> Iterator[Passage]:
    """Every ritual of the viewer's couple, in no order."""
    if viewer.couple_id is None:
        return
    for row in Ritual.objects.only("couple_id", "name", "words", "made_at"):
        yield Passage("ritual", reverse("rituals:ritual", args=[row.pk]), row.name, (row.words,), row.made_at)
