"""Decks of a couple's own through their pages: written by either, drawn like ours, taken along and brought in."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.prompts.decks.catalog import decks
from our2souls.prompts.own_decks import actions as deck_actions
from our2souls.prompts.own_decks.models import DeckUpload, OwnDeck, OwnPrompt
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns.models import DeckChoice, PromptTurn
from tests.cast import CastMember

HOME = reverse("web:home")
TITLE, QUESTION = "Rivers", "Which river would you follow to its end?"
TABLE = 'depth,question\n2,"=HYPERLINK(""http://x"")"\n1,Which bridge?\n9,None\n'


def url(name: str, *args: object) -> str:
    return reverse(f"prompts:{name}", args=args)


def a_deck(by: CastMember, *questions: str) -> OwnDeck:
    with viewing(by.viewer):
        deck = deck_actions.create_deck(TITLE)
        for question in questions:
            deck_actions.add_prompt(deck, words=question, depth=1)
    return deck


def send(who: CastMember, text: str, **more: Any) -> Any:
    file = SimpleUploadedFile("rivers.csv", text.encode(), "text/csv")
    return who.post(url("own_deck_import"), {"title": TITLE, "file": file, **more})


def test_either_writes_changes_and_removes_what_both_see(ana: CastMember, ben: CastMember) -> None:
    ana.post(url("own_deck_new"), {"title": TITLE})
    with viewing(ana.viewer):
        deck = OwnDeck.objects.get()
    ben.post(url("own_deck", deck.pk), {"words": QUESTION, "depth": "3"})
    with viewing(ana.viewer):
        prompt = OwnPrompt.objects.get()
    assert QUESTION in ana.get(url("own_deck", deck.pk)).text
    ana.post(url("own_prompt_edit", deck.pk, prompt.pk), {"words": "Which lake?", "depth": "1", "version": "1"})
    page = ben.client.post(
        url("own_prompt_edit", deck.pk, prompt.pk), {"words": "Which sea?", "depth": "1", "version": "1"}
    )
    assert "Which lake?" in page.text
    assert "Which sea?" in page.text
    ben.post(url("own_deck_edit", deck.pk), {"title": "Waters", "version": "1"})
    assert "Waters" in ana.get(url("decks")).text


def test_an_old_page_of_themes_leaves_alone_what_the_other_made_meanwhile(ana: CastMember, ben: CastMember) -> None:
    page = ana.get(url("decks")).text
    shown = re.findall(r'name="shown" value="([^"]+)"', page)
    assert set(shown) == set(decks())
    gone = a_deck(ben)
    deck = a_deck(ben, QUESTION)
    ben.post(url("own_deck_remove", gone.pk))
    old = {"decks": ["home", str(gone.pk)], "shown": [*shown, str(gone.pk)], "deepest": "2"}
    assert "Saved, for both of you." in ana.post(url("decks"), old).text
    with viewing(ben.viewer):
        choice = DeckChoice.objects.get()
        assert str(deck.pk) not in choice.off
        assert set(choice.off) == set(decks()) - {"home"}
    both = [*shown, str(deck.pk)]
    ana.post(url("decks"), {"decks": ["home"], "shown": both, "deepest": "2"})
    ana.post(url("decks"), {"decks": ["home", "rest"], "shown": shown, "deepest": "2"})
    with viewing(ben.viewer):
        assert str(deck.pk) in DeckChoice.objects.get().off  # and what they had turned off stays off


def test_ones_own_prompts_are_drawn_hidden_and_switched_off_like_ours(ana: CastMember, ben: CastMember) -> None:
    deck = a_deck(ana, QUESTION, "Which bridge?")
    with viewing(ana.viewer):
        turn_actions.choose_decks(off=set(decks()), deepest=3)
        drawn = [turn_actions.draw() for _each in range(2)]
        assert {turn.words for turn in drawn if turn} == {QUESTION, "Which bridge?"}
        turn_actions.hide(next(turn for turn in drawn if turn and turn.words == QUESTION))
        again = turn_actions.draw()
        assert again is not None
        assert again.words == "Which bridge?"
    assert QUESTION in ana.get(url("prompts_hidden")).text
    assert QUESTION not in ben.get(url("prompts_hidden")).text
    ben.post(url("decks"), {"decks": ["home"], "shown": [*decks(), str(deck.pk)], "deepest": "3"})
    with viewing(ana.viewer):
        for _each in range(8):
            turn = turn_actions.draw()
            assert turn is not None
            assert turn.prompt.startswith("home-")
    assert TITLE in ana.get(url("prompt", drawn[0].pk if drawn[0] else deck.pk)).text


def test_a_prompt_of_ones_own_is_taken_from_its_page(ana: CastMember, ben: CastMember) -> None:
    deck = a_deck(ana, QUESTION)
    with viewing(ana.viewer):
        prompt = OwnPrompt.objects.get()
    assert QUESTION in ben.post(url("own_prompt_start", deck.pk, prompt.pk)).text


def test_a_file_is_seen_before_it_comes_in_by_its_sender_alone(
    ana: CastMember, ben: CastMember, cleo: CastMember
) -> None:
    page = send(ana, TABLE).text
    assert "2 questions come in" in page
    assert "its depth has to be 1, 2 or 3" in page
    assert "Which bridge?" in page
    assert "Which bridge?" not in ben.get(url("own_deck_import")).text
    with viewing(ana.viewer):
        assert not OwnDeck.objects.exists()
    with viewing(ana.viewer):
        upload = DeckUpload.objects.get()
    for who, act in ((ben, "bring"), (ben, "away"), (cleo, "bring")):
        assert who.client.post(url("own_deck_upload", upload.pk), {act: "yes"}).status_code == 404
    page = ana.post(url("own_deck_upload", upload.pk), {"bring": "yes"}).text
    assert "2 questions came in." in page
    with viewing(ben.viewer):
        assert sorted(row.words for row in OwnPrompt.objects.all()) == ['=HYPERLINK("http://x")', "Which bridge?"]
    with viewing(ana.viewer):
        assert not DeckUpload.objects.exists()
        deck = OwnDeck.objects.get()
    table = ben.get(url("own_deck_csv", deck.pk)).content.decode("utf-8-sig")
    assert "'=HYPERLINK" in table


def test_of_two_tabs_each_brings_in_the_file_that_it_shows(ana: CastMember) -> None:
    pages = [send(ana, f"depth,question\n1,{words}\n") for words in ("From the first tab?", "From the second?")]
    first, second = (page.redirect_chain[-1][0] for page in pages)
    assert first != second
    assert first in ana.get(url("own_deck_import")).text
    ana.post(first, {"bring": "yes"})
    with viewing(ana.viewer):
        assert [row.words for row in OwnPrompt.objects.all()] == ["From the first tab?"]
    assert ana.client.post(first, {"bring": "yes"}).status_code == 404
    ana.post(second, {"bring": "yes"})
    with viewing(ana.viewer):
        assert {row.words for row in OwnPrompt.objects.all()} == {"From the first tab?", "From the second?"}


def test_of_files_that_nobody_brings_in_the_newest_few_stay(ana: CastMember) -> None:
    for number in range(deck_actions.UPLOADS + 2):
        send(ana, f"What is {number}?\n")
    with viewing(ana.viewer):
        texts = sorted(str(row.text) for row in DeckUpload.objects.all())
    assert texts == [f"What is {number}?\n" for number in range(2, deck_actions.UPLOADS + 2)]


def test_a_file_can_be_thrown_away_and_nothing_of_it_came_in(ana: CastMember) -> None:
    address = send(ana, TABLE).redirect_chain[-1][0]
    assert "Nothing of it came in." in ana.post(address, {"away": "yes"}).text
    with viewing(ana.viewer):
        assert not OwnDeck.objects.exists()
        assert not DeckUpload.objects.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "empty"), ("x\0y", "text file"), ("2,Why?\n" * 501, "500 lines"), ("a" * 70_000, "64 KB")],
)
def test_a_file_that_is_none_is_refused_in_words(ana: CastMember, text: str, says: str) -> None:
    answer = send(ana, text)
    assert answer.status_code == 422
    assert says in answer.text


def test_a_deck_of_ours_is_taken_along_in_both_languages(ana: CastMember) -> None:
    table = ana.get(url("deck_csv", "home")).content.decode("utf-8-sig")
    assert table.splitlines()[0] == "id,depth,en,es"
    assert len(table.splitlines()) == 22


def test_erasing_its_writer_takes_a_prompts_words_out_also_where_it_came_up(ana: CastMember, ben: CastMember) -> None:
    deck = a_deck(ana, QUESTION)
    with viewing(ana.viewer):
        prompt = OwnPrompt.objects.get()
        turn_actions.start(str(prompt.pk))
    personal_data_erasure.erase_person(ana.id)
    with viewing(ben.viewer):
        assert OwnPrompt.objects.get().words == ""
        assert PromptTurn.objects.get().words == ""
    assert "were taken out" in ben.get(url("own_deck", deck.pk)).text
    assert ben.client.post(url("own_prompt_start", deck.pk, prompt.pk)).status_code == 404
