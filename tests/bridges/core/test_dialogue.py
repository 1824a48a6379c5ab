"""The dialogue as a state machine: worked examples, and thousands of random couples of whom nothing is revealed early."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from our2souls.bridges.core import dialogue, moves
from our2souls.bridges.core.dialogue import ANSWERS, JOINT, KINDS, Dialogue, Move, Refused

NOOR, ELIF = "noor", "elif"
BEGUN = Dialogue(pair=(NOOR, ELIF), opener=NOOR, first=NOOR)

MOVES: dict[str, Move] = {
    **{
        name: getattr(moves, name)
        for name in (
            *(
                "accept",
                "postpone",
                "decline",
                "rest",
                "resume",
                "ready",
                "finish_side",
                "reopen_side",
                "reflect",
                "almost",
            ),
            *(
                "feel_heard",
                "respond",
                "add_ground",
                "leave_ground",
                "add_option",
                "remove_option",
                "rate",
                "sign",
                "stop",
            ),
            "reopen",
        )
    },
    **{f"propose {kind}": moves.propose(kind) for kind in KINDS},
    **{f"review {answer}": moves.review(answer) for answer in ANSWERS},
}


def play(now: Dialogue, *moves: tuple[str, str]) -> Dialogue:
    """One move after the other; raises Refused at the first that is not allowed."""
    for who, name in moves:
        now = MOVES[name](now, who)
    return now


def both(name: str) -> list[tuple[str, str]]:
    return [(NOOR, name), (ELIF, name)]


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
    assert play(again, (NOOR, "ready")).is_open


def test_what_was_declined_can_still_be_accepted_by_the_one_who_was_asked() -> None:
    declined = play(BEGUN, (ELIF, "decline"))
    with pytest.raises(Refused):
        play(declined, (NOOR, "reopen"))
    assert play(declined, (ELIF, "accept")).stage == "apart"


class Couple(RuleBasedStateMachine):
    """Two who do anything at any time; the rules of the dialogue hold whatever they do."""

    now: Dialogue
    written: set[str]
    heard: set[str]
    rated: set[str]

    @initialize(opener=st.sampled_from([NOOR, ELIF]), first=st.sampled_from([NOOR, ELIF]))
    def open(self, opener: str, first: str) -> None:
        self.now = Dialogue(pair=(NOOR, ELIF), opener=opener, first=first)
        self.heard = set()

    @rule(who=st.sampled_from([NOOR, ELIF]), name=st.sampled_from(sorted(MOVES)))
    def move(self, who: str, name: str) -> None:
        self._do(who, name)

    @rule(who=st.sampled_from([NOOR, ELIF]), data=st.data())
    def allowed_move(self, who: str, data: st.DataObject) -> None:
        """One that the dialogue allows, so that couples come far."""
        allowed = sorted(name for name in MOVES if _result(self.now, who, name) is not None)
        forward = [name for name in allowed if name not in {"stop", "rest", "decline", "postpone"}]
        if forward:
            self._do(who, data.draw(st.sampled_from(forward)))

    def _do(self, who: str, name: str) -> None:
        before = self.now
        after = _result(before, who, name)
        if after is None:
            return
        if name == "feel_heard":
            assert who == before.speaker
            self.heard.add(who)
        self._keeps_everything(before, after, name)
        if name != "ready" and before.asks_moment and not {name} & {"rest", "stop"}:
            raise AssertionError(f"{name} before both said that it is a good moment")
        self.now = after

    def _keeps_everything(self, before: Dialogue, after: Dialogue, name: str) -> None:
        """No move takes away what somebody did; only its doer takes their own back."""
        if name != "reopen_side":
            assert before.written <= after.written
        assert before.heard <= after.heard
        assert before.seen_ground <= after.seen_ground
        fewer = sum(before.options.values()) - sum(after.options.values())
        assert fewer <= (1 if name == "remove_option" else 0)

    @invariant()
    def nothing_is_revealed_early(self) -> None:
        now = self.now
        if dialogue.STAGES.index(now.stage) > dialogue.STAGES.index("apart"):
            assert now.written == now.both
        if now.is_revealed:
            assert now.rated == now.both
            assert now.may_be_rated
        if now.stage in {"agreement", "review"}:
            assert now.is_revealed
        if now.stage == "review" or now.outcome == "kept":
            assert now.is_agreed
        if now.outcome == "kept" and now.stage == "review":
            assert len(now.answers) == len(now.pair)

    @invariant()
    def there_are_no_options_before_both_said_that_they_feel_heard(self) -> None:
        if self.now.options or self.now.stage in {"ground", "options", "agreement", "review"}:
            assert self.heard == {NOOR, ELIF}
            assert self.now.heard == {NOOR, ELIF}

    @invariant()
    def a_step_is_open_only_by_both_and_a_rest_knows_nobody(self) -> None:
        now = self.now
        assert not (now.is_open and now.stage not in JOINT)
        assert now.ready != now.both
        if now.is_resting:
            assert not now.is_open
            assert not now.ready

    @invariant()
    def either_can_rest_decline_or_stop_anywhere(self) -> None:
        now = self.now
        for who in now.pair:
            if now.goes_on:
                assert not play(now, (who, "stop")).goes_on
                if now.stage == "invited":
                    if who != now.opener:
                        assert _result(now, who, "decline") is not None
                else:
                    assert play(now, (who, "rest")) == play(now, (now.other(who), "rest"))

    @invariant()
    def a_step_shows_the_same_to_one_whether_or_not_it_is_a_good_moment_for_the_other(self) -> None:
        now = self.now
        if now.ready:
            assert dialogue.whose_turn(now) == dialogue.whose_turn(replace(now, ready=dialogue.NOBODY))

    @precondition(lambda self: self.now.goes_on or self.now.outcome == "declined")
    @rule()
    def it_can_always_end_well(self) -> None:
        """Two who want to get to an agreement get there from wherever they are; looked at without going there."""
        assert _willing(self.now).outcome == "kept"


def _result(now: Dialogue, who: str, name: str) -> Dialogue | None:
    try:
        return MOVES[name](now, who)
    except Refused:
        return None


WILLING = [
    "accept", "resume", "ready", "finish_side", "feel_heard", "reflect", "respond", "leave_ground", "rate", "add_option",
    "sign", "propose different", "review keep",
]  # fmt: skip


def _willing(now: Dialogue) -> Dialogue:
    """Two who always do the next thing that gets them on."""
    for _step in range(200):
        if now.outcome == "kept":
            break
        ways = (_result(now, who, name) for name in WILLING for who in _next(now, name))
        now = next(each for each in ways if each is not None and each != now)
    return now


def _next(now: Dialogue, name: str) -> list[Any]:
    """Who would do it: for options whoever has fewer, since each adds two."""
    if name == "add_option":
        return [] if now.may_be_rated else sorted(now.pair, key=lambda who: now.options.get(who, 0))[:1]
    if name == "propose different":
        return [] if now.kind else list(now.pair)
    return list(now.pair)


TestCouple = Couple.TestCase
TestCouple.settings = settings(max_examples=300, stateful_step_count=60, deadline=None)


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
        (ELIF, "ready"),
        (NOOR, "feel_heard"),
    )
    assert at_different_hours == handed_over == rested_between
