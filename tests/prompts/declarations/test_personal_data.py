"""Prompts in an export, and after somebody is erased."""

from our2souls.people.account.portability import export as account_export
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns.models import HiddenPrompt, PromptAnswer, PromptDraft
from tests.cast import CastMember
from tests.factories.rhythm.prompts import a_prompt, an_answer


def test_what_is_sealed_is_in_its_writers_export_alone(ana: CastMember, ben: CastMember) -> None:
    opened = a_prompt(ana)
    for who, words in ((ana, "Ana’s answer"), (ben, "Ben’s answer")):
        an_answer(who, opened, words)
    an_answer(ana, a_prompt(ana, "rest-01"), "Ana’s sealed one")
    for who in (ana, ben):
        with viewing(who.viewer):
            whole = account_export.as_json(who.person).decode()
        assert "Ana’s answer" in whole
        assert "Ben’s answer" in whole
        assert ("Ana’s sealed one" in whole) == (who is ana)


def test_a_question_that_isnt_for_the_two_is_in_the_export_of_who_said_so_alone(
    ana: CastMember, ben: CastMember
) -> None:
    turn = a_prompt(ana, "rest-01")
    with viewing(ben.viewer):
        turn_actions.hide(turn)
    for who in (ana, ben):
        with viewing(who.viewer):
            prompts = account_export.everything_of(who.person)["packages"]["prompts"]
        assert [row["prompt"] for row in prompts["hidden_prompt"]] == (["rest-01"] if who is ben else [])
        assert len(prompts["prompt_refusal"]) == (who is ben)


def test_erasing_a_person_takes_their_answers_and_what_was_hidden(ana: CastMember, ben: CastMember) -> None:
    opened = a_prompt(ana)
    for who, words in ((ana, "Ana’s answer"), (ben, "Ben’s answer")):
        an_answer(who, opened, words)
    with viewing(ben.viewer):
        turn_actions.hide(turn_actions.start("rest-01"))
    personal_data_erasure.erase_person(ana.id)
    assert not PromptDraft._base_manager.filter(owner_id=ana.id).exists()
    with viewing(ben.viewer):
        assert sorted(row.words for row in PromptAnswer.objects.all()) == ["", "Ben’s answer"]
        assert not HiddenPrompt.objects.exists()
