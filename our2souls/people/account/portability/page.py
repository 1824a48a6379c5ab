"""The page of an export: everything in words, in one file that opens without a network, years from now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from our2souls.people.couple_context import CoupleContext
from our2souls.people.models import Person
from our2souls.people.pairing.past import PastCouple, past_couples
from our2souls.privacy.personal_data import registry
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableFile, ReadableSection, ReadableText
from our2souls.privacy.viewer import exporting

STYLE = Path(__file__).parent / "files" / "index.css"


@dataclass(frozen=True, slots=True)
class NamedText:
    """Some words with the name of whoever wrote them, where that says more than the entry does."""

    label: str
    text: str
    by: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry as the page shows it."""

    title: str
    at: object
    is_moment: bool
    by: str
    texts: list[NamedText]
    files: list[tuple[ReadableFile, str]]
    parts: list["Chapter"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as the page shows it: read when it is shown, and left out where nothing is in it."""

    key: str
    title: str
    leaves: list[Leaf]


def index(person: Person, us: CoupleContext, at: datetime) -> bytes:
    """The whole page, in the language of whoever takes it along; photos lie beside it."""
    names = {face.id: face.typed for face in us.faces}
    own: list[Chapter] = []
    joint: list[Chapter] = []
    for data in registry.packages():
        for section in data.readable():
            chapter = _chapter(section, f"{data.package}-{section.key}", data.package, names)
            if chapter.leaves:
                (joint if section.is_shared else own).append(chapter)
    groups = [(_("Yours"), own), (_("What you both share"), joint)]
    for past in past_couples(person):
        with past.reading(), exporting():
            groups.append((_("With %(name)s, before") % {"name": past.other}, _copy_of(past)))
    context = {
        "us": us,
        "at": at,
        "groups": [each for each in groups if each[1]],
        "style": STYLE.read_text(encoding="utf-8"),
        "language": us.language,
    }
    return render_to_string("people/account/portability/index.html", context).encode()


def _copy_of(past: PastCouple) -> list[Chapter]:
    """What is left of a couple that is no more."""
    chapters = []
    for data in registry.packages():
        for section in data.readable():
            if section.is_shared:
                key = f"{past.id}-{data.package}-{section.key}"
                chapters.append(_chapter(section, key, data.package, past.names))
    return [each for each in chapters if each.leaves]


def _chapter(section: ReadableSection, key: str, package: str, names: Mapping[UUID, str]) -> Chapter:
    return Chapter(key, section.title, list(_leaves(section, key, package, names)))


def _leaves(section: ReadableSection, key: str, package: str, names: Mapping[UUID, str]) -> Iterator[Leaf]:
    for entry in section:
        parts = [_chapter(part, f"{key}-{part.key}", package, names) for part in entry.parts]
        yield Leaf(
            title=_title(entry, names),
            at=entry.at,
            is_moment=isinstance(entry.at, datetime),
            by=names.get(entry.author, "") if entry.author and section.is_shared else "",
            texts=[_text(text, entry, names) for text in entry.texts],
            files=[(file, f"{package}/{file.name}") for file in entry.files],
            parts=[part for part in parts if part.leaves],
        )


def _title(entry: ReadableEntry, names: Mapping[UUID, str]) -> str:
    if entry.title or entry.title_by is None:
        return entry.title
    return _taken_out(entry.title_by, names)


def _text(text: ReadableText, entry: ReadableEntry, names: Mapping[UUID, str]) -> NamedText:
    words = _taken_out(text.author, names) if text.is_taken_out else text.text
    by = names.get(text.author, "") if text.author and text.author != entry.author and not text.is_taken_out else ""
    return NamedText(text.label, words, by if len(names) > 1 else "", text.is_marked and not text.is_taken_out)


def _taken_out(author: UUID | None, names: Mapping[UUID, str]) -> str:
    name = names.get(author, "") if author else ""
    return _("%(name)s wrote here.") % {"name": name} if name else _("Something was written here.")
