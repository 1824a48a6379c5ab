"""What is asked, and in which order. Values in, values out, no framework."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from our2souls.readiness.instrument.model import Form, Instrument, Item

UNSURE, SKIP = "unsure", "skip"
"""“Not sure yet” and “I’d rather not say”: in place of a number, for their author alone."""
NOT_OURS = "none"
"""“Not a question for us”, of a topic: for its author alone too, unless both say it."""
AGAIN = "again"
"""Kept beside an answer that was asked for once more."""
MOST = 5
"""How many cards are picked at most."""

type Answer = dict[str, object]


class TooManyCards(ValueError):
    """More cards were picked than can be kept."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one attempt is about: its form, the forms `before` it in the same sitting, the modules.

    `modules` stand as they were named. `again` are topics of an earlier form that its author left half answered: they come
    once more.
    """

    form: Form
    before: tuple[Form, ...] = ()
    modules: Sequence[str] = ()
    again: Collection[str] = ()


def of_form(instrument: Instrument, asked: Asked) -> tuple[Item, ...]:
    """What a form asks, in the file's order, without what the forms before it asked, but for what comes again."""
    earlier = {item.key for form in asked.before for item in instrument.of_form(form, asked.modules)} - set(asked.again)
    return tuple(item for item in instrument.of_form(asked.form, asked.modules) if item.key not in earlier)


def order(instrument: Instrument, asked: Asked, *, seed: int, alone: bool) -> tuple[Item, ...]:
    """The screens of one person: parts in the file's order, items inside a part shuffled by the seed, picks of five last.

    Modules come after all else, as they were named, so that one that is added moves no place before it. The same for good, in
    every release: the place comes from a hash, not from a library's dice. `alone` leaves out what is all about the partner.
    """
    parts = [part.key for part in instrument.parts]
    modules = list(asked.modules)

    def place(item: Item) -> tuple[int, int, int, str]:
        module = modules.index(item.area) + 1 if item.area in modules else 0
        last = ("top", "top-guess").index(item.kind) + 1 if item.kind in {"top", "top-guess"} else 0
        return module, parts.index(item.part), last, sha256(f"{seed}:{item.key}".encode()).hexdigest()

    return tuple(sorted((item for item in of_form(instrument, asked) if not (alone and item.about_partner)), key=place))


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


def is_open(item: Item, answer: Mapping[str, object] | None) -> bool:
    """Whether it is worth asking once more before one finishes: no answer, a half one, or “not sure yet” said but once."""
    main = (answer or {}).get(fields(item, alone=True)[0])
    return not main or is_half(item, answer) or (main == UNSURE and not (answer or {}).get(AGAIN))


def needs_guess(item: Item, answer: Mapping[str, object] | None) -> bool:
    """Whether a wish is there, and no guess: answers that were brought along come without guesses."""
    answered = is_answered(item, answer) and (answer or {}).get("wish") != NOT_OURS
    return item.kind == "topic" and answered and not (answer or {}).get("guess")


def resume(items: Iterable[Item], answers: Mapping[str, Mapping[str, object]], *, alone: bool) -> int | None:
    """The place, from 1, to go on at: what has no answer first, then what is half answered, then a guess that waits.

    None when nothing is open.
    """
    listed = list(enumerate(items, 1))
    waits = [lambda item, answer: not is_answered(item, answer), is_half, *([] if alone else [needs_guess])]
    return next((number for each in waits for number, item in listed if each(item, answers.get(item.key))), None)
