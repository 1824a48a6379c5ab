"""Prompts of two: drawn, answered apart and opened together, talked about, passed, hidden; each through its page."""

import re

from django.urls import reverse

from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewing
from our2souls.prompts.decks.catalog import decks, prompt_of
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns.models import (
    HiddenPrompt,
    PromptAnswer,
    PromptDraft,
    PromptTurn,
)
from tests.cast import CastMember
from tests.factories.rhythm.prompts import a_prompt, an_answer

MINE, THEIRS = "The smell of the stairs", "The bell that never rang"
TAKEN_BACK = "You have taken it back. It can come again, as long as it’s fine with both of you."


def url(name: str, *args: object) -> str:
    return reverse(f"prompts:{name}", args=args)


def turns(who: CastMember) -> list[PromptTurn]:
    with viewing(who.viewer):
        return list(PromptTurn.objects.order_by("offered_at"))


def words_of(turn: PromptTurn, who: CastMember) -> str:
    with viewing(who.viewer):
        found = prompt_of(turn.prompt)
    assert found is not None
    return found.text("en")


def test_either_draws_a_prompt_and_both_see_the_same_one(ana: CastMember, ben: CastMember) -> None:
    page = ana.post(url("prompt_draw"))
    (turn,) = turns(ana)
    assert words_of(turn, ana) in page.text
    for who in (ana, ben):
        assert words_of(turn, ana) in who.get(url("prompts")).text
        assert words_of(turn, ana) in who.get(url("prompt", turn.pk)).text


def test_answers_are_sealed_until_both_are_there_and_then_both_read_both(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    page = ana.post(url("prompt_answer", turn.pk), {"words": MINE})
    assert MINE in page.text
    assert "stays sealed until yours" not in page.text
    before = ben.get(url("prompt", turn.pk)).text
    assert "stays sealed until yours" in before
    assert MINE not in before
    page = ben.post(url("prompt_answer", turn.pk), {"words": THEIRS})
    for text in (page.text, ana.get(url("prompt", turn.pk)).text):
        assert MINE in text
        assert THEIRS in text
    assert "answered a question too" in ana.get(reverse("web:home")).text
    assert "answered a question too" not in ben.get(reverse("web:home")).text


def test_an_answer_can_be_changed_and_taken_back_while_it_is_sealed_and_not_afterwards(
    ana: CastMember, ben: CastMember
) -> None:
    turn = a_prompt(ana)
    an_answer(ana, turn, "Wrong words")
    ana.post(url("prompt_withdraw", turn.pk))
    an_answer(ben, turn, THEIRS)
    assert THEIRS not in ana.get(url("prompt", turn.pk)).text
    ana.post(url("prompt_answer", turn.pk), {"words": MINE})
    ana.post(url("prompt_withdraw", turn.pk))
    ana.post(url("prompt_answer", turn.pk), {"words": "Too late"})
    text = ben.get(url("prompt", turn.pk)).text
    assert MINE in text
    assert "Too late" not in text
    assert "Wrong words" not in text
    with viewing(ana.viewer):
        assert PromptAnswer.objects.count() == 2


def test_without_words_nothing_is_answered_and_nobody_is_told(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    page = ana.client.post(url("prompt_answer", turn.pk), {"words": "  "})
    assert page.status_code == 422
    assert "some are needed" in page.text
    with viewing(ana.viewer):
        assert not PromptDraft.objects.exists()


def test_what_was_talked_about_leaves_the_list_and_opens_nothing(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    an_answer(ana, turn, MINE)
    ben.post(url("prompt_talked", turn.pk))
    assert words_of(turn, ana) not in ana.get(url("prompts")).text
    assert "You talked about it" in ana.get(url("prompts_earlier")).text
    assert MINE not in ben.get(url("prompt", turn.pk)).text


def test_what_is_left_waits_among_the_earlier_ones_and_comes_back_with_an_answer(
    ana: CastMember, ben: CastMember
) -> None:
    turn = a_prompt(ana)
    page = ana.post(url("prompt_pass", turn.pk), {"another": "yes"})
    other = turns(ana)[-1]
    assert other.pk != turn.pk
    assert words_of(other, ana) in page.text
    assert "You left it for now" in ben.get(url("prompts_earlier")).text
    an_answer(ben, turn, THEIRS)
    assert words_of(turn, ana) in ana.get(url("prompts")).text


def test_not_for_us_never_comes_again_and_nobody_is_told_who_said_so(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    noted = AuditEntry.objects.count()
    ben.post(url("prompt_hide", turn.pk))
    assert AuditEntry.objects.count() == noted
    with viewing(ana.viewer):
        (hidden,) = HiddenPrompt.objects.all()
        assert {field.name for field in HiddenPrompt._meta.fields} == {"id", "couple", "prompt"}
        turn_actions.hide(turns(ana)[-1])  # said again it stands once
        assert HiddenPrompt.objects.count() == 1
        turn_actions.unhide(hidden)
    for who in (ana, ben):
        assert (words_of(turn, ana) in who.get(url("prompts_hidden")).text) == (who is ben)
        assert words_of(turn, ana) not in who.get(url("deck", "home")).text
    with viewing(ana.viewer):
        turn_actions.choose_decks(off=set(decks()) - {"home"}, deepest=3)
        for _each in range(45):
            drawn = turn_actions.draw()
            assert drawn is not None
            assert drawn.prompt != turn.prompt
    ben.post(url("prompt_unhide", hidden.pk))
    assert words_of(turn, ana) in ana.get(url("deck", "home")).text


def test_not_for_us_is_taken_back_by_whoever_said_so_and_by_nobody_else(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    ben.post(url("prompt_hide", turn.pk))
    with viewing(ana.viewer):
        (hidden,) = HiddenPrompt.objects.all()
    back = url("prompt_unhide", hidden.pk)
    assert back not in ana.get(url("prompts_hidden")).text
    assert ana.client.post(back).status_code == 404
    assert back in ben.get(url("prompts_hidden")).text
    assert words_of(turn, ana) not in ana.get(url("deck", "home")).text
    assert TAKEN_BACK in ben.post(back).text
    assert words_of(turn, ana) in ana.get(url("deck", "home")).text


def body_of(who: CastMember, name: str) -> str:
    """A page as it reads, without what differs each time it is asked for."""
    return re.sub(r'(?:value|nonce)="[^"]{24,}"', "", who.get(url(name)).text)


def test_no_page_tells_what_the_other_said_isnt_for_them(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    with viewing(ana.viewer):
        turn_actions.pass_on(turn)
    pages = ("prompts_hidden", "prompts_earlier", "prompts", "decks")
    before = {name: body_of(ana, name) for name in pages}
    ben.post(url("prompt_hide", turn.pk))
    assert {name: body_of(ana, name) for name in pages} == before
    assert "Not for us" in ben.get(url("prompts_earlier")).text
    old_page = ana.post(url("prompt_start", "home", turn.prompt)).text
    assert "doesn’t come at the moment" in old_page
    ana.post(url("prompt_hide", turn.pk))  # whether it was refused before she sees as little
    hers = {name: body_of(ana, name) for name in pages}
    assert "doesn’t come at the moment" in ana.post(url("prompt_start", "home", turn.prompt)).text
    with viewing(ben.viewer):
        turn_actions.unhide(HiddenPrompt.objects.get())
    assert {name: body_of(ana, name) for name in pages} == hers


def test_what_isnt_for_either_comes_again_once_both_have_taken_it_back(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    for who in (ben, ana):
        who.post(url("prompt_hide", turn.pk))
    with viewing(ana.viewer):
        (hidden,) = HiddenPrompt.objects.all()
    page = ben.post(url("prompt_unhide", hidden.pk)).text
    assert TAKEN_BACK in page
    assert words_of(turn, ana) not in page
    assert words_of(turn, ana) not in ben.get(url("deck", "home")).text
    assert ben.client.post(url("prompt_unhide", hidden.pk)).status_code == 404
    ana.post(url("prompt_unhide", hidden.pk))
    assert words_of(turn, ana) in ben.get(url("deck", "home")).text


def test_decks_that_were_left_out_and_deeper_ones_do_not_come(ana: CastMember, ben: CastMember) -> None:
    ana.post(url("decks"), {"decks": ["home", "rest"], "shown": list(decks()), "deepest": "1"})
    assert str(ben.get(url("decks")).text).count(" checked") == 3
    with viewing(ben.viewer):
        drawn = [turn_actions.draw() for _each in range(14)]
    assert len({turn.prompt for turn in drawn if turn}) == 14
    light = {each.id for key in ("home", "rest") for each in decks()[key].prompts if each.depth == 1}
    assert {turn.prompt for turn in drawn if turn} == light


def test_no_theme_at_all_is_refused(ana: CastMember) -> None:
    page = ana.client.post(url("decks"), {"deepest": "2"})
    assert page.status_code == 422
    assert "Leave one theme on at least." in page.text


def test_when_nothing_is_left_the_page_says_so(ana: CastMember) -> None:
    ana.post(url("decks"), {"decks": ["home"], "shown": list(decks()), "deepest": "1"})
    with viewing(ana.viewer):
        for _each in range(7):
            turn = turn_actions.draw()
            assert turn is not None
            turn_actions.hide(turn)
        assert turn_actions.draw() is None
    assert "There is no question left" in ana.post(url("prompt_draw")).text


UNKNOWN = "3b241101-e2bb-4255-8caf-4136c566a962"


def test_of_two_who_pick_the_same_one_there_is_one(ana: CastMember, ben: CastMember) -> None:
    for who in (ana, ben):
        who.post(url("prompt_start", "home", "home-03"))
    assert len(turns(ana)) == 1


def test_a_reader_of_spanish_reads_the_same_prompt_in_spanish(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    ben.person.language = "es"
    ben.person.save()
    found = prompt_of("home-01")
    assert found is not None
    assert found.text("es") in ben.get(url("prompt", turn.pk)).text
    assert found.text("en") in ana.get(url("prompt", turn.pk)).text
