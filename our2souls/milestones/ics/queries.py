"""Reads of a file that waits: its dates, beside the couple's days."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from our2souls.milestones import queries as milestone_queries
from our2souls.milestones.ics.reader import FoundDate
from our2souls.milestones.models import DATED, IcsUpload
from our2souls.privacy.viewer import current_viewer


@dataclass(frozen=True, slots=True)
class IcsRow:
    """A date of a file by its place in it; whether it stands among the couple's days, and whether it lies behind for good."""

    number: int
    found: FoundDate
    is_here: bool
    is_past: bool


def unreadable_in(upload: IcsUpload) -> int:
    """How many entries of the file could not be read."""
    number: int = upload.dates["unreadable"]
    return number


def rows_of(upload: IcsUpload) -> list[IcsRow]:
    """Every date of the viewer's file, earliest first; one query.

    A date is here where one of its title, whatever the case, is on the same day, or comes every year on that day.
    """
    viewer = current_viewer()
    days: set[tuple[str, date]] = set()
    yearly: set[tuple[str, int, int]] = set()
    for day in milestone_queries.all_of(viewer):
        if day.precision in DATED:
            days.add((_alike(day.title), day.on))
            if day.yearly:
                yearly.add((_alike(day.title), day.on.month, day.on.day))
    rows = []
    for number, each in enumerate(_dates_in(upload)):
        title = _alike(each.title)
        is_here = (title, each.on) in days or (title, each.on.month, each.on.day) in yearly
        rows.append(IcsRow(number, each, is_here, is_past=not each.yearly and each.on < viewer.today))
    return rows


def _dates_in(upload: IcsUpload) -> list[FoundDate]:
    return [FoundDate(**(each | {"on": date.fromisoformat(each["on"])})) for each in upload.dates["dates"]]


def _alike(title: str) -> str:
    """A title as it is compared."""
    return unicodedata.normalize("NFC", str(title)).casefold()
