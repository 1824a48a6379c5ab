"""Which prompt comes next: pure. None of a deck comes twice before the deck is through, and one that is “not for us” never."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

LIGHT, LIGHT_ONES = 1, 3
"""A couple begins with so many light prompts, where there are some."""


@dataclass(frozen=True, slots=True)
class PromptCandidate:
    """A prompt that a couple may get: its id, its deck, how deep it is."""

    id: str
    deck: str
    depth: int


def following(
    candidates: Iterable[PromptCandidate], used: Sequence[str], hidden: Collection[str], seed: UUID
) -> PromptCandidate | None:
    """The next prompt after those that were `used`, oldest first; None where nothing is left to choose from.

    The least used come first, of these a deck that has not had a turn for longest, of its prompts one by chance: a chance that
    is the same for both partners and all their devices, since it hangs on `seed` and on how often the prompt came.
    """
    times = Counter(used)
    open_ones = [each for each in candidates if each.id not in hidden]
    if not open_ones:
        return None
    least = min(times[each.id] for each in open_ones)
    fresh = [each for each in open_ones if times[each.id] == least]
    fresh = [
        each for each in fresh if each.id != (used[-1] if used else None)
    ] or fresh  # not at once again in a new round
    fresh = _at_first_light(fresh, used)
    decks = {each.id: each.deck for each in open_ones}
    last_turn = {decks[prompt]: at for at, prompt in enumerate(used) if prompt in decks}
    return min(
        fresh,
        key=lambda each: (last_turn.get(each.deck, -1), _chance(seed, each.deck, ""), _chance(seed, each.id, least)),
    )


def of_week(
    candidates: Sequence[PromptCandidate], used: Sequence[str], left_out: Collection[str], seed: UUID, week: int
) -> PromptCandidate | None:
    """A prompt for a week (its number, from any one), though nobody draws: none of `left_out`, and of the rest a least used.

    Another one each week until those are through, without a note of earlier weeks: each candidate has a week of its own in an
    order by chance, and a week whose own is not to be had takes one from the order's end. So what is drawn or hidden on the
    way moves no week that has its own. The order begins anew after as many weeks as there are candidates.
    """
    open_ones = [each for each in candidates if each.id not in left_out]
    if not open_ones:
        return None
    times = Counter(used)
    least = min(times[each.id] for each in open_ones)
    fresh = _at_first_light([each for each in open_ones if times[each.id] == least], used)
    order = sorted(candidates, key=lambda each: _chance(seed, each.id, "week"))
    left: list[PromptCandidate] = []
    found = None
    for own in order[: week % len(order) + 1]:
        left = left or [each for each in order if each in fresh]
        others = [each for each in left if each != found] or left  # not at once again when all were through
        found = own if own in others else others[-1]
        left.remove(found)
    return found


def _at_first_light(fresh: list[PromptCandidate], used: Sequence[str]) -> list[PromptCandidate]:
    if len(used) >= LIGHT_ONES:
        return fresh
    return [each for each in fresh if each.depth == LIGHT] or fresh


def _chance(seed: UUID, name: str, round_: object) -> bytes:
    return blake2b(f"{name}:{round_}".encode(), key=seed.bytes, digest_size=8).digest()
