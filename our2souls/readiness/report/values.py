"""The value cards of both as the report shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from our2souls.readiness.instrument.model import Instrument, Item
from our2souls.readiness.scoring import values as scoring_values

type Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ValuesReport:
    """The value cards of both: how alike the profiles are in a word, both top fives, what of the other's each hadn't guessed.

    Where nobody was asked for the cards one by one there are no profiles: `rated` is False then.
    """

    likeness: str
    rated: bool
    only_a: tuple[Item, ...]
    both: tuple[Item, ...]
    only_b: tuple[Item, ...]
    high: tuple[Item, ...]
    missed_a: tuple[Item, ...]
    missed_b: tuple[Item, ...]


def values_of(instrument: Instrument, mine: Answers, theirs: Answers, *, rated: bool) -> ValuesReport:
    """What both showed of the cards, from their shown answers by item; `rated` where each card was asked for."""
    named = {item.key: item for item in instrument.items if item.kind == "card"}
    x, y = ({key: answers.get(key, {}).get("value") for key in named} for answers in (mine, theirs))
    likeness = scoring_values.likeness(x, y)
    top_a, top_b = (_cards(instrument, answers, "top") for answers in (mine, theirs))
    guess_a, guess_b = (_cards(instrument, answers, "top-guess") for answers in (mine, theirs))
    fives = scoring_values.top_fives(top_a or [], top_b or [])

    def items(keys: Iterable[str]) -> tuple[Item, ...]:
        wanted = set(keys)
        return tuple(named[key] for key in named if key in wanted)

    return ValuesReport(
        likeness="" if likeness is None else scoring_values.words(likeness),
        rated=rated,
        only_a=items(fives.only_a),
        both=items(fives.both),
        only_b=items(fives.only_b),
        high=tuple(named[key] for key in scoring_values.high_for_both(x, y)),
        missed_a=items(_missed(guess_a, top_b)),
        missed_b=items(_missed(guess_b, top_a)),
    )


def _cards(instrument: Instrument, answers: Answers, kind: str) -> list[str] | None:
    found = next((item.key for item in instrument.items if item.kind == kind), "")
    return answers[found]["cards"] if found in answers else None


def _missed(guess: list[str] | None, top: list[str] | None) -> list[str]:
    return [] if guess is None or top is None else [key for key in top if key not in guess]
