"""What of this package can be found: the words of intentions, whys, steps, commitments and the fridge that the viewer may read.

Words lie encrypted, so they are opened row by row for whoever looks and matched in memory: only the columns needed are
fetched, and a couple's ten years are a few thousand rows.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.plan.models import Milestone
from our2souls.intentions.research.models import ResearchItem
from our2souls.lib.text_search import Passage
from our2souls.privacy.viewer import Viewer


def passages(viewer: Viewer, us: Any) -> Iterator[Passage]:
    """Everything the viewer may read here, in no order."""
    if viewer.couple_id is not None:
        yield from _together(us)


def _together(us: Any) -> Iterator[Passage]:
    places = {face.id: face.place for face in us.faces}
    base, names = reverse("intentions:dreams") + "together/", {}
    for intention in Intention.objects.only("couple_id", "name", "made_at").prefetch_related("whys"):
        names[intention.pk] = name = intention.name
        yield Passage("intention", f"{base}{intention.pk}", name, (), intention.made_at)
        for why in intention.whys.all():
            yield Passage(
                "why",
                f"{base}{intention.pk}",
                name,
                (why.why, why.need_text),
                why.revealed_at,
                places.get(why.person_id, "ab"),
            )
    steps = Milestone.objects.filter(removed_at=None).only("couple_id", "intention_id", "title", "done_at")
    for step in steps:
        below = names.get(step.intention_id, "")
        yield Passage("step", f"{base}{step.intention_id}", step.title, (below,) if below else (), step.done_at)
    fridge = reverse("intentions:fridge")
    for line in FridgeItem.objects.filter(removed_at=None).only("couple_id", "text", "added_at", "writer_id"):
        yield Passage("fridge", fridge, line.text, (), line.added_at, places.get(line.writer_id, "ab"))
    for found in ResearchItem.objects.filter(removed_at=None).only(
        "couple_id", "intention_id", "title", "finding", "made_at"
    ):
        url = reverse("intentions:research_item", args=[found.intention_id, found.pk])
        yield Passage("find", url, found.title, (found.finding,), found.made_at)
    promises = Commitment.objects.filter(ended_at=None).only(
        "couple_id", "intention_id", "person_id", "words", "if_step", "then_step", "made_at"
    )
    for promise in promises:
        url = reverse("intentions:commitment", args=[promise.intention_id, promise.pk])
        texts = (promise.if_step, promise.then_step)
        yield Passage("promise", url, promise.words, texts, promise.made_at, places.get(promise.person_id, "ab"))
