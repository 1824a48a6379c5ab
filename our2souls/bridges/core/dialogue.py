"""The dialogue of a bridge as a state machine: values in, values out, no rows.

A `Dialogue` says how far two have come; each move of one of them (`core.moves`) gives the next one, or raises Refused. Nothing of
what they write is in it: only who has written, who feels heard, what is open. Who "they" are is up to the caller: two different
values.

The order is that of the design: apart → listen → common ground → options → agreement → review. Sources: J. Gottman's “dreams within
conflict” (the dream under a position), the speaker–listener technique (the speaker says when it is right), R. Fisher and W. Ury
(interests before options, options before a choice), J. Rawls (of two, the one who would be worse off counts first).

Three things a change here must not lose. Before each joint step both say that now is a good moment, each unseen; until both have,
nothing tells who did. `rest` has no reason, and so no reason can be read out of it. Either can `stop` in every state, and what
was written stays.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
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
"""How it ended: not yet · declined or withdrawn before it began · stopped by either · agreed on · tried, and ended."""
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


def whose_turn(now: Dialogue) -> frozenset[Who]:
    """Who can go on now: what both see. While each is asked unseen whether it is a good moment, that is both."""
    if not now.goes_on or now.is_resting:
        return NOBODY
    if now.asks_moment:
        return now.both
    listens = now.other(now.speaker)
    done_by: dict[str, frozenset[Who]] = {
        "invited": frozenset({now.opener}),
        "apart": now.written,
        "listen": frozenset({listens if now.turn == "confirm" else now.speaker}),
        "ground": now.seen_ground,
        "options": now.rated,
        "agreement": now.signed,
        "review": frozenset(now.answers),
    }
    return now.both - done_by[now.stage]
