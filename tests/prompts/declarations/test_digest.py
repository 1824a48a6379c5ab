"""What the weekly letter has to talk about: a question, in words only where it may say names."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from our2souls.delivery.registry import digest_lines, recipients
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.prompts.decks.catalog import decks
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns import reminders
from our2souls.prompts.turns.models import PromptTurn
from our2souls.prompts.turns.queries import spoken
from tests.cast import CastMember
from tests.factories.rhythm.prompts import a_prompt, an_answer

NEUTRAL = "A question for the two of you waits under Questions."


def lines(member: CastMember, *, named: bool) -> Sequence[str]:
    recipient = recipients.load(member.id)
    assert recipient is not None
    with viewing(recipient.viewer):
        return digest_lines.all()["prompts"](recipient, named)


MONDAY = datetime(2026, 11, 30, 12, tzinfo=UTC)


def letter_of_week(member: CastMember, week: int) -> Sequence[str]:
    with clock.frozen(MONDAY + timedelta(weeks=week)):
        return lines(member, named=True)


def test_each_letter_has_another_question_the_same_for_both_and_uses_none_up(ana: CastMember, ben: CastMember) -> None:
    letters = [letter_of_week(ana, week) for week in range(12)]
    assert len({words for (words,) in letters}) == 12
    assert [letter_of_week(ben, week) for week in range(3)] == letters[:3]
    with clock.frozen(MONDAY + timedelta(days=6)):
        assert lines(ana, named=True) == letters[0]  # it is the week's, on whatever day the letter goes
    assert not PromptTurn._base_manager.exists()


def test_a_letter_has_no_question_that_came_up_or_is_not_for_them(ana: CastMember, ben: CastMember) -> None:
    with viewing(ana.viewer):
        turn_actions.choose_decks(off=set(decks()) - {"home"}, deepest=1)
        ids = [each.id for each in decks()["home"].prompts if each.depth == 1]
    for prompt_id in ids[:-3]:
        a_prompt(ana, prompt_id)
    with viewing(ben.viewer):
        turn_actions.hide(turn_actions.start(ids[-3]))
    texts = {each.text("en") for each in decks()["home"].prompts if each.id in ids[-2:]}
    found = [letter_of_week(ana, week) for week in range(12)]
    assert {words for (words,) in found} == texts


def test_a_letter_has_the_question_of_its_week_while_nobody_touched_it(ana: CastMember, ben: CastMember) -> None:
    with viewing(ana.viewer):
        turn = turn_actions.draw_for_week(MONDAY.date())
        assert turn is not None
        words = spoken(turn.words)
    assert letter_of_week(ben, 0) == [words]
    assert letter_of_week(ben, 1) != [words]
    an_answer(ana, turn, "The bell")
    for who in (ana, ben):
        (other,) = letter_of_week(who, 0)
        assert other != words


def test_who_wants_no_question_each_week_has_none_in_the_letter(ana: CastMember, ben: CastMember) -> None:
    with viewing(ana.viewer):
        reminders.turn_off()
    assert lines(ana, named=True) == ()
    assert lines(ben, named=False) == [NEUTRAL]
    with viewing(ana.viewer):
        reminders.turn_on()
    assert lines(ana, named=False) == [NEUTRAL]


def test_a_letter_that_names_nothing_says_only_that_there_is_one(ana: CastMember, ben: CastMember) -> None:
    assert lines(ana, named=False) == [NEUTRAL]


def test_somebody_alone_has_nothing_to_talk_about_with_anybody(cleo: CastMember) -> None:
    assert lines(cleo, named=True) == ()
