"""The dialogue of a bridge by worked examples."""

import pytest

from our2souls.bridges.core.dialogue import Refused
from tests.factories.bridges.dialogue import BEGUN, ELIF, NOOR, both, play

LISTENED = [
    (ELIF, "accept"), *both("finish_side"), *both("ready"),
    (ELIF, "reflect"), (NOOR, "almost"), (ELIF, "reflect"), (NOOR, "feel_heard"), (ELIF, "respond"),
    (NOOR, "reflect"), (ELIF, "feel_heard"), (NOOR, "respond"),
]  # fmt: skip
RATED = [
    *LISTENED,
    *both("ready"),
    *both("leave_ground"),
    *both("ready"),
    *both("add_option"),
    *both("add_option"),
    *both("rate"),
]


def test_a_bridge_from_the_invitation_to_a_trial_that_both_keep() -> None:
    agreed = play(BEGUN, *RATED, *both("ready"), (ELIF, "propose trial"), (NOOR, "sign"))
    assert (agreed.stage, agreed.outcome) == ("review", "")
    kept = play(agreed, *both("review keep"))
    assert kept.outcome == "kept"


@pytest.mark.parametrize(
    ("kind", "stage", "outcome"),
    [
        ("intention", "agreement", "kept"),
        ("different", "agreement", "kept"),
        ("help", "agreement", "kept"),
        ("later", "review", ""),
    ],
)
def test_each_kind_of_agreement_ends_or_has_its_day(kind: str, stage: str, outcome: str) -> None:
    agreed = play(BEGUN, *RATED, *both("ready"), (ELIF, f"propose {kind}"), (NOOR, "sign"))
    assert (agreed.stage, agreed.outcome) == (stage, outcome)


@pytest.mark.parametrize(
    ("answers", "stage", "outcome"),
    [
        (("keep", "keep"), "review", "kept"),
        (("keep", "change"), "agreement", ""),
        (("change", "end"), "review", "ended"),
        (("end", "keep"), "review", "ended"),
    ],
)
def test_a_review_keeps_only_what_both_keep_and_ends_what_either_ends(
    answers: tuple[str, str], stage: str, outcome: str
) -> None:
    agreed = play(BEGUN, *RATED, *both("ready"), (ELIF, "propose trial"), (NOOR, "sign"))
    looked = play(agreed, (NOOR, f"review {answers[0]}"), (ELIF, f"review {answers[1]}"))
    assert (looked.stage, looked.outcome) == (stage, outcome)


def test_only_the_speaker_says_that_they_feel_heard() -> None:
    told_back = play(BEGUN, (ELIF, "accept"), *both("finish_side"), *both("ready"), (ELIF, "reflect"))
    with pytest.raises(Refused):
        play(told_back, (ELIF, "feel_heard"))
    assert play(told_back, (NOOR, "feel_heard")).heard == {NOOR}


def test_there_are_no_options_before_both_feel_heard() -> None:
    half = play(BEGUN, *LISTENED[:-2])
    for name in ("add_option", "leave_ground"):
        for who in (NOOR, ELIF):
            with pytest.raises(Refused):
                play(half, (who, name))


def test_a_new_way_is_rated_by_both_anew_and_takes_a_proposal_back() -> None:
    proposed = play(BEGUN, *RATED, *both("ready"), (ELIF, "propose trial"))
    more = play(proposed, (NOOR, "add_option"))
    assert (more.stage, more.is_open, more.rated, more.is_revealed, more.kind) == (
        "options",
        True,
        frozenset(),
        False,
        "",
    )


def test_a_rest_is_the_same_whoever_asked_for_it_and_is_left_by_being_asked_again() -> None:
    listening = play(BEGUN, *LISTENED[:6])
    assert play(listening, (NOOR, "rest")) == play(listening, (ELIF, "rest"))
    again = play(listening, (NOOR, "rest"), (ELIF, "resume"))
    assert again.asks_moment
    assert again.turn == listening.turn
    assert not again.ready
    assert not play(again, (NOOR, "ready")).is_open
    assert play(again, *both("ready")).is_open


def test_what_was_declined_can_still_be_accepted_by_the_one_who_was_asked() -> None:
    declined = play(BEGUN, (ELIF, "decline"))
    with pytest.raises(Refused):
        play(declined, (NOOR, "reopen"))
    assert play(declined, (ELIF, "accept")).stage == "apart"


def test_two_devices_and_one_handed_over_give_the_same_record() -> None:
    """On one device nobody is asked in the middle of a step: whoever hands it over, and whoever takes it, is there."""
    apart = [(ELIF, "accept"), *both("finish_side")]
    at_different_hours = play(BEGUN, *apart, (ELIF, "ready"), (NOOR, "ready"), (ELIF, "reflect"), (NOOR, "feel_heard"))
    handed_over = play(BEGUN, *apart, (NOOR, "ready"), (ELIF, "ready"), (ELIF, "reflect"), (NOOR, "feel_heard"))
    rested_between = play(
        BEGUN,
        *apart,
        *both("ready"),
        (ELIF, "reflect"),
        (NOOR, "rest"),
        (NOOR, "resume"),
        *both("ready"),
        (NOOR, "feel_heard"),
    )
    assert at_different_hours == handed_over == rested_between
