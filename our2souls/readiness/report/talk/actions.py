"""The marks that the two leave at topics of the talk. Either leaves them, both see them, and they bind nobody."""

from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.report.models import TalkMark
from our2souls.readiness.sittings.models import AreaOpening

TALKED, LATER = TalkMark.TALKED, TalkMark.LATER
"""The kinds of mark: it was talked about, or it waits for another evening."""


class TopicClosed(LookupError):
    """The sitting has no such topic, or its area isn't open: there is nothing to talk over yet."""


@act
def mark(sitting: Sitting, topic: str, kind: str) -> TalkMark:
    """Say that a topic was talked about (TALKED), or keep it for another evening (LATER); the last word stands.

    Raises TopicClosed, and ValueError for another kind.
    """
    if kind not in {TALKED, LATER}:
        raise ValueError(kind)
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    found = next((item for item in instrument_catalog.instrument_of(locked).items if item.key == topic), None)
    if found is None or found.kind != "topic" or not _is_open(locked, found.area):
        raise TopicClosed(topic)
    made, _ = TalkMark.objects.update_or_create(
        couple_id=locked.couple_id, sitting_id=locked.pk, topic=topic, defaults={"kind": kind, "at": now()}
    )
    return made


@act
def unmark(sitting: Sitting, topic: str) -> None:
    """Take a mark back, whoever left it: it is then as if nobody had."""
    TalkMark.objects.filter(sitting=sitting, topic=topic).delete()


def marks_of(sitting: Sitting) -> dict[str, TalkMark]:
    """The marks of a sitting by topic; one query."""
    return {row.topic: row for row in TalkMark.objects.filter(sitting=sitting)}


def _is_open(sitting: Sitting, area: str) -> bool:
    return AreaOpening.objects.filter(sitting=sitting, area=area).exists()
