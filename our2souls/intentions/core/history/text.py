"""The history in words: what each change reads as, and its pages, by key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.dreams import choices as dream_choices
from our2souls.intentions.core import choices
from our2souls.intentions.core.history.acts import ACTS, AMOUNTS, IN_SENTENCE, UNNAMED
from our2souls.intentions.core.models import HistoryEntry, Intention
from our2souls.lib import money
from our2souls.ui import pagination

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change: who (a face, or None for somebody who is gone), when, and what in a sentence."""

    face: Any
    at: datetime
    text: str
    before: str
    after: str
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some lines, and the key of the next page ("" on the last)."""

    rows: list[HistoryRow]
    following: str


def _act_text(change: HistoryEntry) -> str:
    """The sentence of a change; nothing for an act that is none any more."""
    act = ACTS.get(change.act)
    if act is None:
        return ""
    horizon, rhythm = dict(dream_choices.HORIZONS), dict(choices.RHYTHMS)
    to = {"horizon": horizon.get(change.after, _("open")), "rhythm": rhythm.get(change.after, "")}
    return str(act.sentence) % {"to": to.get(change.act, ""), "number": change.after}


def _value(change: HistoryEntry, stored: str) -> str:
    """What was before or after a change, as it is read."""
    act = ACTS.get(change.act)
    if act is not None and act.values == IN_SENTENCE:
        return ""
    amount, _space, unit = stored.partition(" ")
    if change.act not in AMOUNTS or not amount:
        return stored
    try:
        return money.format_amount(Decimal(amount), unit, get_language() or "en")
    except InvalidOperation:
        return stored


def rows(changes: Iterable[HistoryEntry], us: Any) -> list[HistoryRow]:
    """Changes as lines, with the faces of the two."""
    return [
        HistoryRow(
            None if change.act in UNNAMED else us.face(change.person_id),
            change.at,
            _act_text(change),
            _value(change, change.before),
            _value(change, change.after),
            unnamed=change.act in UNNAMED,
        )
        for change in changes
    ]


def page(intention: Intention, before: str, us: Any) -> HistoryPage:
    """A page of the history, older than the change whose id is `before` (or the newest)."""
    found = pagination.newest_first(HistoryEntry.objects.filter(intention=intention), before, by=("at",), size=PER_PAGE)
    return HistoryPage(rows(found.rows, us), found.following)
