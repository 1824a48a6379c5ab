"""What their own choices say, of those who opened it: copies, as they stood then."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from our2souls.care.brief import text
from our2souls.care.brief.model import StatementLine
from our2souls.care.consent.access import ClientAccess
from our2souls.care.consent.models import TherapistStatement
from our2souls.lib.clock import now
from our2souls.story.autonomy import statements as autonomy

type StatementsOfFaces = tuple[tuple[Any, tuple[StatementLine, ...]], ...]
"""Of each of the two who opened some."""


def of_now(client: ClientAccess, owner_id: UUID, found: Iterable[autonomy.Statement]) -> StatementsOfFaces:
    """Statements about one partner as a yes of today would copy them: for that partner, who looks how it would be."""
    face = client.us.face(owner_id)
    if face is None:
        return ()
    day = now().astimezone(client.us.zone).date()
    lines = (_line(autonomy.from_copy(each.kind, autonomy.copy_of(each)), face.name, day) for each in found)
    texts = tuple(each for each in lines if each)
    return ((face, texts),) if texts else ()


def statements(client: ClientAccess) -> StatementsOfFaces:
    """The statements that each opened, as they stood then; one query."""
    rows = list(TherapistStatement.objects.filter(engagement=client.engagement.pk))
    order = list(autonomy.KINDS)
    rows.sort(key=lambda row: order.index(row.kind) if row.kind in order else len(order))
    found = []
    for face in client.us.faces:
        lines = (
            _line(autonomy.from_copy(row.kind, row.figures), face.name, row.made_at.astimezone(client.us.zone).date())
            for row in rows
            if row.owner_id == face.id
        )
        texts = tuple(each for each in lines if each)
        if texts:
            found.append((face, texts))
    return tuple(found)


def _line(found: autonomy.Statement | None, name: str, day: date) -> StatementLine | None:
    if found is None:
        return None
    read = text.statement(found, name)
    return StatementLine(read.title, read.sentence, read.evidence, day)
