"""Entries as pages and commands ask for them. The list is the operator's: all who are signed in read the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_
from uuid import UUID

from django.db.models import Q, QuerySet

from our2souls.care.directory.entry_csv import COLUMNS, Values
from our2souls.care.directory.models import DirectoryEntry
from our2souls.lib.text_search import fold

PAGE_SIZE = 20
WORDS = 8
"""Of what somebody looks for; the rest is left out."""


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What somebody looks for; empty means any. `where` is in_person or remote."""

    words: str = ""
    language: str = ""
    speciality: str = ""
    where: str = ""
    country: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words) or self.is_chosen

    @property
    def is_chosen(self) -> bool:
        """Whether anything is asked for beside words."""
        return any((self.language, self.speciality, self.where, self.country))


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Some entries by name, and the key of the next page ("" on the last)."""

    rows: list[DirectoryEntry]
    following: str


@dataclass(frozen=True, slots=True)
class EntryChoices:
    """What the listed entries have, to choose from."""

    languages: list[str]
    specialities: list[str]
    countries: list[str]


def facet(kind: str, word: str) -> str:
    """How something that can be chosen is written among an entry's facets."""
    return f"\n{kind}:{fold(word)}\n"


def facets_of(entry: DirectoryEntry) -> str:
    """All that an entry can be found by with a filter."""
    found = [facet("language", code) for code in entry.languages]
    found += [facet("speciality", word) for word in entry.specialities]
    found += [facet("country", entry.country)] if entry.country else []
    found += [facet("where", "in_person")] if entry.place else []
    found += [facet("where", "remote")] if entry.remote else []
    return "".join(found)


def page_of(asked: EntryFilter, after: str = "") -> EntryPage:
    """The listed entries that fit, by name, after the one with the slug `after`; from the first for one that is not there."""
    rows = _listed().filter(reduce(and_, _conditions(asked), Q()))
    last = _listed().filter(slug=after).values_list("sort_name", "slug").first() if after else None
    if last is not None:
        rows = rows.filter(Q(sort_name__gt=last[0]) | Q(sort_name=last[0], slug__gt=last[1]))
    found = list(rows.defer("photo", "search_text", "facets").order_by("sort_name", "slug")[: PAGE_SIZE + 1])
    return EntryPage(found[:PAGE_SIZE], found[PAGE_SIZE - 1].slug if len(found) > PAGE_SIZE else "")


def choices() -> EntryChoices:
    """The languages, specialities and countries that listed entries name."""
    rows = list(_listed().values_list("languages", "specialities", "country"))
    return EntryChoices(
        sorted({code for codes, _words, _country in rows for code in codes}),
        sorted({word for _codes, words, _country in rows for word in words}, key=fold),
        sorted({country for _codes, _words, country in rows if country}),
    )


def entry_of(person_id: UUID) -> DirectoryEntry | None:
    """The entry that somebody has taken as theirs."""
    return DirectoryEntry.objects.filter(person_id=person_id).defer("photo").first()


def all_entries() -> QuerySet[DirectoryEntry]:
    """Every entry, hidden ones too, by name: for the operator."""
    return DirectoryEntry.objects.defer("photo").order_by("sort_name", "slug")


def values_of(entry: DirectoryEntry) -> Values:
    """What a file says of an entry."""
    return {name: getattr(entry, name) for name in COLUMNS}


def _listed() -> QuerySet[DirectoryEntry]:
    return DirectoryEntry.objects.filter(listed=True)


def _conditions(asked: EntryFilter) -> Iterable[Q]:
    for word in fold(asked.words).split()[:WORDS]:
        yield Q(search_text__contains=word)
    for kind in ("language", "speciality", "where", "country"):
        if wanted := getattr(asked, kind):
            yield Q(facets__contains=facet(kind, wanted))
