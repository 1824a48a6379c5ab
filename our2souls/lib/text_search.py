"""Looking for words in texts as people look: whatever the case, the accents or the order. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

WINDOW = 90
"""Characters of a text shown around the first word that was found."""
LONGEST = 100
"""Characters of a query that are looked for; the rest is left out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that can be found: what it is (a word of ours), where it is read, its title, its texts, since when.

    `place` is a, b or ab: whose it is.
    """

    kind: str
    url: str
    title: str
    texts: tuple[str, ...] = ()
    when: datetime | None = None
    place: str = "ab"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: plain, or one of the words that were looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage in which all words were found: its title and the text around the first find, in pieces."""

    passage: Passage
    title: list[Piece]
    around: list[Piece]
    rank: int


def fold(text: str) -> str:
    """A text without case and accents, as long as the text itself (letters that fold to more keep their first).

    >>> fold("Ein Café für Übermorgen")
    'ein cafe fur ubermorgen'
    """
    if text.isascii():
        return text.lower()
    return "".join(_letter(each) for each in text)


def _letter(each: str) -> str:
    return (unicodedata.normalize("NFKD", each.casefold()) or each)[:1] or each


def wanted(query: str) -> list[str]:
    """The words of a query, folded, each once; none for a query without letters or digits."""
    return list(dict.fromkeys(re.findall(r"\w+", fold(query[:LONGEST]))))


def find(passages: Iterable[Passage], query: str, limit: int) -> list[Hit]:
    """The passages that hold every word of the query somewhere, best first, at most `limit`.

    A word found at the beginning of a word counts more than one inside, the title more than the text, the newer more
    than the older.
    """
    words = wanted(query)
    if not words:
        return []
    begins = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]
    hits = []
    for passage in passages:
        title, texts = fold(passage.title), [fold(text) for text in passage.texts]
        everything = "\n".join([title, *texts])
        if not all(word in everything for word in words):
            continue
        rank = sum(3 if begin.search(title) else 1 if begin.search(everything) else 0 for begin in begins)
        hits.append((rank, passage, texts))
    hits.sort(key=lambda hit: (hit[0], hit[1].when.timestamp() if hit[1].when else 0), reverse=True)
    return [
        Hit(passage, pieces(passage.title, words), _around(passage.texts, texts, words), rank)
        for rank, passage, texts in hits[:limit]
    ]


def pieces(text: str, words: list[str]) -> list[Piece]:
    """A text cut where the (folded) words stand; joined again it is the text."""
    pattern, folded, at = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), fold(text), 0
    found: list[Piece] = []
    for match in re.finditer(pattern, folded) if pattern else ():
        if match.start() > at:
            found.append(Piece(text[at : match.start()], found=False))
        found.append(Piece(text[match.start() : match.end()], found=True))
        at = match.end()
    return [*found, Piece(text[at:], found=False)] if at < len(text) else found


def _around(texts: tuple[str, ...], folded: list[str], words: list[str]) -> list[Piece]:
    """Some of the first text in which a word stands, from a little before it."""
    for text, low in zip(texts, folded, strict=True):
        places = [low.find(word) for word in words if word in low]
        if places:
            begin = max(0, min(places) - WINDOW // 3)
            begin = text.rfind(" ", 0, begin) + 1 if begin else 0
            part = text[begin : begin + WINDOW]
            cut = ("… " if begin else "") + part.strip() + (" …" if begin + WINDOW < len(text) else "")
            return pieces(cut, words)
    return []
