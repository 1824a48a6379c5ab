"""The couple test, to be read: what both disclosed, and one's own answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts
from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.catalog import InstrumentMissing
from our2souls.readiness.instrument.model import Instrument, Item
from our2souls.readiness.report import follow_ups
from our2souls.readiness.report import text as report_text
from our2souls.readiness.report.models import FollowUp, TalkMark
from our2souls.readiness.sittings.models import DisclosedAnswers


def readable() -> Iterable[ReadableSection]:
    """Each sitting with what both opened, and each attempt of one's own with its answers; newest first."""
    sittings = Sitting.objects.filter(shown__isnull=False).distinct().order_by("-started_at", "pk")
    yield section("test", _("Couple test"), sittings, _sittings)
    attempts = Attempt.objects.order_by("-started_at", "pk")
    yield section("own-test", _("Your own answers in the couple test"), attempts, _attempts, is_shared=False)


def _sittings(rows: Sequence[Sitting]) -> list[ReadableEntry]:
    return [
        ReadableEntry(row.pk, _name_of(row), row.started_at, parts=(_areas_of(row), _follow_ups_of(row), _talk_of(row)))
        for row in rows
    ]


def _areas_of(sitting: Sitting) -> ReadableSection:
    rows = DisclosedAnswers.objects.filter(sitting=sitting).order_by("area", "form", "pk")
    return section("areas", _("What you showed each other"), rows, _areas)


def _areas(rows: Sequence[DisclosedAnswers]) -> Iterator[ReadableEntry]:
    sittings = {row.pk: row for row in Sitting.objects.filter(pk__in={row.sitting_id for row in rows})}
    for row in rows:
        instrument = _instrument_of(sittings[row.sitting_id])
        title = attempt_text.localized(instrument.area(row.area).title) if instrument else row.area
        found = tuple(_said(instrument, row.answers or {}, row.person_id)) if instrument else ()
        blank = () if row.answers else (ReadableText("", "", row.person_id, is_expected=True),)
        yield ReadableEntry(row.pk, title, author=row.person_id, texts=found or blank)


def _said(instrument: Instrument, answers: Mapping[str, Any], by: UUID) -> Iterator[ReadableText]:
    for item in instrument.items:
        answer = answers.get(item.key)
        if answer and not item.gentle:  # whatever a row of old holds of one, it is its author's alone
            yield from texts(_text_of(item, answer, instrument, by))


def _text_of(item: Item, answer: Mapping[str, Any], instrument: Instrument, by: UUID) -> ReadableText:
    found = attempt_text.response_text(item, answer, instrument)
    lines = [found.answer, *found.more]
    if item.kind == "topic" and isinstance(guess := answer.get("guess"), int):
        lines.append(_("Guessed of the other: %(words)s") % {"words": attempt_text.places(item)[guess - 1]})
    return ReadableText(found.title, "; ".join(line for line in lines if line), by)


def _follow_ups_of(sitting: Sitting) -> ReadableSection:
    rows = FollowUp.objects.filter(sitting=sitting, withdrawn_at=None).select_related("sitting").order_by("at", "pk")
    return section("follow-ups", _("What came of it"), rows, _follow_ups)


def _follow_ups(rows: Sequence[FollowUp]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            follow_ups.title_of(row),
            row.at,
            row.person_id,
            texts=texts(ReadableText("", str(report_text.MOMENTS.get(row.kind, "")))),
        )
        for row in rows
    ]


def _talk_of(sitting: Sitting) -> ReadableSection:
    rows = TalkMark.objects.filter(sitting=sitting).select_related("sitting").order_by("at", "pk")
    return section("talk", _("What you talked about"), rows, _talk)


def _talk(rows: Sequence[TalkMark]) -> Iterator[ReadableEntry]:
    labels = {TalkMark.TALKED: _("You talked about it"), TalkMark.LATER: _("Kept for another evening")}
    for row in rows:
        instrument = _instrument_of(row.sitting)
        try:
            name = attempt_text.localized(instrument.item(row.topic).name) if instrument else row.topic
        except KeyError:
            name = row.topic
        yield ReadableEntry(row.pk, name, row.at, texts=texts(ReadableText("", labels.get(row.kind, ""))))


def _attempts(rows: Sequence[Attempt]) -> list[ReadableEntry]:
    return [
        ReadableEntry(row.pk, _name_of(row), row.started_at, row.owner_id, parts=(_answers_of(row),)) for row in rows
    ]


def _answers_of(attempt: Attempt) -> ReadableSection:
    rows = Response.objects.filter(attempt=attempt).select_related("attempt").order_by("saved_at", "pk")
    return section("answers", _("Answers"), rows, _answers, is_shared=False)


def _answers(rows: Sequence[Response]) -> Iterator[ReadableEntry]:
    for row in rows:
        instrument = _instrument_of(row.attempt)
        try:
            item = instrument.item(row.item) if instrument else None
        except KeyError:
            item = None
        if instrument is None or item is None:
            yield ReadableEntry(row.pk, row.item, row.saved_at, row.owner_id)
            continue
        text = _text_of(item, row.answer or {}, instrument, row.owner_id)
        yield ReadableEntry(
            row.pk, text.label, row.saved_at, row.owner_id, texts=texts(ReadableText("", text.text, text.author))
        )


def _instrument_of(row: Any) -> Instrument | None:
    """The instrument it was begun with; None where its file is gone."""
    try:
        return instrument_catalog.instrument_of(row)
    except InstrumentMissing:
        return None


def _name_of(row: Any) -> str:
    instrument = _instrument_of(row)
    name = attempt_text.localized(instrument.title) if instrument else row.instrument
    return f"{name}, {attempt_text.form_name(row.form, instrument)}"
