"""Which parts are open to the therapist, and until when: the line on top of a brief, and what was opened since last time."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from our2souls.care.brief.model import OpenPart
from our2souls.care.consent import scopes
from our2souls.care.consent.access import ClientAccess
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, Granted

type GrantsByPart = dict[Granted, Grant]
"""The grants that hold, by scope and item."""


def standing_grants(client: ClientAccess) -> GrantsByPart:
    """The grants behind what is read; a part that is only being looked at beforehand has none. One query."""
    rows = Grant.objects.filter(
        grants.in_force(), couple_id=client.us.couple_id, therapist_id=client.engagement.therapist_id
    )
    found = {(row.scope, row.item): row for row in rows.exclude(scope=TABLE)}
    return {part: row for part, row in found.items() if part in client.eyes.grants}


def open_parts(client: ClientAccess, rows: GrantsByPart) -> tuple[OpenPart, ...]:
    """Each part in words with its end; parts of one kind that end on one day together."""
    ends = {part: _end(client, rows[part]) if part in rows else None for part in _parts(client)}
    groups = Counter((part[0], _owner(part), ends[part]) for part in _parts(client))
    return tuple(
        OpenPart(words(client, scope, owner, count), end)
        for (scope, owner, end), count in sorted(
            groups.items(), key=lambda group: (_place(group[0][0], group[0][1]), str(group[0][2]))
        )
    )


def opened_since(client: ClientAccess, rows: GrantsByPart, since: datetime) -> list[tuple[date, tuple[str, ...]]]:
    """What was opened to the therapist since they last looked, in words, by the day."""
    counts: Counter[tuple[date, str, str]] = Counter()
    for part, row in rows.items():
        if row.opened_at > since:
            counts[row.opened_at.astimezone(client.us.zone).date(), part[0], _owner(part)] += 1
    found: dict[date, list[str]] = {}
    for (day, scope, owner), count in sorted(counts.items(), key=lambda item: _place(item[0][1], item[0][2])):
        found.setdefault(day, []).append(words(client, scope, owner, count))
    return [(day, tuple(texts)) for day, texts in found.items()]


def _place(scope: str, owner: str) -> tuple[int, str]:
    return scopes.SCOPES.index(scope), owner


def words(client: ClientAccess, scope: str, owner: str, count: int) -> str:
    """What a part is called: of one's own with whose it is."""
    face = next((face for face in client.us.faces if str(face.id) == owner), None)
    name = {"name": face.name if face else ""}
    return {
        scopes.REPORT: ngettext("%(n)d area of the couple test", "%(n)d areas of the couple test", count)
        % {"n": count},
        scopes.INTENTIONS: _("Intentions"),
        scopes.BRIDGE: ngettext("%(n)d bridge", "%(n)d bridges", count) % {"n": count},
        scopes.STORY: _("Story"),
        scopes.TREND: _("How %(name)s felt over time") % name,
        scopes.STATEMENTS: _("What %(name)s’s own choices say") % name,
    }[scope]


def until_text(parts: Iterable[OpenPart]) -> str:
    """The day on which the first of it ends, for paper, which says no more than all of it can carry; "" where none is known."""
    first = min((part.until for part in parts if part.until), default=None)
    return date_format(first, "DATE_FORMAT") if first else ""


def _parts(client: ClientAccess) -> list[Granted]:
    return sorted(part for part in client.eyes.grants if part[0] in scopes.SCOPES)


def _owner(part: Granted) -> str:
    """Whose own it is, by the last piece of its item; "" of what is joint."""
    return part[1].split(":")[-1] if scopes.is_own(part[0]) else ""


def _end(client: ClientAccess, row: Grant) -> datetime | None:
    """The day on which it ends, so that what ends on one day is told once."""
    if row.ends_at is None:
        return None
    return row.ends_at.astimezone(client.us.zone).replace(hour=12, minute=0, second=0, microsecond=0)
