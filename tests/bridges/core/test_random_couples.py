"""Thousands of random couples play the dialogue of a bridge; its rules hold whatever they do."""

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from our2souls.bridges.core import dialogue
from our2souls.bridges.core.dialogue import JOINT, Dialogue, Refused
from tests.factories.bridges.dialogue import ELIF, MOVES, NOOR, play


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
        for who in (NOOR, ELIF):
            if now.goes_on:
                assert not play(now, (who, "stop")).goes_on
                if now.stage == "invited":
                    if who != now.opener:
                        assert _result(now, who, "decline") is not None
                else:
                    assert play(now, (who, "rest")) == play(now, (str(now.other(who)), "rest"))

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
