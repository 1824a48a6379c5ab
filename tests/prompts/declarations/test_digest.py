"""What the weekly letter has to talk about: a question, in words only where it may say names."""

from collections.abc import Sequence

from our2souls.delivery.registry import digest_lines, recipients
from our2souls.privacy.viewer import viewing
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns.models import PromptTurn
from tests.cast import CastMember
from tests.factories.prompts import a_prompt

NEUTRAL = "A question for the two of you waits under Questions."


def lines(member: CastMember, *, named: bool) -> Sequence[str]:
    recipient = recipients.load(member.id)
    assert recipient is not None
    with viewing(recipient.viewer):
        return digest_lines.all()["prompts"](recipient, named)


def test_a_letter_has_the_open_question_or_the_next_one_and_uses_none_up(ana: CastMember, ben: CastMember) -> None:
    (following,) = lines(ana, named=True)
    assert following.endswith(("?", "."))
    assert lines(ben, named=True) == [following]
    assert not PromptTurn._base_manager.exists()
    turn = a_prompt(ana, "home-01")
    (open_one,) = lines(ben, named=True)
    assert open_one != following
    with viewing(ana.viewer):
        turn_actions.pass_on(turn)
    assert lines(ben, named=True) != [open_one]


def test_a_letter_that_names_nothing_says_only_that_there_is_one(ana: CastMember, ben: CastMember) -> None:
    assert lines(ana, named=False) == [NEUTRAL]


def test_somebody_alone_has_nothing_to_talk_about_with_anybody(cleo: CastMember) -> None:
    assert lines(cleo, named=True) == ()
