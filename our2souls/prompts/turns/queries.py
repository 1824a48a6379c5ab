"""What a couple may get next, what is open, and what came up before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from our2souls.privacy.viewer import current_viewer
from our2souls.prompts.decks import catalog
from our2souls.prompts.own_decks import queries as own_deck_queries
from our2souls.prompts.turns import rotation
from our2souls.prompts.turns.models import DeckChoice, HiddenPrompt, PromptDraft, PromptRefusal, PromptTurn
from our2souls.ui.pagination import newest_first

AT_ONCE = 6
"""Open prompts that a page lists, and an agenda; the page has further pages of them."""
A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """A prompt that could come: its id, what a turn keeps of its words, and who wrote them (None for one of ours)."""

    id: str
    words: str
    by: UUID | None = None

    @property
    def text(self) -> str:
        """Its words in the reader's language."""
        return spoken(self.words)


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A prompt that came up, as a list shows it: in the reader's language, and what became of it."""

    turn: PromptTurn
    answered: bool
    """Whether the viewer has answered."""
    hidden: bool
    """Whether the viewer has said that it is not for them; what the other said is theirs alone to see."""

    @property
    def text(self) -> str:
        """Its words; "" where their writer took them out."""
        return spoken(self.turn.words)


def spoken(words: str) -> str:
    """What a turn keeps of a prompt's words, in the reader's language: ours are kept by their id, the couple's own as they are."""
    ours = catalog.prompt_of(words)
    return words if ours is None else ours.text(get_language() or "en")


def deck_title(turn: PromptTurn) -> str:
    """The theme it belongs to, in the reader's language; "" for none that is there."""
    deck = next((each for each in catalog.decks().values() if each.has(turn.prompt)), None)
    if deck is not None:
        return deck.name(get_language() or "en")
    own = own_deck_queries.own_prompt(turn.prompt)
    return "" if own is None or own.deck.removed_at is not None else own.deck.title


def choice() -> DeckChoice:
    """What the couple has chosen, or all of it."""
    return DeckChoice.objects.first() or DeckChoice(couple_id=current_viewer().couple)


def next_offer(chosen: DeckChoice | None = None) -> Offer | None:
    """The prompt that comes next for the viewer's couple. Four queries; a page may show it, and nothing is used up by that."""
    found = rotation.following(_candidates(chosen or choice()), _used(), hidden_ids(), current_viewer().couple)
    return None if found is None else offer_of(found.id)


def offer_for_week(monday: date) -> Offer | None:
    """A prompt for a week that nobody has drawn and that nothing is used up by: another one each week. Five queries."""
    left_out = {*hidden_ids(), *(str(turn.prompt) for turn in all_open())}
    week, couple_id = monday.toordinal() // 7, current_viewer().couple
    found = rotation.of_week(_candidates(choice()), _used(), left_out, couple_id, week)
    return None if found is None else offer_of(found.id)


def offer_of(prompt_id: str) -> Offer:
    """A prompt by its id. Raises LookupError."""
    if catalog.prompt_of(prompt_id) is not None:
        return Offer(prompt_id, prompt_id)
    own = own_deck_queries.own_prompt(prompt_id)
    if own is None or own.removed_at is not None or not own.words:
        raise LookupError(prompt_id)
    return Offer(prompt_id, str(own.words), own.worded_by_id)


def _candidates(chosen: DeckChoice) -> list[rotation.PromptCandidate]:
    off = set(chosen.off or ())
    ours = [
        rotation.PromptCandidate(prompt.id, deck.key, prompt.depth)
        for deck in catalog.decks().values()
        for prompt in deck.prompts
    ]
    own = [rotation.PromptCandidate(str(row.pk), str(row.deck_id), row.depth) for row in own_deck_queries.standing()]
    return [each for each in (*ours, *own) if each.deck not in off and each.depth <= chosen.depth]


def _used() -> list[str]:
    return [str(turn.prompt) for turn in PromptTurn.objects.order_by("offered_at", "pk").only("couple_id", "prompt")]


def hidden_ids() -> Collection[str]:
    """What comes no more, whoever said so; for choosing, and not to be listed."""
    return {str(each.prompt) for each in HiddenPrompt.objects.all()}


def hidden_by_me() -> list[HiddenPrompt]:
    """Of what comes no more that of which the viewer said so, whether or not the other did too; one query.

    A list with more in it would tell what the other said: whatever is not one's own is theirs.
    """
    return list(HiddenPrompt.objects.filter(pk__in=PromptRefusal.objects.values("hidden")))


def hidden() -> list[tuple[HiddenPrompt, str]]:
    """The same with its words, by these; two queries."""
    own = {str(each.pk): each.words for each in own_deck_queries.standing()}
    rows = [(each, own.get(each.prompt) or spoken(each.prompt)) for each in hidden_by_me()]
    return sorted((row for row in rows if row[1] != row[0].prompt), key=lambda row: row[1])


def my_draft(turn: PromptTurn) -> PromptDraft | None:
    """The viewer's own answer so far."""
    return PromptDraft.objects.filter(turn=turn).first()


def all_open() -> QuerySet[PromptTurn]:
    """What is open: neither answered by both, nor talked about, nor passed."""
    return PromptTurn.objects.filter(opened_at=None, talked_at=None, passed_at=None)


def open_turns() -> list[PromptTurn]:
    """Of what is open the newest few, newest first."""
    return list(all_open().order_by("-offered_at", "-pk")[:AT_ONCE])


def open_page(before: str) -> tuple[list[TurnRow], str]:
    """A page of what is open, newest first, and the key of the next page ("" on the last)."""
    found = newest_first(all_open(), before, by=("offered_at",), size=AT_ONCE)
    return rows_of(list(found.rows)), found.following


def rows_of(turns: list[PromptTurn]) -> list[TurnRow]:
    """These as a list shows them; two queries."""
    answered = PromptDraft.objects.filter(turn__in=turns).exclude(answered_at=None).values_list("turn_id", flat=True)
    ids, out = set(answered), {str(each.prompt) for each in hidden_by_me()}
    return [TurnRow(turn, turn.pk in ids, turn.prompt in out) for turn in turns]


def earlier(before: str) -> tuple[list[TurnRow], str]:
    """A page of those that are done or passed, newest first, and the key of the next page ("" on the last)."""
    is_done = Q(opened_at__isnull=False) | Q(talked_at__isnull=False) | Q(passed_at__isnull=False)
    rows: QuerySet[Any] = PromptTurn.objects.filter(is_done)
    found = newest_first(rows, before, by=("offered_at",), size=A_PAGE)
    return rows_of(list(found.rows)), found.following


def times_used() -> dict[str, int]:
    """How often each prompt came up, of those that did."""
    used = _used()
    return {prompt: used.count(prompt) for prompt in set(used)}
