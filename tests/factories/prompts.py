"""Plain typed factories: prompts that came up, through the real acts."""

from our2souls.privacy.viewer import viewing
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns.models import PromptTurn
from tests.cast import CastMember

PROMPT = "home-01"


def a_prompt(by: CastMember, prompt_id: str = PROMPT) -> PromptTurn:
    """A prompt of ours that somebody picked."""
    with viewing(by.viewer):
        return turn_actions.start(prompt_id)


def an_answer(by: CastMember, turn: PromptTurn, words: str) -> PromptTurn:
    """What somebody answers to it."""
    with viewing(by.viewer):
        return turn_actions.answer(PromptTurn.objects.get(pk=turn.pk), words=words)
