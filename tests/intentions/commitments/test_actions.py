"""Commitments through HTTP: each makes their own and says what becomes of it: kept, moved, let go, ended."""

from datetime import date

import pytest
from django.urls import reverse

from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.commitments import FRIDAY, MONDAY, WORDS, answer, at, made_on_monday, reread
from tests.factories.intentions.core import an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_a_commitment_with_a_day_and_an_if_then_is_read_by_the_partner(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    data = {
        "words": WORDS,
        "often": "once",
        "on": "2026-11-27",
        "if_step": "the scanner fails",
        "then_step": "use my phone",
    }
    with clock.frozen(MONDAY):
        page = ana.post(url("intentions:commitment_new", home.pk), data)
        assert WORDS in page.text
        assert "By Friday" in page.text
        partners_page = ben.get(url("intentions:intention", home.pk)).text
        assert WORDS in partners_page
        assert f"Kept: {WORDS}" not in partners_page
        with viewing(ben.viewer):
            commitment = Commitment.objects.get()
        page = ben.get(url("intentions:commitment", home.pk, commitment.pk)).text
        assert "If the scanner fails, then I use my phone." in page
        assert "Only Ana says what becomes of it" in page
        assert "<form" not in page[page.index("<main") : page.index("</main")]


@pytest.mark.parametrize("act", ["kept", "moved", "let-go", "let-passed-go", "end", "take-up"])
def test_only_its_maker_answers_changes_or_ends_a_commitment(
    ana: CastMember, ben: CastMember, home: Intention, act: str
) -> None:
    commitment = made_on_monday(ana, home)
    with clock.frozen(MONDAY):
        response = ben.post(
            url("intentions:commitment_act", home.pk, commitment.pk, act),
            {"occurrence": "2026-11-27", "to": "2026-12-01"},
        )
        assert response.status_code == 404
        assert (
            ben.post(
                url("intentions:commitment_edit", home.pk, commitment.pk), {"words": "Mine", "version": 1}
            ).status_code
            == 404
        )
    with viewing(ben.viewer):
        assert not OccurrenceOutcome.objects.exists()
        assert Commitment.objects.get().words == WORDS
        for attempt in (
            lambda: commitment_actions.mark_kept(commitment, FRIDAY),
            lambda: commitment_actions.end(commitment),
            lambda: commitment_actions.let_go_overdue(commitment, day=FRIDAY),
            lambda: commitment_actions.update(commitment, CommitmentData("Mine"), version=1),
        ):
            with pytest.raises(NotPermitted):
                attempt()


def test_a_commitment_is_not_there_outside_the_couple(
    ana: CastMember, ben: CastMember, home: Intention, dora: CastMember, farid: CastMember, cleo: CastMember
) -> None:
    commitment = made_on_monday(ana, home)
    for member in (dora, farid, cleo):
        for name in ("intentions:commitment", "intentions:commitment_edit"):
            assert member.get(url(name, home.pk, commitment.pk)).status_code == 404
        assert member.get(url("intentions:intention_commitments", home.pk)).status_code == 404
        assert WORDS not in member.get(url("intentions:commitments")).text


def test_a_commitment_is_kept_from_home_with_one_press_and_that_is_undone(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    commitment = made_on_monday(ana, home)
    with clock.frozen(MONDAY):
        page = ana.get(reverse("web:home")).text
        assert WORDS in page
        assert f"Kept: {WORDS}" in page
        assert WORDS not in ben.get(reverse("web:home")).text
        page = answer(ana, commitment, "kept", **{"from": "home"})
        assert "Good" in page.text
        assert WORDS not in page.text
        partners_page = ben.get(url("intentions:intention", home.pk)).text
        assert "Kept on Monday" in partners_page
        with viewing(ana.viewer):
            outcome = OccurrenceOutcome.objects.get()
        assert ben.post(url("intentions:outcome_undo", home.pk, commitment.pk, outcome.pk)).status_code == 404
        ana.post(url("intentions:outcome_undo", home.pk, commitment.pk, outcome.pk))
        assert reread(ana, commitment).next_occurrence == FRIDAY
        assert WORDS in ana.get(reverse("web:home")).text
        assert ana.post(url("intentions:outcome_undo", home.pk, commitment.pk, outcome.pk)).status_code == 404


def test_a_commitment_moved_with_a_sentence_and_then_kept_is_shown_as_both(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    commitment = made_on_monday(ana, home)
    with clock.frozen(at(FRIDAY)):
        page = answer(ana, commitment, "moved", to="2026-12-05", words="The scanner is at work")
        assert "Moved" in page.text
        assert reread(ana, commitment).next_due == date(2026, 12, 5)
        assert "Moved once to 5 December, and said so." in ben.get(url("intentions:intention", home.pk)).text
        assert "The scanner is at work" in ben.get(url("intentions:intention", home.pk)).text
    with clock.frozen(at(date(2026, 12, 5))):
        answer(ana, reread(ana, commitment), "kept")
        assert "Kept; moved once to Saturday, and said so." in ben.get(url("intentions:intention", home.pk)).text
        page = ben.get(url("intentions:commitment", home.pk, commitment.pk)).text
        assert "The scanner is at work" in page


def test_letting_an_occurrence_go_with_a_sentence_answers_it(ana: CastMember, ben: CastMember, home: Intention) -> None:
    commitment = made_on_monday(ana, home)
    with clock.frozen(at(FRIDAY)):
        answer(ana, commitment, "let-go", words="The adviser has them already")
        partners_page = ben.get(url("intentions:intention", home.pk)).text
        assert "Let go on Friday" in partners_page
        assert "The adviser has them already" in partners_page
        assert WORDS not in ana.get(reverse("web:home")).text
    assert not reread(ana, commitment).is_open


def test_two_presses_answer_an_occurrence_once(ana: CastMember, ben: CastMember, home: Intention) -> None:
    commitment = made_on_monday(ana, home)
    with clock.frozen(at(FRIDAY)):
        answer(ana, commitment, "kept")
        page = answer(ana, commitment, "let-go")
        assert "answered already" in page.text
        for occurrence in ("2026-11-28", "nonsense", ""):
            ana.post(url("intentions:commitment_act", home.pk, commitment.pk, "kept"), {"occurrence": occurrence})
    with viewing(ana.viewer):
        assert [row.act for row in OccurrenceOutcome.objects.all()] == ["kept"]


def test_a_commitment_is_ended_and_taken_up_again(ana: CastMember, ben: CastMember, home: Intention) -> None:
    commitment = made_on_monday(ana, home, rule="weekly")
    with clock.frozen(at(FRIDAY)):
        answer(ana, commitment, "end")
        assert WORDS not in ana.get(reverse("web:home")).text
        assert "Ended on Friday." in ben.get(url("intentions:intention", home.pk)).text
        answer(ana, commitment, "kept")
        answer(ana, commitment, "take-up")
        assert WORDS in ana.get(reverse("web:home")).text
    with viewing(ana.viewer):
        assert not OccurrenceOutcome.objects.exists()


def test_a_commitment_edited_in_two_places_loses_no_words(ana: CastMember, ben: CastMember, home: Intention) -> None:
    commitment = made_on_monday(ana, home)
    with clock.frozen(MONDAY):
        edit = url("intentions:commitment_edit", home.pk, commitment.pk)
        assert "2026-11-27" in ana.get(edit).text
        ana.post(edit, {"words": "First", "often": "once", "on": "2026-11-28", "version": 1})
        page = ana.post(edit, {"words": "Second", "often": "once", "on": "2026-11-29", "version": 1}).text
        assert "First" in page
        assert "Second" in page
        assert reread(ana, commitment).next_due == date(2026, 11, 28)
        answer(ana, reread(ana, commitment), "moved", to="2026-12-01")
        ana.post(edit, {"words": "Third", "often": "week", "on": "2026-11-30", "version": 2})
    with viewing(ben.viewer):
        after = Commitment.objects.get()
        assert (after.words, after.rule, after.next_due) == ("Third", "", date(2026, 12, 1))


def test_the_next_step_of_a_revisit_becomes_one_commitment_of_whoever_said_it(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    with clock.frozen(MONDAY):
        ana.post(
            url("intentions:revisit", home.pk), {"want": "yes", "next_step": "Visit one house", "by": "2026-11-30"}
        )
        page = ben.post(url("intentions:revisit", home.pk), {"want": "yes"})
        revisit = page.request["PATH_INFO"].rsplit("/", 1)[-1]
        assert "Promise it" not in page.text
        assert ben.post(url("intentions:revisit_commitment", home.pk, revisit)).status_code == 200
        assert "Promise it" in ana.get(url("intentions:revisit_answers", home.pk, revisit)).text
        for _press in range(2):
            page = ana.post(url("intentions:revisit_commitment", home.pk, revisit))
            assert "Visit one house" in page.text
        assert "Promise it" not in ana.get(url("intentions:revisit_answers", home.pk, revisit)).text
    with viewing(ben.viewer):
        commitment = Commitment.objects.get()
        assert (commitment.person_id, commitment.words) == (ana.id, "Visit one house")
        assert commitment.next_due == date(2026, 11, 30)


def test_no_commitment_is_made_for_an_intention_that_is_not_active(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben, chosen=False)
    ana.post(url("intentions:commitment_new", intention.pk), {"words": WORDS, "often": "once"})
    with viewing(ana.viewer):
        assert not Commitment.objects.exists()
