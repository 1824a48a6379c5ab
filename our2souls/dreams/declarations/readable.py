"""One's own dreams and what one said to the other's, to be read."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from our2souls.dreams import choices, history
from our2souls.dreams.models import Dream, DreamEvent, OfferReply, Support
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts


def readable() -> Iterable[ReadableSection]:
    """Dreams, newest first; support that one gave; answers to offers."""
    yield section("dreams", _("Dreams"), Dream.objects.order_by("-made_at", "pk"), _dreams, is_shared=False)
    support = Support.objects.order_by("-made_at", "pk")
    yield section("support", _("Support you gave"), support, _support, is_shared=False)
    replies = OfferReply.objects.order_by("-made_at", "pk")
    yield section("replies", _("Your answers to offers"), replies, _replies, is_shared=False)


def _dreams(rows: Sequence[Dream]) -> list[ReadableEntry]:
    return [told(row, DreamEvent.objects.filter(dream=row).order_by("at", "pk")) for row in rows]


def told(row: Dream, events: Any) -> ReadableEntry:
    """One dream with what happened to it, oldest first: rows or a list of them."""
    return ReadableEntry(
        id=row.pk,
        title=row.line,
        title_by=row.owner_id,
        at=row.made_at,
        author=row.owner_id,
        texts=_texts_of(row),
        parts=(section("history", _("History"), events, _turns, is_shared=False),),
    )


def _texts_of(row: Dream) -> tuple[ReadableText, ...]:
    areas, horizons, support = dict(choices.AREAS), dict(choices.HORIZONS), dict(choices.SUPPORT)
    me = row.owner_id
    return texts(
        ReadableText(_("How you picture it"), row.picture, me),
        ReadableText(_("Why it matters"), row.why, me),
        ReadableText(_("What I need"), row.need_text, me),
        ReadableText(_("In me, it’s usually"), row.obstacle, me),
        ReadableText(_("If"), row.if_step, me),
        ReadableText(_("then I"), row.then_step, me),
        ReadableText(
            _("What support you’d like"), ", ".join(str(support.get(each, each)) for each in row.support or ())
        ),
        ReadableText(_("Area of life"), str(areas.get(row.area, ""))),
        ReadableText(_("When, roughly"), str(horizons.get(row.horizon, ""))),
        ReadableText(_("What was said"), row.ending, me),
    )


def _turns(rows: Sequence[DreamEvent]) -> list[ReadableEntry]:
    return [
        ReadableEntry(row.pk, history.act_text(row.act), row.at, texts=texts(ReadableText("", row.words, row.owner_id)))
        for row in rows
    ]


def _support(rows: Sequence[Support]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            _("For a dream of the other’s"),
            row.made_at,
            author=row.owner_id,
            texts=texts(
                ReadableText("", row.words, row.owner_id), ReadableText(_("Your offer"), row.offer, row.owner_id)
            ),
        )
        for row in rows
    ]


def _replies(rows: Sequence[OfferReply]) -> list[ReadableEntry]:
    answers = {"accept": _("You accepted it."), "change": _("You would change it:"), "leave": _("You left it.")}
    return [
        ReadableEntry(
            row.pk,
            answers[row.answer],
            row.made_at,
            author=row.owner_id,
            texts=texts(ReadableText("", row.words, row.owner_id)),
        )
        for row in rows
    ]
