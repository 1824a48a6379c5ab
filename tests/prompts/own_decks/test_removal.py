"""What was taken out of a couple's own: kept, told of, and brought back by either."""

from our2souls.people.account.portability import export as account_export
from our2souls.privacy.viewer import viewing
from our2souls.prompts.decks.catalog import decks
from our2souls.prompts.declarations.readable import readable
from our2souls.prompts.own_decks.models import OwnPrompt
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns import queries as turn_queries
from tests.cast import CastMember
from tests.factories.rhythm.prompts import an_answer
from tests.prompts.own_decks.test_views import HOME, QUESTION, TITLE, a_deck, url


def test_a_deck_that_was_taken_out_is_told_of_and_either_brings_it_back(ana: CastMember, ben: CastMember) -> None:
    deck = a_deck(ana, QUESTION)
    with viewing(ana.viewer):
        turn = turn_actions.start(str(OwnPrompt.objects.get().pk))
    for who in (ana, ben):
        an_answer(who, turn, f"{who.name}’s river")
    page = ben.post(url("own_deck_remove", deck.pk)).text
    back = url("own_deck_restore", deck.pk)
    assert page.count(f'action="{back}"') == 1  # in the message
    assert f'name="back" value="{deck.pk}"' in " ".join(page.split())  # and among what was taken out
    assert ana.client.get(url("own_deck", deck.pk)).status_code == 404
    assert "took a theme of your own questions out" in ana.get(HOME).text
    assert TITLE in ana.get(HOME).text
    assert "took a theme of your own questions out" not in ben.get(HOME).text
    assert "river" in ana.get(url("prompt", turn.pk)).text
    assert f'name="decks" value="{deck.pk}"' not in " ".join(ana.get(url("decks")).text.split())
    with viewing(ana.viewer):
        turn_actions.choose_decks(off=set(decks()), deepest=3)
        assert turn_actions.draw() is None
        for whole in (account_export.as_json(ana.person).decode(), str([list(each) for each in readable()])):
            assert TITLE in whole
            assert QUESTION in whole
    page = ana.post(back).text
    assert QUESTION in page
    assert "brought a theme of your own questions back" in ben.get(HOME).text
    assert "took a theme of your own questions out" not in ana.get(HOME).text
    assert ana.client.post(back).status_code == 404
    ben.post(url("own_deck_remove", deck.pk))
    assert "took a theme of your own questions out" in ana.get(HOME).text  # of a second time it is told once more
    ben.post(back)
    assert "took a theme of your own questions out" not in ana.get(HOME).text
    assert "brought a theme of your own questions back" not in ana.get(HOME).text


def test_a_prompt_that_was_taken_out_is_told_of_and_either_brings_it_back(ana: CastMember, ben: CastMember) -> None:
    gone, back_again = "took a question of your own out", "brought a question of your own back"
    deck = a_deck(ana, QUESTION, "Which bridge?")
    with viewing(ana.viewer):
        prompt = next(row for row in OwnPrompt.objects.all() if row.words == QUESTION)
    back, there = url("own_prompt_restore", deck.pk, prompt.pk), url("own_deck", deck.pk)
    page = ben.post(url("own_prompt_remove", deck.pk, prompt.pk)).text
    assert page.count(f'action="{back}"') == 2  # in the message, and among what was taken out
    assert "You took it out" in page
    page = ana.get(there).text
    assert f"{ben.name} took it out" in page
    assert f'action="{back}"' in page
    assert url("own_prompt_start", deck.pk, prompt.pk) not in page
    home = ana.get(HOME).text
    assert gone in home
    assert QUESTION in home
    assert gone not in ben.get(HOME).text
    assert ana.get(url("own_prompt", prompt.pk)).redirect_chain == [(f"{there}#p-{prompt.pk}", 302)]
    with viewing(ana.viewer):
        assert QUESTION in str([list(each) for each in readable()])
    ana.post(back)
    assert url("own_prompt_start", deck.pk, prompt.pk) in ben.get(there).text
    assert back_again in ben.get(HOME).text
    assert gone not in ana.get(HOME).text
    assert ana.client.post(back).status_code == 404
    ben.post(url("own_prompt_remove", deck.pk, prompt.pk))
    assert gone in ana.get(HOME).text  # of a second time it is told once more
    ben.post(back)
    assert gone not in ana.get(HOME).text
    assert back_again not in ana.get(HOME).text


def test_what_was_chosen_beside_a_theme_that_is_brought_back_is_kept(ana: CastMember, ben: CastMember) -> None:
    deck = a_deck(ana, QUESTION)
    ana.post(url("own_deck_remove", deck.pk))
    keys = sorted(decks())
    chosen = {"decks": keys[:2], "shown": keys, "deepest": "1", "back": str(deck.pk)}
    page = ben.post(url("decks"), chosen).text
    assert "It is back" in page
    assert f'name="decks" value="{deck.pk}"' in " ".join(page.split())
    with viewing(ana.viewer):
        choice = turn_queries.choice()
        assert (set(choice.off or ()), choice.depth) == (set(keys[2:]), 1)
