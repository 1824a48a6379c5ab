"""The couple's questions with their answers, and one's own that are sealed, to be read."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts
from our2souls.privacy.viewer import current_viewer
from our2souls.prompts.own_decks.models import OwnDeck
from our2souls.prompts.own_decks.queries import prompts_in, removed_from
from our2souls.prompts.turns.models import PromptDraft, PromptTurn
from our2souls.prompts.turns.queries import spoken


def readable() -> Iterable[ReadableSection]:
    """Every question that came up, newest first; and what one answered apart that is not open."""
    turns = PromptTurn.objects.prefetch_related("answers").order_by("-offered_at", "pk")
    yield section("questions", _("Questions for two"), turns, _turns)
    decks = OwnDeck.objects.order_by("made_at", "pk")
    yield section("own-questions", _("Your own questions"), decks, _own_decks)
    drafts = PromptDraft.objects.filter(turn__opened_at=None).select_related("turn").order_by("-saved_at", "pk")
    yield section("own-question-answers", _("Your answers to questions"), drafts, _drafts, is_shared=False)


def _turns(rows: Sequence[PromptTurn]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            spoken(row.words),
            row.offered_at,
            title_by=row.worded_by_id,
            texts=texts(
                ReadableText(_("How it stands"), _state(row)),
                *(ReadableText("", each.words, each.person_id, is_expected=True) for each in row.answers.all()),
            ),
        )
        for row in rows
    ]


def _state(row: PromptTurn) -> str:
    if row.opened_at:
        return _("You both answered")
    return _("You talked about it") if row.talked_at else ""


def _own_decks(rows: Sequence[OwnDeck]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            row.title,
            row.made_at,
            title_by=row.titled_by_id,
            texts=texts(
                ReadableText(_("How it stands"), _("Taken out. You can bring it back.") if row.removed_at else ""),
                *(ReadableText("", each.words, each.worded_by_id) for each in prompts_in(row)),
                *(ReadableText(_("Taken out"), each.words, each.worded_by_id) for each in removed_from(row)),
            ),
        )
        for row in rows
    ]


def _drafts(rows: Sequence[PromptDraft]) -> list[ReadableEntry]:
    return [
        ReadableEntry(row.pk, _title(row.turn), row.saved_at, row.owner_id, texts=texts(ReadableText("", row.words)))
        for row in rows
    ]


def _title(turn: PromptTurn) -> str:
    """The question; of a couple that is no more its words are read through the door of that couple alone."""
    return spoken(turn.words) if turn.couple_id == current_viewer().couple_id else _("A question for two")
