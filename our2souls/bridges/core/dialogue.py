"""The dialogue of a bridge as a state machine: values in, values out, no rows.

A `Dialogue` says how far two have come; each move of one of them gives the next one, or raises Refused. Nothing of what they write
is in it: only who has written, who feels heard, what is open. Who "they" are is up to the caller: two different values.

The order is that of the design: apart → listen → common ground → options → agreement → review. Sources: J. Gottman's “dreams within
conflict” (the dream under a position), the speaker–listener technique (the speaker says when it is right), R. Fisher and W. Ury
(interests before options, options before a choice), J. Rawls (of two, the one who would be worse off counts first).

Three things a change here must not lose. Before each joint step both say that now is a good moment, each unseen; until both have,
nothing tells who did. `rest` has no reason, and so no reason can be read out of it. Either can `stop` in every state, and what
was written stays.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

type Who = Hashable
type Stage = Literal["invited", "apart", "listen", "ground", "options", "agreement", "review"]
type Turn = Literal["reflect", "confirm", "respond"]
type Move = Callable[["Dialogue", Who], "Dialogue"]

STAGES: tuple[Stage, ...] = ("invited", "apart", "listen", "ground", "options", "agreement", "review")
JOINT = frozenset({"listen", "ground", "options", "agreement"})
"""The steps that need both at once, or in turns: each is opened by both."""
LEAST_EACH = 2
"""So many options each adds at least before any is rated."""
TRIAL, INTENTION, DIFFERENT, LATER, HELP = "trial", "intention", "different", "later", "help"
KINDS = (TRIAL, INTENTION, DIFFERENT, LATER, HELP)
"""What an agreement can be."""
REVIEWED = frozenset({TRIAL, LATER})
"""The agreements that have a day on which both look at them again."""
KEEP, CHANGE, END = "keep", "change", "end"
ANSWERS = (KEEP, CHANGE, END)
"""What one can say at a review."""
GOING_ON, DECLINED, WITHDRAWN, STOPPED, KEPT, ENDED = "", "declined", "withdrawn", "stopped", "kept", "ended"
OUTCOMES = (GOING_ON, DECLINED, WITHDRAWN, STOPPED, KEPT, ENDED)
"""How it ended: not yet · declined or withdrawn before it began · stopped by either · with an agreement · a trial that they ended."""
NOBODY: frozenset[Who] = frozenset()


class Refused(Exception):
    """A move that the dialogue does not allow now; it stands as it stood."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """How far two have come. The sets say who has done their part of the present step.

    `is_open`: both said that now is a good moment for the present joint step. `speaker` and `turn` are those of listening,
    `options` counts what each added, `is_revealed` says that both rated all of them, `kind` and `signed` are of the agreement
    that is proposed or stands, `answers` of its review.
    """

    pair: tuple[Who, Who]
    opener: Who
    first: Who
    stage: Stage = "invited"
    outcome: str = GOING_ON
    is_resting: bool = False
    is_open: bool = False
    ready: frozenset[Who] = NOBODY
    written: frozenset[Who] = NOBODY
    speaker: Who = None
    turn: Turn = "reflect"
    heard: frozenset[Who] = NOBODY
    seen_ground: frozenset[Who] = NOBODY
    options: Mapping[Who, int] = field(default_factory=dict)
    rated: frozenset[Who] = NOBODY
    is_revealed: bool = False
    kind: str = ""
    signed: frozenset[Who] = NOBODY
    answers: Mapping[Who, str] = field(default_factory=dict)

    def other(self, who: Who) -> Who:
        """The other of the two."""
        return self.pair[1] if who == self.pair[0] else self.pair[0]

    @property
    def both(self) -> frozenset[Who]:
        """The two as a set."""
        return frozenset(self.pair)

    @property
    def goes_on(self) -> bool:
        """It has not ended."""
        return self.outcome == GOING_ON

    @property
    def asks_moment(self) -> bool:
        """Each is asked whether now is a good moment: a joint step that neither rests nor is open."""
        return self.goes_on and self.stage in JOINT and not self.is_open and not self.is_resting

    @property
    def sides_are_open(self) -> bool:
        """What each wrote apart is there for both."""
        return self.written == self.both

    @property
    def may_be_rated(self) -> bool:
        """Each has added as many options as it takes."""
        return all(self.options.get(who, 0) >= LEAST_EACH for who in self.pair)

    @property
    def is_agreed(self) -> bool:
        """Both signed."""
        return bool(self.kind) and self.signed == self.both


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


def resume(now: Dialogue, who: Who) -> Dialogue:
    """Either takes it up again; that it is a good moment for them is said with it, and not to the other."""
    _check(now.goes_on and now.is_resting and now.stage != "invited", "It does not rest.")
    return replace(now, is_resting=False, ready=frozenset({who}) if now.stage in JOINT else NOBODY)


def ready(now: Dialogue, who: Who) -> Dialogue:
    """Now is a good moment for them; the second one who says so opens the step."""
    _check(now.asks_moment, "Nobody is asked now.")
    said = now.ready | {who}
    return replace(now, ready=NOBODY, is_open=True) if said == now.both else replace(now, ready=said)


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
    seen = now.seen_ground | {who}
    return _enter(replace(now, seen_ground=seen), "options") if seen == now.both else replace(now, seen_ground=seen)


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


def whose_turn(now: Dialogue) -> frozenset[Who]:
    """Who can go on now: what both see. While each is asked unseen whether it is a good moment, that is both."""
    if not now.goes_on or now.is_resting:
        return NOBODY
    if now.asks_moment:
        return now.both
    match now.stage:
        case "invited":
            return frozenset({now.other(now.opener)})
        case "apart":
            return now.both - now.written
        case "listen":
            return frozenset({now.speaker if now.turn == "confirm" else now.other(now.speaker)})
        case "ground":
            return now.both - now.seen_ground
        case "options":
            return now.both - now.rated
        case "agreement":
            return now.both - now.signed
        case _:
            return now.both - frozenset(now.answers)
