"""Builds a report from the rows that both opened and from nothing else; every figure comes from `scoring`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import Http404

from our2souls.privacy.viewer import Viewer
from our2souls.readiness.attempts import access as attempt_access
from our2souls.readiness.attempts import item_order
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import SHORT, Area, Instrument, Item
from our2souls.readiness.report import disclosure, follow_ups, reveal
from our2souls.readiness.report.model import AreaReport, Report, StatementReport, TopicReport
from our2souls.readiness.report.models import FollowUp
from our2souls.readiness.scoring import alignment, apart_and_firm, area_state, understanding
from our2souls.readiness.scoring.answers import TopicPair
from our2souls.readiness.sittings import queries as sitting_queries
from our2souls.readiness.sittings.models import AreaPress, DisclosedAnswers, Reveal

type AnswersByItem = dict[str, dict[str, Any]]
"""One person's shown answers, by item."""


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What stands around the answers: reveals, the viewer's own presses by area, what came of it."""

    reveals: Sequence[Reveal] = ()
    pressed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    follow_ups: Sequence[FollowUp] = ()


def report_of(sitting: Sitting, us: Any) -> Report:
    """The report of a sitting for the two; four queries."""
    pressed: dict[str, set[str]] = defaultdict(set)
    for area, form in AreaPress.objects.filter(attempt__sitting=sitting).values_list("area", "attempt__form"):
        pressed[area].add(form)
    around = ReportContext(
        reveals=list(Reveal.objects.filter(sitting=sitting)),
        pressed={area: frozenset(forms) for area, forms in pressed.items()},
        follow_ups=follow_ups.of_sitting(sitting),
    )
    return _build(sitting, us, around)


def revealed_report(viewer: Viewer, us: Any, sitting_id: UUID) -> Report:
    """The report of a sitting of the viewer's couple, once both have looked; Http404 otherwise. Five queries."""
    report = report_of(attempt_access.sitting_for(viewer, sitting_id), us)
    if not report.revealed:
        raise Http404
    return report


def latest_revealed(us: Any) -> Report | None:
    """The report of the couple's newest sitting that both looked at, a whole one first; five queries.

    None without one, or where its test is gone.
    """
    sitting = sitting_queries.looked_at(Sitting.objects.filter(couple_id=us.couple_id)).first()
    if sitting is None:
        return None
    try:
        return report_of(sitting, us)
    except LookupError:
        return None


def answers_of(sitting: Sitting, us: Any) -> Report:
    """What was opened in a sitting and nothing around it, to be laid beside another one; one query."""
    return _build(sitting, us, ReportContext())


def granted_reports(us: Any, limit: int) -> list[Report]:
    """What was opened in the sittings that the current viewer may read, newest first, and nothing around it; two queries.

    For the eyes of a therapist, whom areas of several sittings may be open to. A sitting whose test is gone is left out.
    """
    sittings = list(Sitting.objects.filter(couple_id=us.couple_id).order_by("-started_at", "pk")[:limit])
    rows: dict[UUID, list[DisclosedAnswers]] = defaultdict(list)
    for row in DisclosedAnswers.objects.filter(sitting__in=sittings):
        rows[row.sitting_id].append(row)
    found = []
    for sitting in sittings:
        with suppress(LookupError):
            found.append(_build(sitting, us, ReportContext(), rows[sitting.pk]))
    return found


def _build(sitting: Sitting, us: Any, around: ReportContext, rows: Iterable[DisclosedAnswers] | None = None) -> Report:
    instrument = instrument_catalog.instrument_of(sitting)
    a, b = (face.id for face in us.faces)
    rows = DisclosedAnswers.objects.filter(sitting=sitting) if rows is None else rows
    shown, opened = _disclosed(sitting, rows, {item.key for item in instrument.items if item.gentle})
    answers = (shown.get(a, {}), shown.get(b, {}))
    asked = _items_by_form(sitting, instrument)
    areas = tuple(
        _area(sitting, instrument, area, asked, frozenset(opened[area.key]), answers, around)
        for area in instrument.areas
        if any(item.area == area.key for _, items in asked for item in items)
    )
    return Report(sitting, instrument, areas, shown, a, b, tuple(around.follow_ups), tuple(around.reveals))


def _disclosed(
    sitting: Sitting, rows: Iterable[DisclosedAnswers], gentle: Collection[str]
) -> tuple[dict[UUID, AnswersByItem], dict[str, set[str]]]:
    """What each showed, by person, and which forms of each area are open.

    A gentle statement is its author's alone: whatever a row of old may hold of one, no report knows of it.
    """
    shown: dict[UUID, AnswersByItem] = defaultdict(dict)
    opened: dict[str, set[str]] = defaultdict(set)
    for row in sorted(rows, key=lambda row: sitting.forms.index(row.form)):  # a later one completes what is there
        shown[row.person_id] |= {key: given for key, given in (row.answers or {}).items() if key not in gentle}
        opened[row.area].add(row.form)
    return shown, opened


def _items_by_form(sitting: Sitting, instrument: Instrument) -> list[tuple[str, tuple[Item, ...]]]:
    """What each form of the sitting asks."""
    return [(form, item_order.of_form(instrument, reveal.asked_of(sitting, form))) for form in sitting.forms]


def _area(
    sitting: Sitting,
    instrument: Instrument,
    area: Area,
    every: list[tuple[str, tuple[Item, ...]]],
    opened: frozenset[str],
    answers: tuple[AnswersByItem, AnswersByItem],
    around: ReportContext,
) -> AreaReport:
    asked = {form: [item for item in asks if item.area == area.key] for form, asks in every}
    revealed = {reveal.form for reveal in around.reveals}
    may_open = revealed - opened if sitting.ended_at is None else frozenset()
    lacks = bool(opened) and disclosure.lacks_answers(_topics_of(asked), *answers)
    closed = tuple(
        form for form in sitting.forms if form in may_open and (asked[form] or (lacks and sitting.before(form)))
    )
    pressed = around.pressed.get(area.key, frozenset())
    if not opened:
        return AreaReport(area, opened=False, closed_forms=closed, pressed=pressed)
    items = [item for form in sitting.forms if form in opened for item in asked[form]]
    aside = tuple(item for item in items if all(disclosure.is_not_ours(each.get(item.key)) for each in answers))
    topics = tuple(
        _topic(instrument, area, item, answers) for item in items if item.kind == "topic" and item not in aside
    )
    pure = [each.topic for each in topics]
    whole = bool(pure) and bool(opened - {SHORT})  # an area alone asks what the full form does
    coverage = alignment.coverage(pure)
    return AreaReport(
        area,
        opened=True,
        closed_forms=closed,
        pressed=pressed,
        topics=topics,
        statements=_statements(items, answers),
        aside=aside,
        state=area_state.state(pure, instrument.thresholds) if whole else "",
        both=coverage.both,
        asked=coverage.asked,
        rates=any(item.kind == "card" for item in items),
        follow_ups=tuple(each for each in around.follow_ups if each.area == area.key),
    )


def _topics_of(asked: dict[str, list[Item]]) -> list[Item]:
    return [item for items in asked.values() for item in items if item.kind == "topic"]


def _topic(instrument: Instrument, area: Area, item: Item, answers: tuple[AnswersByItem, AnswersByItem]) -> TopicReport:
    a, b = (disclosure.topic_response(each.get(item.key, {})) for each in answers)
    topic = TopicPair(item.key, area.key, a, b, item.lines, item.scale == "when")
    counts = topic.comparable
    return TopicReport(
        item=item,
        topic=topic,
        area=area,
        cell=(understanding.cell(topic, instrument.thresholds) or "") if counts else "",
        firm=counts and apart_and_firm.apart_and_firm(topic, instrument.thresholds),
        differs=alignment.differ(topic, instrument.thresholds),
    )


def _statements(items: list[Item], answers: tuple[AnswersByItem, AnswersByItem]) -> tuple[StatementReport, ...]:
    """What both said to the statements that are shown."""
    asked = [item for item in items if item.kind == "statement" and not item.gentle]
    return tuple(StatementReport(item, *(each.get(item.key, {}).get("agree") for each in answers)) for item in asked)
