"""What an instrument is: parts, areas and items as its file says them, in every language. Values only, no framework."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from our2souls.readiness.scoring.thresholds import Thresholds

type Words = Mapping[str, str]
"""The same words by language code."""

type Form = str
"""What is asked of an instrument: SHORT, FULL, or one area of the full form (see `area_form`)."""
Kind = Literal["topic", "statement", "idealisation", "card", "top", "top-guess"]

SHORT: Form = "short"
FULL: Form = "full"


OF_AREA = "area-"


def area_form(area: str) -> Form:
    """The form that asks one area alone, as the full form would."""
    return f"{OF_AREA}{area}"


def area_of(form: Form) -> str:
    """The area that a form asks alone; empty for the short and the full form."""
    return form.removeprefix(OF_AREA) if form.startswith(OF_AREA) else ""


@dataclass(frozen=True, slots=True)
class TalkPrompt:
    """A way into the talk about a topic: what one asks the other, what is said back after listening, and one small step."""

    ask: Words
    listen: Words
    step: Words


@dataclass(frozen=True, slots=True)
class Item:
    """One screen of the test.

    A `topic` has five `places` between two `poles` and a short `name`; with `scale` "when" the places are never, someday, in
    five years, in two, now or already. Each of its `lines` lies after that place, 1..4, and parts those who want one thing
    from those who want another. Its `prompts` begin a talk about it. A `statement` belongs to an area and may be
    `reversed`; a `gentle` one is shown to nobody but its author. An `idealisation` statement belongs to a part alone. A
    `card` is a value with a `name`. `top` and `top-guess` ask for five of the cards: one's own, and the partner's as one
    believes them. Every item is in the full form, `short` ones in the short form too.
    """

    key: str
    part: str
    area: str
    kind: Kind
    text: Words
    name: Words
    places: tuple[Words, ...] = ()
    poles: tuple[Words, ...] = ()
    scale: Literal["poles", "when"] = "poles"
    reversed: bool = False
    short: bool = False
    lines: tuple[int, ...] = ()
    gentle: bool = False
    prompts: tuple[TalkPrompt, ...] = ()
    digest: str = ""
    """The SHA-256 of what is asked, in hexadecimal: items of two versions with the same one ask the same."""

    @property
    def about_partner(self) -> bool:
        """Whether all of it is a guess about the partner; somebody alone is not asked."""
        return self.kind == "top-guess"


@dataclass(frozen=True, slots=True)
class Part:
    """Values, expectations or plans."""

    key: str
    title: Words


@dataclass(frozen=True, slots=True)
class Area:
    """One of the areas of a part, with what an intention made from it begins with: a name and first steps.

    A `module` is asked only where somebody says that it is part of their life; `ask` is the question that finds out.
    """

    key: str
    part: str
    title: Words
    about: Words
    intention: Words
    steps: tuple[Words, ...]
    module: bool = False
    ask: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A published version: its content never changes; `digest` is the SHA-256 of that content, in hexadecimal."""

    key: str
    version: int
    digest: str
    title: Words
    about: Words
    languages: tuple[str, ...]
    minutes: Mapping[Form, int]
    parts: tuple[Part, ...]
    areas: tuple[Area, ...]
    items: tuple[Item, ...]
    thresholds: Thresholds

    def item(self, key: str) -> Item:
        """The item of this key; raises KeyError."""
        return next_or_key_error((item for item in self.items if item.key == key), key)

    def area(self, key: str) -> Area:
        """The area of this key; raises KeyError."""
        return next_or_key_error((area for area in self.areas if area.key == key), key)

    @property
    def modules(self) -> tuple[Area, ...]:
        """The areas that are asked only where they are part of somebody's life."""
        return tuple(area for area in self.areas if area.module)

    def of_form(self, form: Form, modules: Collection[str] = ()) -> tuple[Item, ...]:
        """The items that a form asks, in the file's order; of the modules only those named, and none in the short form."""
        left_out = {area.key for area in self.modules} - set(modules)
        alone = area_of(form)
        if alone:
            return tuple(item for item in self.items if item.area == alone)
        return tuple(item for item in self.items if (item.short if form == SHORT else item.area not in left_out))

    def of_area(self, area: str, form: Form = FULL) -> tuple[Item, ...]:
        """The items of an area that a form asks, in the file's order; all of them, a module's too, in the full form."""
        return tuple(item for item in self.of_form(form, [area]) if item.area == area)


def next_or_key_error[T](found: Iterator[T], key: str) -> T:
    """The first of what was found; raises KeyError with the key when there is none."""
    for each in found:
        return each
    raise KeyError(key)


def text_in(words: Words, language: str) -> str:
    """The words in a language, else in its base language, else in English, else in the first that there is."""
    base = language.partition("-")[0]
    return next((words[code] for code in (language, base, "en") if code in words), next(iter(words.values()), ""))
