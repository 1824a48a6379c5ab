"""What a package has to tell in words: a port. Plain values, in the reader's language, of what the viewer may read now.

Whoever shows them (the read-only copy of a couple that parted, the readable pages of an export) knows none of the packages,
and they know nothing of it. A package fills `PersonalData.readable` with a function that takes nothing, asks who is looking
and yields its sections. Nothing is read before a section's entries are asked for, and then only as many as were asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

BATCH = 100


@dataclass(frozen=True, slots=True)
class ReadableText:
    """Some words, or a fact in words, with a label ("" where the entry's title says enough).

    `author` is who wrote them; None for facts and for what nobody is named for. `is_expected`: its author cannot have left it
    empty, so that an empty one says that the words were taken out and the fact stays: "Sam wrote here". `is_marked`: it may carry
    the few marks of Markdown with which notes are drawn.
    """

    label: str
    text: str
    author: UUID | None = None
    is_expected: bool = False
    is_marked: bool = False

    @property
    def is_taken_out(self) -> bool:
        """Whether somebody wrote here and took it out."""
        return self.is_expected and not self.text and self.author is not None


@dataclass(frozen=True, slots=True)
class ReadableFile:
    """A photo or a voice memo. `name` is where it lies in an export's archive, below its package ("photos/….webp").

    `read` gives the bytes; FileNotFoundError says that they are gone.
    """

    id: UUID
    kind: Literal["photo", "memo"]
    name: str
    read: Callable[[], bytes]
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ReadableEntry:
    """One thing: a title, when, by whom, its texts and files, and what belongs to it as sections of their own.

    `title` are our words or somebody's: `title_by` says whose, and then an empty title was taken out. `author` is None where
    it is both's. `at` is a day, or a moment that its reader dates by their own clock.
    """

    id: UUID
    title: str
    at: date | datetime | None = None
    author: UUID | None = None
    title_by: UUID | None = None
    texts: tuple[ReadableText, ...] = ()
    files: tuple[ReadableFile, ...] = ()
    parts: "tuple[ReadableSection, ...]" = ()


@dataclass(frozen=True, slots=True)
class ReadableSection:
    """Entries of one kind under a heading. `key` is unique beside its neighbours and fit for an address.

    `is_shared`: they are the couple's; else the viewer's own. `fetch(start, stop)` gives that slice of the entries, all from
    `start` on without `stop`; `find(id)` one of them, or None.
    """

    key: str
    title: str
    is_shared: bool
    fetch: Callable[[int, int | None], list[ReadableEntry]]
    find: Callable[[UUID], ReadableEntry | None]

    def __iter__(self) -> Iterator[ReadableEntry]:
        """All entries, read in batches."""
        start = 0
        while batch := self.fetch(start, start + BATCH):
            yield from batch
            if len(batch) < BATCH:
                return
            start += BATCH


type Readable = Callable[[], Iterable[ReadableSection]]
"""What a package fills in."""


def nothing_to_read() -> Iterable[ReadableSection]:
    """For packages that keep no words of anybody's."""
    return ()


def section(
    key: str,
    title: str,
    rows: Any,
    entries: Callable[[Sequence[Any]], Iterable[ReadableEntry]],
    *,
    is_shared: bool = True,
) -> ReadableSection:
    """A section of ordered database rows that can be sliced and filtered; `entries` makes several rows into entries at once."""

    def fetch(start: int, stop: int | None) -> list[ReadableEntry]:
        return list(entries(list(rows[start:stop])))

    def find(row_id: UUID) -> ReadableEntry | None:
        return next(iter(entries(list(rows.filter(pk=row_id)[:1]))), None)

    return ReadableSection(key, title, is_shared, fetch, find)


def texts(*found: ReadableText) -> tuple[ReadableText, ...]:
    """Those of them that say something: their words, or that somebody wrote here."""
    return tuple(each for each in found if each.text or each.is_taken_out)
