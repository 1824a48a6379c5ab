"""Synthetic couples, to see what the scores make of people whose wishes are known. Pure; the same for the same seed.

READINESS.md fixes this generator, so that nobody can tune it until the figures please: wishes continuous on 1..5 (topic means
uniform in 2.2..3.8, SD 1.2, clipped), a couple's likeness N(.4, .35) clipped to −.6 .. .97, importance N(3.5, 1), every answer
with N(0, .45) before rounding to 1..5, each answer blank with .04. An answer is a tap: of a topic's four each is left out by
itself. The app asks for a wish or an importance that was left out once more, before somebody finishes, and not for room and
guess; `asked_again` assumes that it is then left out with the same .04, which nobody has measured. `by_screen` reads an answer
as all that one person gives on one screen.
READINESS.md says nothing about room to move and about guesses; these two are ours: room N(3, 1), and a guess that lies
somewhere between the truth and one's own wish.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from our2souls.lib.drawing.svg_numbers import clamp
from our2souls.readiness.scoring.answers import TopicPair, TopicResponse

LOW, HIGH = 1.0, 5.0
MEANS = (2.2, 3.8)
SPREAD = 1.2
LIKENESS, LIKENESS_SPREAD, LIKENESS_RANGE = 0.4, 0.35, (-0.6, 0.97)
IMPORTANCE, IMPORTANCE_SPREAD = 3.5, 1.0
ROOM, ROOM_SPREAD = 3.0, 1.0
INSIGHT = (0.3, 1.0)
"""How much of a guess is the truth, drawn once for each person; the rest is one's own wish."""


@dataclass(frozen=True, slots=True)
class TrueAnswers:
    """What one person truly wishes, holds important, could bend and believes of the other, on one topic: all in 1..5.

    `insight` is how much of the belief is the truth.
    """

    wish: float
    importance: float
    bend: float
    guess: float
    insight: float


type Pair = tuple[TrueAnswers, TrueAnswers]
type Couple = tuple[Pair, ...]
"""Two minds on each topic, in the instrument's order."""


@dataclass(frozen=True, slots=True)
class ResponseNoise:
    """How true answers are: the noise before rounding, the chance of a blank, and how blanks come about (see above)."""

    noise: float = 0.45
    blank: float = 0.04
    asked_again: bool = True
    by_screen: bool = False

    def tap(self, chance: Random, true: float, *, once_more: bool) -> int | None:
        """One answer, 1..5; None where it is left out, the second time too where it is asked for `once_more`."""
        blank = not self.by_screen and chance.random() < self.blank
        if blank and (not self.asked_again or chance.random() < self.blank):
            return None
        place = min(5, max(1, round(true + chance.gauss(0, self.noise))))
        return None if blank and not once_more else place  # drawn all the same, so that it moves no other answer


def within(value: float) -> float:
    """The value, kept on the scale."""
    return clamp(value, LOW, HIGH)


def topic_means(chance: Random, topics: int) -> list[float]:
    """What people wish for on average, topic by topic."""
    return [chance.uniform(*MEANS) for _ in range(topics)]


def couple(chance: Random, means: Sequence[float]) -> Couple:
    """Two people whose wishes are as alike as their couple's likeness has it."""
    like = clamp(chance.gauss(LIKENESS, LIKENESS_SPREAD), *LIKENESS_RANGE)
    sees = chance.uniform(*INSIGHT), chance.uniform(*INSIGHT)
    pairs = []
    for mean in means:
        first, second = chance.gauss(), chance.gauss()
        x = within(mean + SPREAD * first)
        y = within(mean + SPREAD * (like * first + (1 - like * like) ** 0.5 * second))
        pairs.append((_true_answers(chance, x, y, sees[0]), _true_answers(chance, y, x, sees[1])))
    return tuple(pairs)


def _true_answers(chance: Random, wish: float, other: float, insight: float) -> TrueAnswers:
    return TrueAnswers(
        wish=wish,
        importance=within(chance.gauss(IMPORTANCE, IMPORTANCE_SPREAD)),
        bend=within(chance.gauss(ROOM, ROOM_SPREAD)),
        guess=leaning(insight, other, wish),
        insight=insight,
    )


def leaning(insight: float, other: float, own: float) -> float:
    """A guess: between the other's wish, by as much as the guesser has insight, and one's own."""
    return insight * other + (1 - insight) * own


def noisy_pairs(
    chance: Random, of: Sequence[Pair], topics: Sequence[TopicPair], noise: ResponseNoise
) -> list[TopicPair]:
    """What the two answer to the topics that are asked, as scores take it."""
    return [
        replace(asked, a=noisy_response(chance, a, noise), b=noisy_response(chance, b, noise))
        for asked, (a, b) in zip(topics, of, strict=True)
    ]


def noisy_response(chance: Random, mind: TrueAnswers, noise: ResponseNoise) -> TopicResponse:
    """One person's answer to a topic: the true values, with noise, rounded to 1..5; or blank."""
    if noise.by_screen and chance.random() < noise.blank:
        return TopicResponse()
    needed = [noise.tap(chance, true, once_more=True) for true in (mind.wish, mind.importance)]
    return TopicResponse(*needed, *(noise.tap(chance, true, once_more=False) for true in (mind.bend, mind.guess)))


def planted_difference(chance: Random, of: Couple, at: int) -> Couple:
    """The couple, but on topic `at` they are 2½ to 4 apart and it matters 4½ to 5 to one of them."""
    a, b = _with_distance(chance, of[at], chance.uniform(2.5, HIGH - LOW))
    a, b = (
        replace(a, guess=leaning(a.insight, b.wish, a.wish)),
        replace(b, guess=leaning(b.insight, a.wish, b.wish)),
    )
    grave = chance.uniform(4.5, HIGH)
    a, b = (replace(a, importance=grave), b) if chance.random() < 0.5 else (a, replace(b, importance=grave))  # noqa: PLR2004 - a coin
    return (*of[:at], (a, b), *of[at + 1 :])


def planted_knowledge(chance: Random, of: Couple, at: int, *, blind: bool) -> Couple:
    """The couple, but on topic `at` they are 3 apart, and both guess right; or, if blind, one guesses 2 or more off."""
    a, b = _with_distance(chance, of[at], 3.0)
    a, b = replace(a, guess=b.wish), replace(b, guess=a.wish)
    if blind:
        a, b = (_misjudged(chance, a), b) if chance.random() < 0.5 else (a, _misjudged(chance, b))  # noqa: PLR2004 - a coin
    return (*of[:at], (a, b), *of[at + 1 :])


def _with_distance(chance: Random, pair: Pair, distance: float) -> Pair:
    low = chance.uniform(LOW, HIGH - distance)
    wishes = [low, low + distance]
    chance.shuffle(wishes)
    return replace(pair[0], wish=wishes[0]), replace(pair[1], wish=wishes[1])


def _misjudged(chance: Random, mind: TrueAnswers) -> TrueAnswers:
    """Somebody who was right, now 2 or more off, to a side on which the scale has room for it."""
    below, above = mind.guess - LOW - 2, HIGH - mind.guess - 2
    sides = [side for side, room in ((-1, below), (1, above)) if room >= 0]
    side = chance.choice(sides)
    return replace(mind, guess=mind.guess + side * (2 + chance.uniform(0, below if side < 0 else above)))
