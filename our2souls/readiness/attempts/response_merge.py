"""What a page that was sent changes in a response. Values in, values out, no framework."""

from collections.abc import Mapping, Sequence

from our2souls.readiness.attempts.item_order import (
    AGAIN,
    MOST,
    NOT_OURS,
    SKIP,
    UNSURE,
    Answer,
    TooManyCards,
    fields,
    is_half,
    steps,
)
from our2souls.readiness.instrument.model import Item

HALF_TOLD = "told"
"""Kept beside a half answer once its author was told so, and for nobody else."""
LONGEST = 300
"""Seconds on one screen that count; whoever took longer had put it away."""


def needs_half_note(item: Item, answer: Mapping[str, object]) -> bool:
    """Whether somebody who goes on from a topic is to be told that it is half answered: once, until it is whole."""
    return is_half(item, answer) and not answer.get(HALF_TOLD)


def merge_response(
    item: Item, before: Mapping[str, object], sent: Mapping[str, Sequence[str]], *, alone: bool
) -> Answer:
    """What stands there once a page was sent that had shown `was-…`: only what differs from that is taken over.

    So a tab that stood open undoes nothing of another one's, and what was not sent stays. Of picked cards those that were
    added and taken out count. Raises TooManyCards; what is no answer is left as it is.
    """
    after = dict(before)
    for name in fields(item, alone=alone):
        if name == "cards":
            after |= _cards(before, sent)
            continue
        now, was = _only(sent, name), _only(sent, f"was-{name}")
        apart = apart_from_numbers(item, name)
        if now == was or not now:
            continue
        if now in apart:
            after[name] = now
        elif now.isascii() and now.isdigit() and int(now) in steps(name):
            after[name] = int(now)
    return after


def apart_from_numbers(item: Item, name: str) -> tuple[str, ...]:
    """What a field takes in place of a number."""
    if name not in {"wish", "agree", "value"}:
        return ()
    return (UNSURE, SKIP, NOT_OURS) if item.kind == "topic" else (UNSURE, SKIP)


def _only(sent: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(sent.get(name, ())), "")


def _cards(before: Mapping[str, object], sent: Mapping[str, Sequence[str]]) -> Answer:
    if "was-cards" not in sent:
        return {}
    was = set(filter(None, _only(sent, "was-cards").split(",")))
    now = {each for each in sent.get("cards", ()) if each}
    before_now = picked_cards(before)
    staying = [each for each in before_now if each not in was - now] + sorted(now - was - set(before_now))
    if len(staying) > MOST:
        raise TooManyCards
    return {"cards": staying}


def picked_cards(answer: Mapping[str, object] | None) -> list[str]:
    """The cards of a pick."""
    cards = (answer or {}).get("cards")
    return [str(each) for each in cards] if isinstance(cards, list) else []


def without_guesses(item: Item, answer: Mapping[str, object]) -> Answer:
    """An answer as it is taken along elsewhere: without the guess, which was about somebody else, or nobody."""
    return {
        name: value
        for name, value in answer.items()
        if name not in {"guess", HALF_TOLD, AGAIN} and not item.about_partner
    }
