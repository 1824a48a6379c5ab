"""The history in words: what each change reads as, and its pages, by key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.dreams import paging, words
from our2souls.dreams.models import Change, Intention
from our2souls.lib import money

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One change: who (a face, or None for somebody who is gone), when, and what in a sentence."""

    face: Any
    at: datetime
    text: str
    before: str
    after: str
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, and the key of the next page ("" on the last)."""

    lines: list[Line]
    following: str


def _said(change: Change) -> str:
    horizon, rhythm = dict(words.HORIZONS), dict(words.RHYTHMS)
    sentences = {
        "woven": _("wove it"),
        "unwoven": _("took a dream out of it again, with its words"),
        "chosen": _("chose it"),
        "unchosen": _("took the yes back"),
        "renamed": _("gave it a new name"),
        "horizon": _("moved the horizon to %(to)s") % {"to": horizon.get(change.after, _("open"))},
        "rhythm": _("changed how often you look at it: %(to)s") % {"to": rhythm.get(change.after, "")},
        "why": _("wrote the why anew"),
        "milestone.added": _("added a step"),
        "milestone.changed": _("changed a step"),
        "milestone.words": _("wrote about a step"),
        "milestone.done": _("said it is done"),
        "milestone.undone": _("opened it again"),
        "milestone.removed": _("took a step out"),
        "substep.added": _("added a smaller step"),
        "substep.done": _("said a smaller step is done"),
        "substep.undone": _("opened a smaller step again"),
        "substep.removed": _("took a smaller step out"),
        "promised": _("promised something"),
        "promise.changed": _("put a promise of their own into other words"),
        "promise.ended": _("ended a promise of their own"),
        "measure": _("set what would be enough"),
        "measure.start": _("set what there was to begin with"),
        "entry": _("An entry was added"),
        "entry.corrected": _("An entry was corrected"),
        "entry.removed": _("An entry was taken out"),
        "entry.back": _("An entry was put back"),
        "entries.imported": _("Entries came in from a file: %(number)s") % {"number": change.after},
        "names.off": _("Names were turned off for the entries"),
        "names.on": _("A word against names was taken back"),
        "budget.added": _("added a line to the budget"),
        "budget.changed": _("changed a line of the budget"),
        "budget.planned": _("changed what is planned"),
        "budget.spent": _("changed what was spent"),
        "budget.removed": _("took a line out of the budget"),
        "budget.currency": _("counts the budget in another currency"),
        "find.added": _("added something found out"),
        "find.changed": _("changed something found out"),
        "find.removed": _("took out something found out"),
        "rested": _("let it rest"),
        "woken": _("took it up again"),
        "reached": _("said you are there"),
        "reopened": _("took it up again: not quite there yet"),
        "met": _("agreed where your whys meet"),
        "release": _("said it may be released"),
        "released": _("released it, with both your words"),
        "kept": _("would keep it after all"),
        "revisited": _("answered, and both of you looked at it again"),
    }
    return sentences.get(change.act, "")


QUIET = {"horizon", "rhythm", "reached", "entries.imported"}
"""Acts whose values stand in the sentence already."""
AMOUNTS = {
    "measure",
    "measure.start",
    "entry",
    "entry.corrected",
    "entry.removed",
    "entry.back",
    "budget.planned",
    "budget.spent",
}
"""Acts whose values are amounts with their unit."""
UNNAMED = {"entry", "entry.corrected", "entry.removed", "entry.back", "entries.imported", "names.off", "names.on"}
"""Acts that nobody's name stands beside: who put in what stands only in the table behind the picture."""


def _value(change: Change, kept: str) -> str:
    """What was before or after a change, as it is read."""
    if change.act in QUIET:
        return ""
    amount, _space, unit = kept.partition(" ")
    if change.act not in AMOUNTS or not amount:
        return kept
    try:
        return money.format_amount(Decimal(amount), unit, get_language() or "en")
    except InvalidOperation:
        return kept


def lines(changes: Iterable[Change], us: Any) -> list[Line]:
    """Changes as lines, with the faces of the two."""
    return [
        Line(
            None if change.act in UNNAMED else us.face(change.person_id),
            change.at,
            _said(change),
            _value(change, change.before),
            _value(change, change.after),
            unnamed=change.act in UNNAMED,
        )
        for change in changes
    ]


def page(intention: Intention, before: str, us: Any) -> Page:
    """A page of the history, older than the change whose id is `before` (or the newest)."""
    found = paging.newest_first(Change.objects.filter(intention=intention), before, by=("at",), size=PER_PAGE)
    return Page(lines(found.rows, us), found.following)
