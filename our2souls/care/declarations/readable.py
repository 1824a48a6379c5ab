"""Who sat at the table of two, and what was looked at, to be read."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from our2souls.care.consent.models import Engagement
from our2souls.care.consent.scopes import is_own
from our2souls.care.looks.models import Look
from our2souls.care.table.parts import HEADINGS
from our2souls.care.table.text import KINDS
from our2souls.privacy.models import Grant
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts
from our2souls.privacy.viewer import TABLE, current_viewer


def readable() -> Iterable[ReadableSection]:
    """Every engagement with what was opened in it, and every look, earliest first."""
    yield section("engagements", _("Therapists"), Engagement.objects.order_by("invited_at", "pk"), _engagements)
    yield section("looks", _("What was looked at"), Look.objects.order_by("at", "pk"), _looks)


def _engagements(rows: Sequence[Engagement]) -> list[ReadableEntry]:
    viewer = current_viewer()
    grants: dict[object, list[str]] = {}
    for each in Grant.objects.filter(couple_id=viewer.couple).exclude(scope=TABLE).order_by("opened_at", "pk"):
        if each.owner_id in {None, viewer.person_id}:
            end = each.closed_at or each.ends_at
            heading = str(HEADINGS[each.scope][0])
            grants.setdefault(each.therapist_id, []).append(f"{heading}: {each.opened_at:%Y-%m-%d} – {end:%Y-%m-%d}")
    return [
        ReadableEntry(
            id=row.pk,
            title=row.name or (_("A therapist") if row.accepted_at else _("Invitation by link")),
            at=row.invited_at,
            texts=texts(
                ReadableText(_("What was open"), "\n".join(grants.get(row.therapist_id, []))),
                ReadableText(_("Ended"), f"{row.ended_at:%Y-%m-%d}" if row.ended_at else ""),
            ),
        )
        for row in rows
    ]


def _looks(rows: Sequence[Look]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk,
            title=row.name or _("A therapist"),
            at=row.at,
            texts=texts(ReadableText(str(KINDS.get(row.kind, row.kind)), _parts(row))),
        )
        for row in rows
    ]


def _parts(row: Look) -> str:
    """By kind: whose own it was stands in the list of looks, not in what is taken along."""
    found = [scope for scope, _item in row.parts or () if scope in HEADINGS]
    return ", ".join(str(HEADINGS[scope][0]) for scope in dict.fromkeys(found) if not is_own(scope)) or "–"
