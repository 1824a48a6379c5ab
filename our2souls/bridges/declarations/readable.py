"""The couple's bridges, to be read; and one's own sides of them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from our2souls.bridges.core import text
from our2souls.bridges.core.models import (
    WORDS,
    Agreement,
    Bridge,
    BridgeOption,
    BridgeSide,
    BridgeTurn,
    RevealedSide,
    Signature,
)
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts


def readable() -> Iterable[ReadableSection]:
    """Every bridge in the order in which it was opened, and the viewer's own sides."""
    yield section("bridges", _("Bridges"), Bridge.objects.order_by("opened_at", "pk"), _bridges)
    yield section(
        "own-sides", _("Your side of bridges"), BridgeSide.objects.order_by("saved_at", "pk"), _own, is_shared=False
    )


def _side_texts(row: RevealedSide | BridgeSide, author: UUID) -> list[ReadableText]:
    labels = text.side_labels()
    found = [ReadableText(str(labels[name]), getattr(row, name), author) for name in WORDS]
    return [*found, ReadableText(str(labels["needs"]), text.needs_words(row.needs), author)]


def _own(rows: Sequence[BridgeSide]) -> list[ReadableEntry]:
    return [
        ReadableEntry(id=row.pk, title="", at=row.saved_at, texts=texts(*_side_texts(row, row.owner_id)))
        for row in rows
    ]


def _bridges(rows: Sequence[Bridge]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk,
            title=row.title,
            title_by=row.opened_by_id,
            at=row.opened_at,
            texts=texts(
                ReadableText("", row.question, row.opened_by_id),
                *(ReadableText(_("Brought along"), words, UUID(who)) for who, words in (row.brought or {}).items()),
            ),
            parts=(
                section("sides", _("What each of you wrote"), _of(RevealedSide.objects.filter(bridge=row)), _sides),
                section("turns", _("Listening"), BridgeTurn.objects.filter(bridge=row).order_by("place"), _turns),
                section("options", _("Options"), _options_of(row), _options),
                section("agreements", _("Agreements"), _agreements_of(row), _agreements),
            ),
        )
        for row in rows
    ]


def _of(rows: QuerySet[RevealedSide]) -> QuerySet[RevealedSide]:
    return rows.order_by("revealed_at", "pk")


def _options_of(bridge: Bridge) -> QuerySet[BridgeOption]:
    return BridgeOption.objects.filter(bridge=bridge, removed_at=None).order_by("at", "pk")


def _agreements_of(bridge: Bridge) -> QuerySet[Agreement]:
    return Agreement.objects.filter(bridge=bridge).order_by("proposed_at", "pk")


def _sides(rows: Sequence[RevealedSide]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk, title="", at=row.revealed_at, author=row.person_id, texts=texts(*_side_texts(row, row.person_id))
        )
        for row in rows
    ]


def _turns(rows: Sequence[BridgeTurn]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk,
            title=str(text.TURNS[row.kind]),
            at=row.at,
            author=row.person_id,
            texts=texts(
                ReadableText("", row.words, row.person_id, is_expected=row.kind != "heard"),
                ReadableText(_("A feeling"), text.feeling_word(row.feeling), row.person_id),
            ),
        )
        for row in rows
    ]


def _options(rows: Sequence[BridgeOption]) -> list[ReadableEntry]:
    return [
        ReadableEntry(id=row.pk, title=row.words, title_by=row.person_id, at=row.at, author=row.person_id)
        for row in rows
    ]


def _agreements(rows: Sequence[Agreement]) -> list[ReadableEntry]:
    steps: dict[UUID, list[Signature]] = {row.pk: [] for row in rows}
    for each in Signature.objects.filter(agreement__in=steps).order_by("at", "pk"):
        steps[each.agreement_id].append(each)
    return [
        ReadableEntry(
            id=row.pk,
            title=str(text.KINDS[row.kind]),
            at=row.proposed_at,
            texts=texts(
                ReadableText("", row.words, row.proposed_by_id, is_expected=True),
                *(ReadableText(_("My step"), each.step, each.person_id) for each in steps[row.pk]),
                *(
                    ReadableText(_("Looked at again"), str(text.ANSWERS[answer]), UUID(who))
                    for who, answer in (row.answers or {}).items()
                ),
            ),
        )
        for row in rows
    ]
