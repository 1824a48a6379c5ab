"""In which order options stand once both have rated them: pure, and the same answer for the same ratings.

A *bridge* is an option with which both could live (`LIVABLE` or more). Bridges stand by the lower of the two "meets my need":
the one who would be worse off decides, which is the maximin rule (Rawls, A Theory of Justice, 1971, §26; in negotiation:
Raiffa, The Art and Science of Negotiation, 1982). Where that is equal the sum of both counts, then the sum of "could live
with it", then which was there first. What one could not live with is never called a bridge, however well it is rated.

Minimum data: both of an option's ratings from both. An option that is not rated by both is none of this module's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

LEAST, MOST = 1, 5
LIVABLE = 3
"""From here on somebody could live with an option."""
MET = 4
"""From here on an option meets somebody's need; one step below it is met half-way."""

type Whose = Literal["a", "b", "both", "nobody"]
type Kind = Literal["neither_below_four", "needs_met", "half_met", "hardly_met", "not_livable"]


@dataclass(frozen=True, slots=True)
class OptionRating:
    """What one person says of an option: whether it meets their need, and whether they could live with it (both 1 to 5).

    Raises ValueError for a figure beyond that.
    """

    need: int
    live: int

    def __post_init__(self) -> None:
        """Refuse what nobody can have chosen."""
        if not (LEAST <= self.need <= MOST and LEAST <= self.live <= MOST):
            raise ValueError(self)

    @property
    def is_livable(self) -> bool:
        """Whether this person could live with it."""
        return self.live >= LIVABLE


@dataclass(frozen=True, slots=True)
class RatedOption:
    """An option as both rated it. `key` is the caller's own; `age` its place among the options, the oldest 0."""

    key: int
    age: int
    a: OptionRating
    b: OptionRating

    @property
    def is_bridge(self) -> bool:
        """Whether both could live with it."""
        return self.a.is_livable and self.b.is_livable

    def whose(self, limit: int, figure: Literal["need", "live"]) -> Whose:
        """Who rated this figure below the limit."""
        a, b = getattr(self.a, figure) < limit, getattr(self.b, figure) < limit
        return "both" if a and b else "a" if a else "b" if b else "nobody"


class OptionFinding(NamedTuple):
    """What is true of an option, to be said in a sentence: `whose` names the person or people it is about.

    `neither_below_four`: all four ratings are four or five · `needs_met`: both needs are met, and somebody could just live
    with it · `half_met`: somebody's need is met half-way · `hardly_met`: somebody could live with it though it hardly meets
    their need · `not_livable`: somebody could not live with it, so it is no bridge.
    """

    kind: Kind
    whose: Whose


class RankedOption(NamedTuple):
    """An option in its place, with what is to be said of it."""

    option: RatedOption
    finding: OptionFinding


class Ranking(NamedTuple):
    """The bridges, the one that leaves the worse-off best first, and below them the others."""

    bridges: tuple[RankedOption, ...]
    others: tuple[RankedOption, ...]


def finding_of(option: RatedOption) -> OptionFinding:
    """What is true of an option; for a bridge the least that one of the two gets of it.

    >>> finding_of(RatedOption(1, 0, OptionRating(5, 4), OptionRating(3, 4)))
    OptionFinding(kind='half_met', whose='b')
    """
    if not option.is_bridge:
        return OptionFinding("not_livable", option.whose(LIVABLE, "live"))
    if (whose := option.whose(MET - 1, "need")) != "nobody":
        return OptionFinding("hardly_met", whose)
    if (whose := option.whose(MET, "need")) != "nobody":
        return OptionFinding("half_met", whose)
    if (whose := option.whose(MET, "live")) != "nobody":
        return OptionFinding("needs_met", whose)
    return OptionFinding("neither_below_four", "nobody")


def rank(options: Iterable[RatedOption]) -> Ranking:
    """All options in their order, whichever order they come in.

    Bridges by maximin, as above. The others: those that one of the two could not live with, then those that both could
    not; among these the older first, and no rating counts, so that nothing stands as nearly a bridge.

    Raises ValueError where two have the same age, for which no order could be said.
    """
    given = sorted(options, key=lambda option: option.age)
    if len({option.age for option in given}) < len(given):
        raise ValueError("Two options have the same age.")
    bridges = sorted((option for option in given if option.is_bridge), key=_maximin)
    others = sorted(
        (option for option in given if not option.is_bridge),
        key=lambda option: option.whose(LIVABLE, "live") == "both",
    )
    return Ranking(*(tuple(RankedOption(each, finding_of(each)) for each in part) for part in (bridges, others)))


def _maximin(option: RatedOption) -> tuple[int, int, int, int]:
    a, b = option.a, option.b
    return -min(a.need, b.need), -(a.need + b.need), -(a.live + b.live), option.age
