"""Intentions and the fridge, to be read."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from our2souls.dreams import choices as dream_choices
from our2souls.intentions.core.models import (
    Celebration,
    CommonGround,
    HistoryEntry,
    Intention,
    PrivateWhy,
    RevealedWhy,
    Strand,
)
from our2souls.intentions.declarations import readable_details as details
from our2souls.intentions.declarations import readable_figures as figures
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.revisits.models import RevisitDraft
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts


def readable() -> Iterable[ReadableSection]:
    """Intentions with all that belongs to them, newest first; the fridge; what one wrote apart and has not shown."""
    rows = Intention.objects.select_related("measure", "budget").order_by("-made_at", "pk")
    yield section("intentions", _("Intentions"), rows, _intentions)
    lines = FridgeItem.objects.filter(removed_at=None).order_by("position", "pk")
    yield section("fridge", _("The fridge"), lines, _fridge)
    whys = PrivateWhy.objects.filter(revealed_at=None).order_by("-written_at", "pk")
    yield section("own-whys", _("Your whys that you have not shown"), whys, _whys, is_shared=False)
    drafts = RevisitDraft.objects.order_by("-saved_at", "pk")
    yield section("own-answers", _("Your answers to reviews"), drafts, details.drafts, is_shared=False)


def _intentions(rows: Sequence[Intention]) -> list[ReadableEntry]:
    horizons = dict(dream_choices.HORIZONS)
    return [
        ReadableEntry(
            row.pk,
            row.name,
            row.made_at,
            title_by=row.proposed_by_id,
            texts=texts(
                ReadableText(_("How it stands"), _states()[row.state]),
                ReadableText(_("When, roughly"), str(horizons.get(row.horizon, ""))),
                *figures.facts_of(row),
            ),
            parts=_parts_of(row),
        )
        for row in rows
    ]


def _states() -> dict[str, str]:
    return {
        "woven": _("Not chosen by both yet"),
        "active": _("Chosen by both"),
        "waiting": _("Waiting for both to choose it again"),
        "resting": _("Resting"),
        "reached": _("You are there"),
        "released": _("Let go"),
    }


def _parts_of(row: Intention) -> tuple[ReadableSection, ...]:
    whys = RevealedWhy.objects.filter(intention=row).order_by("revealed_at", "pk")
    strands = Strand.objects.filter(intention=row).order_by("pk")
    ground = CommonGround.objects.filter(intention=row).order_by("-proposed_at", "pk")
    words = Celebration.objects.filter(intention=row).order_by("made_at", "pk")
    changes = HistoryEntry.objects.filter(intention=row).order_by("-at", "-pk")
    return (
        section("whys", _("Why, for each of you"), whys, _whys),
        section("strands", _("Words brought from dreams"), strands, _strands),
        section("common-ground", _("What you have in common"), ground, _ground),
        *details.parts_of(row),
        *figures.parts_of(row),
        section("celebration", _("What you both said"), words, _celebrations),
        section("history", _("Who changed what"), changes, details.changes),
    )


def _whys(rows: Sequence[PrivateWhy | RevealedWhy]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            _("Why this"),
            row.revealed_at or getattr(row, "written_at", None),
            author,
            texts=texts(
                ReadableText("", row.why, author, is_expected=True),
                ReadableText(_("What I need"), row.need_text, author),
            ),
        )
        for row in rows
        for author in (row.person_id if isinstance(row, RevealedWhy) else row.owner_id,)
    ]


def _strands(rows: Sequence[Strand]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            row.line,
            row.copied_at,
            row.person_id,
            row.person_id if row.copied_at else None,
            texts=texts(
                ReadableText(_("How you picture it"), row.picture, row.person_id),
                ReadableText(_("What I need"), row.need_text, row.person_id),
            ),
        )
        for row in rows
    ]


def _ground(rows: Sequence[CommonGround]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            _("Agreed by both") if row.agreed_at else _("Proposed"),
            row.agreed_at or row.proposed_at,
            row.proposed_by_id,
            texts=texts(ReadableText("", row.words, row.proposed_by_id, is_expected=True)),
        )
        for row in rows
    ]


def _celebrations(rows: Sequence[Celebration]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            _("You are there"),
            row.made_at,
            row.person_id,
            texts=texts(ReadableText("", row.words, row.person_id, is_expected=True)),
        )
        for row in rows
    ]


def _fridge(rows: Sequence[FridgeItem]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            row.text,
            row.added_at,
            row.writer_id,
            row.writer_id,
            texts=texts(ReadableText("", _("Ticked off") if row.ticked_at else "")),
        )
        for row in rows
    ]
