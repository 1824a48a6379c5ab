"""Bridges that are open to the therapist: where they stand, both sides once these are open, options, agreement, review."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from our2souls.bridges.core import phrases, queries
from our2souls.bridges.core import text as bridge_text
from our2souls.care.brief import text
from our2souls.care.brief.model import BridgeText, FaceWords, SideText
from our2souls.care.consent.access import ClientAccess

MOST, OPTIONS = 8, 8
"""Bridges that are told, the newest first, and options of each."""


def bridges(client: ClientAccess) -> tuple[tuple[BridgeText, ...], Sequence[Any]]:
    """The bridges in words, and the agreements that stand in them; four queries."""
    rows = queries.newest(MOST)
    ids = [row.pk for row in rows]
    sides, options = queries.sides_of_several(ids), queries.options_of_several(ids)
    agreements = queries.signed_agreements(ids)
    texts = tuple(
        _bridge(
            client,
            row,
            [each for each in sides if each.bridge_id == row.pk],
            [each for each in options if each.bridge_id == row.pk],
            next((each for each in agreements if each.bridge_id == row.pk), None),
        )
        for row in rows
    )
    return texts, agreements


def _bridge(client: ClientAccess, row: Any, sides: list[Any], options: list[Any], agreement: Any) -> BridgeText:
    us = client.us
    by_place = sorted((side for side in sides if us.face(side.person_id)), key=lambda side: _place(us, side))
    return BridgeText(
        title=row.title,
        facts=(str(bridge_text.state_words(row)), _("Opened on %(day)s") % {"day": text.day(row.opened_at)}),
        question=row.question,
        sides=tuple(_side(us, side) for side in by_place),
        options=tuple(
            FaceWords(us.face(option.person_id), option.words, _pattern(option)) for option in options[:OPTIONS]
        ),
        agreement=str(text.KINDS[agreement.kind]) if agreement else "",
        agreement_words=agreement.words if agreement else "",
        agreement_facts=_facts(us, agreement) if agreement else (),
    )


def _place(us: Any, side: Any) -> str:
    face = us.face(side.person_id)
    return face.place if face else "z"


def _side(us: Any, side: Any) -> SideText:
    rows = (
        (_("Why it matters"), side.story),
        (_("The need behind it"), bridge_text.needs_words(side.needs)),
        (_("Afraid to lose"), side.fear),
        (_("Cannot bend on"), side.core),
        (_("Can bend on"), side.edge),
    )
    return SideText(us.face(side.person_id), side.dream, tuple((label, words) for label, words in rows if words))


def _pattern(option: Any) -> tuple[str, ...]:
    label = phrases.pattern_label(option.pattern)
    return (label,) if label else ()


def _facts(us: Any, agreement: Any) -> tuple[str, ...]:
    found = [_("Signed by both on %(day)s") % {"day": text.day(agreement.signed_at)}]
    if agreement.starts_on and agreement.ends_on:
        span = {"first": text.day(agreement.starts_on), "last": text.day(agreement.ends_on)}
        found.append(_("From %(first)s to %(last)s") % span)
    if agreement.review_on and not agreement.answers:
        found.append(_("Review on %(day)s") % {"day": text.day(agreement.review_on)})
    for face in us.faces:
        answer = (agreement.answers or {}).get(str(face.id))
        if answer in text.ANSWERS:
            found.append(_("%(name)s at the review: %(answer)s") % {"name": face.name, "answer": text.ANSWERS[answer]})
    return tuple(found)
