"""What a page of a past couple shows: entries with names in place of ids, addresses in place of bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from our2souls.people.pairing.past import PastCouple
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableFile, ReadableSection, ReadableText

PER_PAGE, PER_PART = 30, 6
"""Entries on a page of one section, and of each part on the page of what it belongs to."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """Some text under a label, somebody's words or a fact; `taken_out` who wrote here.

    `by` stands where somebody else than the entry's author is named.
    """

    label: str
    text: str
    is_fact: bool
    by: str
    taken_out: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A photo or a memo, with the address of its bytes."""

    kind: str
    url: str
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One entry; `byline` says by whom and when, `url` where it has a page of its own.

    `taken_out`: who wrote the title that is no more.
    """

    title: str
    taken_out: str
    byline: str
    texts: list[ShownText]
    files: list[ShownFile]
    url: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A heading with its first entries, and the address of all of them where there are more."""

    key: str
    title: str
    entries: list[ShownEntry]
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in the copy: a section, or an entry of it; `above` is the section and the address one came from."""

    path: str
    section: ReadableSection
    entry: ReadableEntry | None
    above: tuple[str, str]


def place_of(past: PastCouple, sections: Sequence[ReadableSection], path: str) -> Place:
    """The place behind a path as "intentions/<id>/promises"; Http404 where there is none. One query for each id in it."""
    entry, walked, above = None, "", ("", reverse("people:past_copy", args=[past.id]))
    section: ReadableSection | None = None
    for step in path.split("/"):
        if section is None or entry is not None:
            if entry is not None:
                above = (entry.title, url_of(past, walked))
            section = next((each for each in sections if each.key == step), None)
            entry = None
            if section is None:
                raise Http404
        else:
            above = (section.title, url_of(past, walked))
            entry = section.find(_id_of(step))
            if entry is None:
                raise Http404
            sections = entry.parts
        walked = f"{walked}/{step}".strip("/")
    assert section is not None, "a path has a step"
    return Place(walked, section, entry, above)


def _id_of(step: str) -> UUID:
    try:
        return UUID(step)
    except ValueError:
        raise Http404 from None


def url_of(past: PastCouple, path: str) -> str:
    """The address of a place."""
    return reverse("people:past_place", args=[past.id, path])


def page(past: PastCouple, path: str, section: ReadableSection, start: int, size: int) -> tuple[list[ShownEntry], bool]:
    """Some entries of a section, and whether there are more."""
    found = section.fetch(start, start + size + 1)
    return [shown(past, f"{path}/{each.id}", each) for each in found[:size]], len(found) > size


def parts(past: PastCouple, place: Place) -> Iterator[ShownPart]:
    """What belongs to an entry: each part with its first entries; those without any are left out."""
    for each in place.entry.parts if place.entry else ():
        path = f"{place.path}/{each.key}"
        entries, has_more = page(past, path, each, 0, PER_PART)
        if entries:
            yield ShownPart(each.key, each.title, entries, url_of(past, path) if has_more else "")


def shown(past: PastCouple, path: str, entry: ReadableEntry) -> ShownEntry:
    """An entry as its page shows it."""
    is_taken_out = not entry.title and entry.title_by is not None
    return ShownEntry(
        title=entry.title,
        taken_out=past.name_of(entry.title_by) if is_taken_out else "",
        byline=", ".join(each for each in (past.name_of(entry.author) if entry.author else "", _day(entry.at)) if each),
        texts=[_shown_text(past, entry, text) for text in entry.texts],
        files=[_shown_file(past, path, file) for file in entry.files],
        url=url_of(past, path) if entry.parts else "",
    )


def _day(at: date | datetime | None) -> str:
    """The day, by the reader's clock."""
    return date_format(localtime(at) if isinstance(at, datetime) else at, "DATE_FORMAT") if at else ""


def _shown_text(past: PastCouple, entry: ReadableEntry, text: ReadableText) -> ShownText:
    is_named = text.author is not None and text.author != entry.author and not text.is_taken_out
    return ShownText(
        text.label,
        text.text,
        text.author is None,
        past.name_of(text.author) if is_named else "",
        past.name_of(text.author) if text.is_taken_out else "",
        text.is_marked,
    )


def _shown_file(past: PastCouple, path: str, file: ReadableFile) -> ShownFile:
    return ShownFile(file.kind, reverse("people:past_file", args=[past.id, path, file.id]), file.caption, file.alt)
