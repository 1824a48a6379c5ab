"""Plain typed factories: prompts that came up, through the real acts; and what one does to own ones that concerns the other."""

from collections.abc import Callable

from our2souls.privacy.viewer import viewing
from our2souls.prompts.own_decks import actions as deck_actions
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns.models import PromptTurn
from tests.cast import CastMember
from tests.factories.delivery import forget

type Act = Callable[[CastMember, CastMember], str]
PROMPT, DECK, QUESTION = "home-01", "Rainy days", "What would you like to cook?"


def a_prompt(by: CastMember, prompt_id: str = PROMPT) -> PromptTurn:
    """A prompt of ours that somebody picked."""
    with viewing(by.viewer):
        return turn_actions.start(prompt_id)


def an_answer(by: CastMember, turn: PromptTurn, words: str) -> PromptTurn:
    """What somebody answers to it."""
    with viewing(by.viewer):
        return turn_actions.answer(PromptTurn.objects.get(pk=turn.pk), words=words)


def does_to_a_deck(line: str, *, restores: bool) -> Act:
    """Takes an own deck out, or brings back what the other took out."""

    def act(ana: CastMember, ben: CastMember) -> str:
        with viewing(ben.viewer):
            deck = deck_actions.create_deck(DECK)
            if restores:
                deck_actions.remove_deck(deck)
        forget(ana)
        with viewing(ana.viewer):
            (deck_actions.restore_deck if restores else deck_actions.remove_deck)(deck)
        return f"{line} {DECK}"

    return act


def does_to_a_question(line: str, *, restores: bool) -> Act:
    """The same with one question of a deck."""

    def act(ana: CastMember, ben: CastMember) -> str:
        with viewing(ben.viewer):
            question = deck_actions.add_prompt(deck_actions.create_deck(DECK), words=QUESTION, depth=1)
            if restores:
                deck_actions.remove_prompt(question)
        forget(ana)
        with viewing(ana.viewer):
            (deck_actions.restore_prompt if restores else deck_actions.remove_prompt)(question)
        return f"{line} {QUESTION}"

    return act


OWN_DECK_ACTS: dict[str, Act] = {
    deck_actions.REMOVED: does_to_a_deck("Ana took a theme of your own questions out", restores=False),
    deck_actions.RESTORED: does_to_a_deck("Ana brought a theme of your own questions back", restores=True),
    deck_actions.PROMPT_REMOVED: does_to_a_question("Ana took a question of your own out", restores=False),
    deck_actions.PROMPT_RESTORED: does_to_a_question("Ana brought a question of your own back", restores=True),
}
