"""Prompts of two: drawn, answered apart and opened together, talked about, passed, hidden; each through its page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewing
from our2souls.prompts.decks.catalog import decks, prompt_of
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns.models import (
    DeckChoice,
    HiddenPrompt,
    PromptAnswer,
    PromptDraft,
    PromptRefusal,
    PromptTurn,
)
from tests.cast import CastMember
from tests.factories.prompts import a_prompt, an_answer

MINE, THEIRS = "The smell of the stairs", "The bell that never rang"


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
        page = who.get(url("prompts_hidden")).text
        assert words_of(turn, ana) in page
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
    assert "It may come again." in ben.post(back).text
    assert words_of(turn, ana) in ana.get(url("deck", "home")).text


def test_what_isnt_for_either_comes_again_once_both_have_taken_it_back(ana: CastMember, ben: CastMember) -> None:
    turn = a_prompt(ana)
    for who in (ben, ana):
        who.post(url("prompt_hide", turn.pk))
    with viewing(ana.viewer):
        (hidden,) = HiddenPrompt.objects.all()
    page = ben.post(url("prompt_unhide", hidden.pk)).text
    assert "You have taken it back." in page
    assert words_of(turn, ana) in page
    assert words_of(turn, ana) not in ben.get(url("deck", "home")).text
    assert ben.client.post(url("prompt_unhide", hidden.pk)).status_code == 404
    ana.post(url("prompt_unhide", hidden.pk))
    assert words_of(turn, ana) in ben.get(url("deck", "home")).text


def test_nothing_open_is_out_of_reach(ana: CastMember, ben: CastMember) -> None:
    open_ones = [a_prompt(ana, f"home-{number:02}") for number in range(1, 15)]
    an_answer(ana, open_ones[0], MINE)
    found: list[str] = []
    address = url("prompts")
    while address:
        page = ben.get(address).text
        found += [turn.prompt for turn in open_ones if url("prompt", turn.pk) in page]
        following = re.search(r'href="(\?before=[0-9a-f-]+)"', page)
        address = url("prompts") + following[1] if following else ""
    assert sorted(found) == [turn.prompt for turn in open_ones]
    with viewing(ben.viewer):
        assert turn_actions.start("home-01").pk == open_ones[0].pk  # an old one is not begun a second time


def test_a_page_of_open_ones_costs_the_same_however_many_there_are(ana: CastMember, ben: CastMember) -> None:
    counts = []
    for number in (2, 12):
        for each in range(1, number):
            a_prompt(ana, f"home-{each:02}")
        with CaptureQueriesContext(connection) as asked:
            ben.get(url("prompts"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


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


@pytest.mark.parametrize(
    "name",
    [
        "prompt_answer",
        "prompt_withdraw",
        "prompt_talked",
        "prompt_pass",
        "prompt_later",
        "prompt_hide",
        "prompt_unhide",
    ],
)
def test_what_is_said_of_an_id_that_nothing_has_is_not_found_and_not_kept(ana: CastMember, name: str) -> None:
    turn = a_prompt(ana)
    assert ana.client.post(url(name, UNKNOWN), {"words": MINE}).status_code == 404
    with viewing(ana.viewer):
        assert not HiddenPrompt.objects.exists()
        assert not PromptRefusal.objects.exists()
        assert not PromptDraft.objects.exists()
        assert [row.pk for row in PromptTurn.objects.filter(talked_at=None, passed_at=None)] == [turn.pk]


def test_a_theme_that_nothing_has_is_not_kept(ana: CastMember) -> None:
    ana.post(url("decks"), {"decks": ["home", UNKNOWN, "x"], "shown": ["home", "rest", UNKNOWN, "y"], "deepest": "3"})
    with viewing(ana.viewer):
        assert DeckChoice.objects.get().off == ["rest"]


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


def test_somebody_alone_finds_no_prompts(cleo: CastMember) -> None:
    for name in ("prompts", "decks", "prompts_hidden", "prompts_earlier"):
        assert cleo.client.get(url(name)).status_code == 404
    assert cleo.client.post(url("prompt_draw")).status_code == 404


@pytest.mark.parametrize("path", [("themes", "nowhere"), ("themes", "home-01")])
def test_a_theme_that_is_not_there_is_not_found(ana: CastMember, path: tuple[str, str]) -> None:
    assert ana.client.get(f"/prompts/{'/'.join(path)}").status_code == 404
    assert ana.client.post(url("prompt_start", "home", "rest-01")).status_code == 404
