"""A help line, pure: what it is for, how it is reached, and when somebody last compared it with its source."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

type Kind = Literal["emergency", "violence", "crisis", "counselling"]
KINDS: tuple[Kind, ...] = ("emergency", "violence", "crisis", "counselling")
"""In the order in which a page shows them."""
ELSEWHERE = "elsewhere"
"""In place of a country: what holds in many."""
LANGUAGES = ("en", "es")
"""In which a text stands that is no name."""

type Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line. `message`: how to write to it; `hours` is empty where it answers day and night, or nobody says.

    `checked` is None where nobody has compared it with its source.
    """

    name: Words
    kind: Kind
    call: tuple[str, ...] = ()
    message: Words = field(default_factory=dict)
    link: str = ""
    hours: Words = field(default_factory=dict)
    always: bool = False
    languages: tuple[str, ...] = ()
    note: Words = field(default_factory=dict)
    checked: date | None = None
    source: str = ""


def text_in(words: Words, language: str) -> str:
    """A text in a language, or as it stands first."""
    return words.get(language) or next(iter(words.values()), "")


def dial(number: str) -> str:
    """A number as a phone dials it.

    >>> dial("1-800-799-7233"), dial("*4141"), dial("(011) 5275-1135"), dial("+44 20 7946 0000")
    ('18007997233', '*4141', '01152751135', '+442079460000')
    """
    return re.sub(r"[^0-9+*#]", "", number)
