"""What the operator does at the terminal: each task reads its options, calls an act, and says in sentences what came of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from our2souls.care.directory import actions, entry_csv, grant_summary, import_preview, queries
from our2souls.care.directory.actions import ClaimRefused
from our2souls.care.directory.models import DirectoryEntry
from our2souls.lib.formats import csv_text, spreadsheets
from our2souls.vision.media.images import InvalidImage

UNREADABLE = {
    "empty": "there is nothing in it",
    "size": "it is too large",
    "binary": "it is no text; save it as CSV in UTF-8",
}


class CurationFailed(Exception):
    """What was asked for was not done; its lines say why."""


def template() -> str:
    """A file with all columns and one example."""
    return spreadsheets.as_csv([tuple(entry_csv.COLUMNS), entry_csv.EXAMPLE]).decode()


def listing(say: Any) -> None:
    """Every entry on a line."""
    entries = list(queries.all_entries())
    for entry in entries:
        marks = [] if entry.listed else ["hidden"]
        marks += ["claimed"] if entry.person_id else ["invited"] if entry.token_hash else []
        marks += [] if entry.photo_digest else ["no photo"]
        say(f"{entry.slug}: {entry.name}{f' ({", ".join(marks)})' if marks else ''}")
    if not entries:
        say("The list is empty. `our2souls therapists template` prints a file to fill in.")


def import_file(say: Any, *, path: Path, is_sure: bool) -> None:
    """Show what a file would change; write it where the operator is sure. All of it or nothing.

    Raises CurationFailed with every fault of the file.
    """
    sheet = entry_csv.read(_text_of(path))
    if sheet.faults:
        lines = [f"{path}, line {fault.line}: {fault.sentence}" for fault in sheet.faults]
        raise CurationFailed("\n".join([*lines, "Nothing was written."]))
    listed = {entry.slug: queries.values_of(entry) for entry in queries.all_entries()}
    preview = import_preview.compare(sheet.rows, listed)
    for slug in preview.added:
        say(f"+ {slug}: {sheet.rows[slug]['name']}")
    for slug, changes in preview.changed.items():
        say(f"~ {slug}")
        for change in changes:
            say(f"    {change}")
    counts = f"{len(preview.added)} new, {len(preview.changed)} changed, {len(preview.unchanged)} as they were"
    if not preview.changes_something:
        say(f"{counts}. There is nothing to write.")
    elif is_sure:
        actions.save_all(sheet.rows)
        say(f"{counts}. Written.")
    else:
        say(f"{counts}. Nothing was written; run it again with --yes.")


def add(say: Any, *, cells: Mapping[str, str]) -> None:
    """One entry from options. Raises CurationFailed."""
    values, sentences = entry_csv.read_values(cells)
    if not sentences and DirectoryEntry.objects.filter(slug=values["slug"]).exists():
        sentences = [f"“{values['slug']}” is in the list already; change it by importing a file."]
    if sentences:
        raise CurationFailed("\n".join(sentences))
    actions.save_all({values["slug"]: values})
    say(f"{values['name']} is in the list, at {_address('care:therapist', values['slug'])}")


def remove(say: Any, *, slug: str) -> None:
    """Take an entry out. Raises CurationFailed."""
    entry = _entry(slug)
    name = entry.name
    actions.remove(entry)
    say(f"{name} is out of the list. What couples opened to them stays until they close it.")


def photo(say: Any, *, slug: str, path: Path | None) -> None:
    """Give an entry a photo, or (without a file) take it away. Raises CurationFailed."""
    entry = _entry(slug)
    if path is None:
        actions.remove_photo(entry)
        say(f"{entry.name} has no photo now.")
        return
    try:
        actions.set_photo(entry, path.read_bytes(), name=path.name)
    except InvalidImage as wrong:
        raise CurationFailed(str(wrong)) from wrong
    except OSError as wrong:
        raise CurationFailed(f"{path} cannot be read.") from wrong
    say(f"{entry.name} has a new photo. Nothing of the file was kept but its picture.")


def invite(say: Any, *, slug: str) -> None:
    """Print the link by which a therapist takes an entry. Raises CurationFailed."""
    entry = _entry(slug)
    try:
        token = actions.invite(entry)
    except ClaimRefused as refused:
        raise CurationFailed(str(refused)) from refused
    say(_address("care:claim", token))
    say(f"For {entry.name} alone, once, within {actions.GOOD_FOR.days} days. An earlier link stopped working.")


def unclaim(say: Any, *, slug: str) -> None:
    """Make an entry nobody's. Raises CurationFailed."""
    entry = _entry(slug)
    if entry.person_id is None:
        raise CurationFailed(f"Nobody has the entry {slug}.")
    actions.release(entry)
    say(f"{entry.name} is nobody’s entry now. What couples opened to them stays until they close it.")


def grants(say: Any) -> None:
    """That something is open to therapists; never what."""
    found = list(grant_summary.summaries())
    for each in found:
        couples = "1 couple" if each.couples == 1 else f"{each.couples} couples"
        until = f"until {each.until:%Y-%m-%d}" if each.until else "without an end"
        say(f"{each.name}: {couples}, since {each.since:%Y-%m-%d}, {until}")
    if not found:
        say("Nothing is open to a therapist.")


def _entry(slug: str) -> DirectoryEntry:
    found = DirectoryEntry.objects.defer("photo").filter(slug=slug).first()
    if found is None:
        raise CurationFailed(f"There is no entry {slug}; `our2souls therapists list` says which there are.")
    return found


def _address(name: str, word: str) -> str:
    return f"{settings.OUR2SOULS_ORIGIN}{reverse(name, args=[word])}"


def _text_of(path: Path) -> str:
    try:
        return csv_text.decode(path.read_bytes())
    except OSError as wrong:
        raise CurationFailed(f"{path} cannot be read.") from wrong
    except csv_text.CsvUnreadable as wrong:
        raise CurationFailed(f"{path} cannot be read: {UNREADABLE.get(wrong.why, 'it is no table')}.") from wrong
