"""Search through HTTP: what each may see is found, and nothing of what they may not."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.core import weaving
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.research import actions as research_actions
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.privacy.viewer import viewing
from our2souls.vision import letters as vision_letters
from our2souls.vision.media import attachments
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_milestone, an_intention

SEARCH = reverse("web:search")


def titles_found(member: CastMember, words: str) -> list[str]:
    """Where the hits lead."""
    page = member.client.post(SEARCH, {"words": words})
    assert page.status_code == 200
    return [hit.passage.url for hit, _glyph, _kind in page.context["hits"]]


def test_search_finds_own_and_shared_dreams_intentions_whys_milestones_and_the_fridge(
    ana: CastMember, ben: CastMember
) -> None:
    own = a_dream(ana, "Ein zitrone garden", why="because lemons")
    shared = a_dream(ben, "A lemon grove", share=True)
    home = an_intention(ana, ben, "Our lemon house")
    with viewing(ben.viewer):
        weaving.write_why(home, why="The smell of lemons", reveal=True)
        fridge_actions.add("Lemon cake")
    a_milestone(ana, home, "Buy one lemon tree")
    house = reverse("intentions:intention", args=[home.pk])
    dream = {name: reverse("dreams:dream", args=[row.pk]) for name, row in (("kept", own), ("shared", shared))}
    hits = titles_found(ana, "lemon")
    assert set(hits) == {dream["kept"], dream["shared"], house, reverse("intentions:fridge")}
    assert hits.count(house) == 3
    assert dream["kept"] not in titles_found(ben, "lemon")
    page = ana.client.post(SEARCH, {"words": "LÉMON"}).text
    assert "The smell of <mark>lemon</mark>s" in page, "a part of a word stays in its word"


def test_search_finds_nothing_that_is_not_the_viewers(
    ana: CastMember, ben: CastMember, dora: CastMember, cleo: CastMember
) -> None:
    a_dream(ana, "Secret word quince", share=True)
    home = an_intention(ana, ben, "Quince house")
    with viewing(ana.viewer):
        weaving.write_why(home, why="Quince, unseen until Ben has written")
        fridge_actions.add("Quince jam")
    for stranger in (dora, cleo):
        assert titles_found(stranger, "quince") == []
    assert "unseen" not in ben.client.post(SEARCH, {"words": "quince"}).text
    assert titles_found(ben, "unseen") == []


def test_search_finds_notes_opened_letters_research_commitments_and_milestones(
    ana: CastMember, ben: CastMember
) -> None:
    home, day = an_intention(ana, ben), clock.now().date()
    with viewing(ana.viewer):
        note = notes_actions.create_standalone(
            shared=True, text="A fig on the sill", attachments=attachments.Attachments()
        )
        research_actions.add(home, title="How figs are pruned", finding="In winter")
        commitment_actions.create(home, CommitmentData("Water the fig"))
        milestone_actions.create(milestone_actions.MilestoneData("The day the fig came", day))
        sealed = vision_letters.seal(
            vision_letters.draft(
                vision_letters.LetterData("Envelope", to="us", opens_on=day + timedelta(days=9), text="Fig letter")
            )
        )
    letter = reverse("vision:letter", args=[sealed.pk])
    hits = titles_found(ben, "fig")
    assert reverse("vision:note", args=[note.pk]) in hits
    assert len(hits) == 4
    assert letter not in hits + titles_found(ana, "fig")
    with clock.moved(timedelta(days=10)):
        assert letter in titles_found(ben, "fig")


def test_search_does_not_find_an_unshared_dream(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, "A medlar tree", share=True)
    assert titles_found(ben, "medlar")
    ana.post(reverse("dreams:dream_unshare", args=[dream.pk]))
    assert titles_found(ben, "medlar") == []


def test_search_does_not_find_a_line_taken_down_from_the_fridge(ana: CastMember, ben: CastMember) -> None:
    with viewing(ana.viewer):
        line = fridge_actions.add("A quince tart")
    assert titles_found(ben, "quince")
    with viewing(ana.viewer):
        fridge_actions.remove(line)
    assert titles_found(ben, "quince") == titles_found(ana, "quince") == []


def test_searched_words_stand_in_no_url_and_no_log(ana: CastMember, caplog: pytest.LogCaptureFixture) -> None:
    page = ana.client.post(SEARCH, {"words": "unspeakable"})
    assert "unspeakable" not in page.request["PATH_INFO"] + page.request.get("QUERY_STRING", "")
    assert "unspeakable" not in caplog.text
    assert 'method="post"' in page.text
    assert ana.client.get(f"{SEARCH}?words=unspeakable").context["hits"] is None


@pytest.mark.parametrize(("typed", "status"), [("", 422), ("   ", 422), ("x" * 101, 422), ("?", 200)])
def test_search_answers_words_that_cannot_be_searched_kindly(ana: CastMember, typed: str, status: int) -> None:
    page = ana.client.post(SEARCH, {"words": typed})
    assert page.status_code == status
    assert ("Write a word or two" in page.text) is not bool(typed.strip())


def test_a_search_without_results_says_what_to_try(ana: CastMember) -> None:
    assert "only its beginning" in ana.client.post(SEARCH, {"words": "zebra"}).text


def test_searched_angle_brackets_are_escaped(ana: CastMember) -> None:
    a_dream(ana, "<script>alert(1)</script> & tea")
    page = ana.client.post(SEARCH, {"words": "script"}).text
    assert "<script>alert" not in page
    assert "&lt;" in page


def test_the_queries_of_a_search_do_not_grow(ana: CastMember, ben: CastMember) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connections["default"]) as made, CaptureQueriesContext(connections["keys"]) as keys:
            ana.client.post(SEARCH, {"words": "lemon"})
        control = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
        every: Any = (*made.captured_queries, *keys.captured_queries)
        return sum(not query["sql"].startswith(control) for query in every)

    an_intention(ana, ben, "First lemon")
    few = asked()
    for number in range(12):
        a_milestone(ana, an_intention(ana, ben, f"Lemon {number}"))
        a_dream(ben, f"Lemon {number}", share=True)
    assert asked() == few <= 19, "one for each kind of thing that can be found"
