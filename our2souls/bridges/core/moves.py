"""The moves of a bridge’s dialogue: pure, each from what stands and who moves to what stands then; Refused where it may not be.

What may follow what, and why, is said in `core.dialogue`.
"""

from dataclasses import replace

from our2souls.bridges.core.dialogue import (
    ANSWERS,
    DECLINED,
    END,
    ENDED,
    GOING_ON,
    JOINT,
    KEEP,
    KEPT,
    KINDS,
    NOBODY,
    REVIEWED,
    STOPPED,
    WITHDRAWN,
    Dialogue,
    Move,
    Refused,
    Stage,
    Who,
)


def _check(fulfilled: bool, words: str) -> None:  # noqa: FBT001 - the one thing it is about
    if not fulfilled:
        raise Refused(words)


def _step(now: Dialogue, *stages: Stage) -> None:
    """The dialogue goes on, does not rest, is at one of these stages, and open where it is a joint one."""
    _check(now.goes_on, "It has ended.")
    _check(not now.is_resting, "It rests.")
    _check(now.stage in stages, "It is at another step.")
    _check(now.stage not in JOINT or now.is_open, "Both have to say first that now is a good moment.")


def _enter(now: Dialogue, stage: Stage) -> Dialogue:
    """The next step: a joint one is opened by both anew."""
    return replace(now, stage=stage, is_open=False, ready=NOBODY)


def accept(now: Dialogue, who: Who) -> Dialogue:
    """The one who was asked begins it: at once, or after they had postponed or declined it."""
    _check(now.stage == "invited" and now.outcome in {GOING_ON, DECLINED}, "It is no invitation any more.")
    _check(who != now.opener, "The other one is asked.")
    return replace(_enter(now, "apart"), outcome=GOING_ON, is_resting=False)


def postpone(now: Dialogue, who: Who) -> Dialogue:
    """The one who was asked says “later”: the invitation rests."""
    _step(now, "invited")
    _check(who != now.opener, "The other one is asked.")
    return replace(now, is_resting=True)


def decline(now: Dialogue, who: Who) -> Dialogue:
    """The one who was asked says no, without a reason."""
    _check(now.goes_on and now.stage == "invited", "It is no invitation any more.")
    _check(who != now.opener, "The other one is asked.")
    return replace(now, outcome=DECLINED, is_resting=False)


def rest(now: Dialogue, who: Who) -> Dialogue:  # noqa: ARG001 - whoever it was, it is the same
    """Not now. Why is not said and not kept: whatever stood behind it, this is what comes of it."""
    _check(now.goes_on, "It has ended.")
    _check(now.stage != "invited", "It has not begun.")
    return replace(now, is_resting=True, is_open=False, ready=NOBODY)


def resume(now: Dialogue, who: Who) -> Dialogue:  # noqa: ARG001 - either
    """Either takes it up again. Both are asked anew: the other knows who did, and no answer may follow from that."""
    _check(now.goes_on and now.is_resting and now.stage != "invited", "It does not rest.")
    return replace(now, is_resting=False, ready=NOBODY)


def ready(now: Dialogue, who: Who) -> Dialogue:
    """Now is a good moment for them; the second one who says so opens the step."""
    _check(now.asks_moment, "Nobody is asked now.")
    people = now.ready | {who}
    return replace(now, ready=NOBODY, is_open=True) if people == now.both else replace(now, ready=people)


def finish_side(now: Dialogue, who: Who) -> Dialogue:
    """They have written what they wanted to; the second one opens both."""
    _step(now, "apart")
    written = now.written | {who}
    if written != now.both:
        return replace(now, written=written)
    return replace(_enter(now, "listen"), written=written, speaker=now.first, turn="reflect")


def reopen_side(now: Dialogue, who: Who) -> Dialogue:
    """They would write on, as long as nothing is open."""
    _step(now, "apart")
    _check(who in now.written, "It is not finished.")
    return replace(now, written=now.written - {who})


def reflect(now: Dialogue, who: Who) -> Dialogue:
    """The listener says back what they heard."""
    _step(now, "listen")
    _check(who != now.speaker and now.turn == "reflect", "It is the other one’s turn.")
    return replace(now, turn="confirm")


def almost(now: Dialogue, who: Who) -> Dialogue:
    """The speaker says what is missing; there is no limit on tries."""
    _step(now, "listen")
    _check(who == now.speaker and now.turn == "confirm", "It is the other one’s turn.")
    return replace(now, turn="reflect")


def feel_heard(now: Dialogue, who: Who) -> Dialogue:
    """The speaker, and nobody else, says that they feel heard."""
    _step(now, "listen")
    _check(who == now.speaker and now.turn == "confirm", "It is the other one’s turn.")
    return replace(now, turn="respond", heard=now.heard | {who})


def respond(now: Dialogue, who: Who) -> Dialogue:
    """The listener says what makes sense to them and names a feeling; then the roles swap, or both have been heard."""
    _step(now, "listen")
    _check(who != now.speaker and now.turn == "respond", "It is the other one’s turn.")
    if now.heard == now.both:
        return _enter(now, "ground")
    return replace(now, speaker=who, turn="reflect")


def add_ground(now: Dialogue, who: Who) -> Dialogue:  # noqa: ARG001 - either
    """Either names something that they have in common."""
    _step(now, "ground")
    return now


def leave_ground(now: Dialogue, who: Who) -> Dialogue:
    """They have looked at the common ground; the second one goes on for both."""
    _step(now, "ground")
    people = now.seen_ground | {who}
    after = replace(now, seen_ground=people)
    return _enter(after, "options") if people == now.both else after


def add_option(now: Dialogue, who: Who) -> Dialogue:
    """A way that could honour both; after the ratings were opened too: then what is new is rated, and they are opened again.

    What had been proposed as an agreement falls, for it did not know this way.
    """
    _step(now, "options", "agreement")
    added = {**now.options, who: now.options.get(who, 0) + 1}
    return replace(now, stage="options", options=added, rated=NOBODY, is_revealed=False, kind="", signed=NOBODY)


def remove_option(now: Dialogue, who: Who) -> Dialogue:
    """They take one of their own ways out, while the ratings are unseen."""
    _step(now, "options")
    _check(now.options.get(who, 0) > 0, "They have none.")
    return replace(now, options={**now.options, who: now.options[who] - 1}, rated=NOBODY)


def rate(now: Dialogue, who: Who) -> Dialogue:
    """They have rated every option, unseen; the second one opens the ratings of both."""
    _step(now, "options")
    _check(now.may_be_rated, "Each adds at least two first.")
    rated = now.rated | {who}
    if rated != now.both:
        return replace(now, rated=rated)
    return replace(_enter(now, "agreement"), rated=rated, is_revealed=True)


def propose(kind: str) -> Move:
    """The move: this could be the agreement; it is signed by whoever proposes it, and another one falls.

    Raises ValueError for a kind that is none.
    """
    if kind not in KINDS:
        raise ValueError(kind)

    def move(now: Dialogue, who: Who) -> Dialogue:
        _step(now, "agreement")
        return replace(now, kind=kind, signed=frozenset({who}))

    return move


def sign(now: Dialogue, who: Who) -> Dialogue:
    """Yes to what the other proposed: it stands. With a day it goes to its review; else the bridge is there."""
    _step(now, "agreement")
    _check(bool(now.kind), "Nothing is proposed.")
    agreed = replace(now, signed=now.signed | {who})
    if not agreed.is_agreed:
        return agreed
    if agreed.kind in REVIEWED:
        return replace(_enter(agreed, "review"), answers={})
    return replace(agreed, outcome=KEPT, is_open=False)


def review(answer: str) -> Move:
    """The move: keep, change or end what was agreed, unseen until both have said.

    Both keep: it is there. Either ends: it has ended. Else they agree on something else. Raises ValueError for another answer.
    """
    if answer not in ANSWERS:
        raise ValueError(answer)

    def move(now: Dialogue, who: Who) -> Dialogue:
        _step(now, "review")
        answers = {**now.answers, who: answer}
        if len(answers) < len(now.pair):
            return replace(now, answers=answers)
        given = set(answers.values())
        if given == {KEEP}:
            return replace(now, answers=answers, outcome=KEPT)
        if END in given:
            return replace(now, answers=answers, outcome=ENDED)
        return replace(_enter(now, "agreement"), answers=answers, kind="", signed=NOBODY)

    return move


def stop(now: Dialogue, who: Who) -> Dialogue:
    """Either ends it, in every state and without a reason; what was written stays whose it is."""
    _check(now.goes_on, "It has ended.")
    if now.stage == "invited":
        return replace(now, outcome=WITHDRAWN if who == now.opener else DECLINED, is_resting=False)
    return replace(now, outcome=STOPPED, is_resting=False, is_open=False, ready=NOBODY)


def reopen(now: Dialogue, who: Who) -> Dialogue:  # noqa: ARG001 - either
    """Either takes up again what had ended after it began, where it was; what was agreed is open again."""
    _check(now.outcome in {STOPPED, KEPT, ENDED}, "There is nothing to take up again.")
    if now.stage in {"agreement", "review"}:
        return replace(_enter(now, "agreement"), outcome=GOING_ON, kind="", signed=NOBODY, answers={}, is_resting=False)
    return replace(now, outcome=GOING_ON, is_open=False, ready=NOBODY, is_resting=False)
