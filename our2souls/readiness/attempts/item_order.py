"""What is asked, and in which order. Values in, values out, no framework."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from our2souls.readiness.instrument.model import FULL, Form, Instrument, Item

UNSURE, SKIP = "unsure", "skip"
"""“Not sure yet” and “I’d rather not say”: in place of a number, for their author alone."""
MOST = 5
"""How many cards are picked at most."""

type Answer = dict[str, object]


class TooManyCards(ValueError):
    """More cards were picked than can be kept."""


def of_form(instrument: Instrument, form: Form, *, continued: bool) -> tuple[Item, ...]:
    """What a form asks, in the file's order; `continued`: the full form of a sitting whose short one was answered first."""
    return tuple(item for item in instrument.of_form(form) if not (continued and form == FULL and item.short))


def order(instrument: Instrument, form: Form, *, seed: int, alone: bool, continued: bool) -> tuple[Item, ...]:
    """The screens of one person: parts in the file's order, items inside a part shuffled by the seed, picks of five last.

    The same for good, in every release: the place comes from a hash, not from a library's dice. `alone` leaves out what
    is all about the partner; `continued` what the short form had asked.
    """

    def place(item: Item) -> tuple[int, str]:
        last = ("top", "top-guess").index(item.kind) + 1 if item.kind in {"top", "top-guess"} else 0
        return last, sha256(f"{seed}:{item.key}".encode()).hexdigest()

    asked = [item for item in of_form(instrument, form, continued=continued) if not (alone and item.about_partner)]
    parts = [part.key for part in instrument.parts]
    return tuple(sorted(asked, key=lambda item: (parts.index(item.part), *place(item))))


def fields(item: Item, *, alone: bool) -> tuple[str, ...]:
    """The names of what a screen asks, the first of them first."""
    if item.kind == "topic":
        return ("wish", "importance", "bend") if alone else ("wish", "importance", "bend", "guess")
    return {"card": ("value",), "top": ("cards",), "top-guess": ("cards",)}.get(item.kind, ("agree",))


def steps(name: str) -> range:
    """The numbers a field may take."""
    return range(1, 8) if name == "value" else range(1, 6)


def is_answered(item: Item, answer: Mapping[str, object] | None) -> bool:
    """Whether its first question has an answer, one of the two that are kept apart included."""
    return bool(answer and answer.get(fields(item, alone=True)[0]))


def is_half(item: Item, answer: Mapping[str, object] | None) -> bool:
    """Whether a topic is half answered: a place is chosen, and how much it matters is not. It counts only with both."""
    return item.kind == "topic" and isinstance((answer or {}).get("wish"), int) and not (answer or {}).get("importance")


def needs_guess(item: Item, answer: Mapping[str, object] | None) -> bool:
    """Whether a wish is there, and no guess: answers that were brought along come without guesses."""
    return item.kind == "topic" and is_answered(item, answer) and not (answer or {}).get("guess")


def resume(items: Iterable[Item], answers: Mapping[str, Mapping[str, object]], *, alone: bool) -> int | None:
    """The place, from 1, to go on at: what has no answer first, then what is half answered, then a guess that waits.

    None when nothing is open.
    """
    listed = list(enumerate(items, 1))
    waits = [lambda item, answer: not is_answered(item, answer), is_half, *([] if alone else [needs_guess])]
    return next((number for each in waits for number, item in listed if each(item, answers.get(item.key))), None)
