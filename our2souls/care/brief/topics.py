"""What the test says, of the areas that are open: shared values, and the topics to talk about first.

Areas of several sittings may be open; of each area the newest sitting speaks.
"""

from dataclasses import dataclass
from typing import Any

from our2souls.care.brief import text
from our2souls.care.brief.model import FaceWords, TopicText, ValuesText
from our2souls.care.consent.access import ClientAccess
from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.report import builder
from our2souls.readiness.report import text as report_text
from our2souls.readiness.report.model import AreaReport, Report, TopicReport
from our2souls.readiness.report.values import ValuesReport
from our2souls.readiness.scoring import talk_first

SITTINGS, MOST = 12, 7
"""Sittings that are looked through for an area, and topics that are told in full; the others are counted."""


@dataclass(frozen=True, slots=True)
class OpenAreas:
    """Of each open area its newest report, and the values where their area is open."""

    areas: tuple[tuple[Report, AreaReport], ...]
    values: ValuesReport | None


def open_areas(client: ClientAccess) -> OpenAreas:
    """What of the test is open; two queries."""
    found: dict[str, tuple[Report, AreaReport]] = {}
    values = None
    for report in builder.granted_reports(client.us, SITTINGS):
        for area in report.opened:
            found.setdefault(area.area.key, (report, area))
        values = values or report.values
    return OpenAreas(tuple(found.values()), values)


def topics(client: ClientAccess, areas: OpenAreas) -> tuple[tuple[TopicText, ...], int, tuple[TopicText, ...]]:
    """The topics in the order to talk in, how many more there are, and all those far apart with little room."""
    apart = {each.key: each for _report, area in areas.areas for each in area.topics if each.differs or each.firm}
    if not apart:
        return (), 0, ()
    thresholds = areas.areas[0][0].instrument.thresholds
    ordered = [apart[topic.key] for topic in talk_first.order((each.topic for each in apart.values()), thresholds)]
    texts = tuple(_topic(client, each) for each in ordered[:MOST])
    return texts, max(len(ordered) - MOST, 0), tuple(_topic(client, each) for each in ordered if each.firm)[:MOST]


def _topic(client: ClientAccess, topic: TopicReport) -> TopicText:
    pair = zip(client.us.faces, (topic.topic.a, topic.topic.b), strict=True)
    return TopicText(
        title=attempt_text.localized(topic.item.name),
        area=attempt_text.localized(topic.area.title),
        sentence=text.verdict(topic),
        positions=tuple(_position(topic, face, response) for face, response in pair),
        is_firm=topic.firm,
    )


def _position(topic: TopicReport, face: Any, response: Any) -> FaceWords:
    lines = (text.importance(response.importance),) if response.importance else ()
    return FaceWords(face, report_text.place_words(topic.item, response.wish), lines, is_own_words=False)


def values(client: ClientAccess, areas: OpenAreas) -> ValuesText | None:
    """The value cards of both; None where their area is closed, or nothing was named by either."""
    found = areas.values
    if found is None:
        return None

    def names(items: Any) -> tuple[str, ...]:
        return tuple(attempt_text.localized(item.name) for item in items)

    a, b = client.us.faces
    only = ((a, names(found.only_a)), (b, names(found.only_b)))
    texts = ValuesText(
        sentence=str(text.LIKENESS.get(found.likeness, "")),
        both=names(found.both),
        high=names(found.high),
        only=tuple(FaceWords(face, ", ".join(cards), is_own_words=False) for face, cards in only if cards),
    )
    return texts if texts.sentence or texts.both or texts.high or texts.only else None
