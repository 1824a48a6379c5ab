"""How each of the two stands on a page: their name, their hue, their place; told apart when both have one name."""

import unicodedata
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from our2souls.lib.direction import isolated
from our2souls.lib.text import fold
from our2souls.people import hues

type Mark = Literal["", "pronouns", "hue", "place"]
"""What stands behind a name: nothing, or what tells it from the partner's that is the same."""


@dataclass(frozen=True, slots=True)
class Face:
    """A person as their partner sees them: the name they typed, a hue, pronouns if given, and their place in the couple."""

    id: UUID
    typed: str
    hue: str
    place: str
    pronouns: str = ""
    mark: Mark = ""

    @property
    def called(self) -> str:
        """The name that stands for this person and no other of the two, in the reader's language: for files."""
        marks = {"pronouns": self.pronouns, "hue": hues.called(self.hue), "place": self.place.upper()}
        return f"{self.typed} ({marks[self.mark]})" if self.mark else self.typed

    @property
    def name(self) -> str:
        """The same for pages and sentences: a name from right to left leaves the words around it as they are."""
        return isolated(self.called)

    @property
    def alone(self) -> str:
        """The name with nothing behind it, where only this person is spoken to."""
        return isolated(self.typed)

    @property
    def initial(self) -> str:
        """The first letter of the name, for the avatar."""
        return self.typed.strip()[:1].upper()


def told_apart(one: Face, other: Face) -> tuple[Face, Face]:
    """Both, each with a mark behind the name if the names are the same: their pronouns where both gave others, else the hue.

    Two hues of a couple always differ; before they are a couple, and should they not, the place says who is who.
    """
    if not same_name(one.typed, other.typed):
        return one, other
    mark: Mark = "hue" if one.hue != other.hue else "place"
    if one.pronouns.strip() and other.pronouns.strip() and not same_name(one.pronouns, other.pronouns):
        mark = "pronouns"
    return replace(one, mark=mark), replace(other, mark=mark)


def same_name(one: str, other: str) -> bool:
    """Whether two names are read as the same: whatever their case, accents and spaces; two empty ones are not."""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return fold(unicodedata.normalize("NFC", " ".join(name.split())))
