"""What somebody could put in their vault: their own dreams, moods and notes that nobody else sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator

from our2souls.privacy.viewer import Viewer
from our2souls.vault import access as vault_access
from our2souls.vault import kinds

FEW, PER_PAGE = 6, 40
MOST = 100
"""How many things go in at once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line to choose: the value of its box, its title and moment."""

    value: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidates:
    """Those of one kind: some of them, and whether there are more."""

    name: str
    plural: Any
    rows: list[Candidate]
    has_more: bool


def page(name: str, number: str) -> dict[str, Any]:
    """The newest few of each kind, or a page of one kind, with where the next one is."""
    kind = kinds.kind_of(name)
    if kind is None:
        groups = [_group(each, list(each.private()[: FEW + 1]), FEW) for each in kinds.kinds()]
        return {"groups": [each for each in groups if each.rows], "kind": None, "following": 0}
    pages = Paginator(kind.private(), PER_PAGE)
    found = pages.get_page(number)
    following = found.next_page_number() if found.has_next() else 0
    return {"groups": [_group(kind, list(found), PER_PAGE)], "kind": kind, "following": following}


def _group(kind: kinds.VaultKind, rows: Sequence[Any], size: int) -> Candidates:
    lines = [Candidate(f"{kind.name}:{row.pk}", str(kind.title(row)), kind.at(row)) for row in rows[:size]]
    return Candidates(kind.name, kind.plural, lines, len(rows) > size)


def chosen(viewer: Viewer, values: Sequence[str]) -> list[tuple[kinds.VaultKind, Any]]:
    """The rows that were chosen, each with its kind; Http404 for one that is not there, or not the viewer's alone."""
    found = []
    for value in dict.fromkeys(values[:MOST]):
        name, _colon, row_id = value.partition(":")
        try:
            found.append(vault_access.candidate_for(viewer, name, UUID(row_id)))
        except ValueError:
            continue
    return found
