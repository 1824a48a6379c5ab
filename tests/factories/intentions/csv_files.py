"""Files of entries: what a text is read as, and what somebody sends, brings in and then has."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from our2souls.intentions.measures.csv.format import CsvEntry, read
from our2souls.intentions.measures.models import Entry, Measure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

FILE = "Date,Amount,Words\n2026-10-25,1450.50,October\n2026-11-01,-20,Back\n2026-11-01,-20,Back\n"
FILES = Path(__file__).parents[2] / "intentions" / "measures" / "csv" / "files"


def only_entry(text: str, **options: Any) -> CsvEntry:
    """The one entry of a text without a fault."""
    sheet = read(text, **options)
    assert not sheet.errors, sheet.errors
    [entry] = sheet.entries
    return entry


def entries_in_short(text: str, **options: Any) -> list[tuple[str, str, str]]:
    """Day, amount and words of each entry of a text in which nothing is wrong or open."""
    sheet = read(text, **options)
    assert not sheet.errors, sheet.errors
    assert not sheet.is_open
    return [(entry.on.isoformat(), f"{entry.amount:.2f}", entry.words) for entry in sheet.entries]


def import_url(measure: Measure) -> str:
    """Where a file is sent to, and brought in."""
    return reverse("intentions:entries_import", args=[measure.intention_id])


def send(by: CastMember, measure: Measure, content: str | bytes, **data: str) -> Any:
    """The preview of a file that somebody sends."""
    content = content.encode() if isinstance(content, str) else content
    return by.post(import_url(measure), {"file": SimpleUploadedFile("a.csv", content), **data})


def bring_in(by: CastMember, measure: Measure, **data: str) -> Any:
    """The page after the file that waits was brought in, or after another press on its preview."""
    return by.post(import_url(measure), data or {"bring": "yes"})


def entries_of(by: CastMember) -> list[str]:
    """Day, amount and words of each entry that counts."""
    with viewing(by.viewer):
        return sorted(f"{entry.on} {entry.amount:.2f} {entry.words}" for entry in Entry.objects.filter(removed_at=None))
