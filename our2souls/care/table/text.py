"""What a therapist looked at, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from our2souls.care.consent import scopes
from our2souls.care.looks.models import Look
from our2souls.care.table.parts import HEADINGS, PartGroup
from our2souls.privacy.viewer import TABLE

KINDS = {
    "page": gettext_lazy("Read on the screen"),
    "print": gettext_lazy("Opened for print"),
    "pdf": gettext_lazy("Saved as a PDF"),
}


@dataclass(frozen=True, slots=True)
class LookRow:
    """One look: when, how, by whom, and the parts that stood on the page."""

    at: datetime
    kind: str
    name: str
    parts: list[str]


def look_rows(looks: Iterable[Look], groups: Iterable[PartGroup], us: Any) -> list[LookRow]:
    """Looks as one of the two reads them: what is the other's own stands on the other's page alone.

    A part that is no more is called by its kind.
    """
    titles = {(part.scope, part.item): str(part.title) for group in groups for part in group.parts}
    return [
        LookRow(
            look.at, str(KINDS.get(look.kind, look.kind)), look.name or _("A therapist"), list(_parts(look, titles, us))
        )
        for look in looks
    ]


def _parts(look: Look, titles: dict[tuple[str, str], str], us: Any) -> Iterator[str]:
    for scope, item in look.parts or ():
        if scope == TABLE or scope not in HEADINGS:
            continue
        if scopes.is_own(scope):
            if str(us.me.id) in item.split(":"):
                yield _of_me(scope, us)
        else:
            yield titles.get((scope, item), str(HEADINGS[scope][0]))


def _of_me(scope: str, us: Any) -> str:
    words = _("%(name)s: feelings by week") if scope == scopes.TREND else _("%(name)s: statements")
    return words % {"name": us.me.name}
