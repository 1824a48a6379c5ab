"""What their own choices say, of those who opened it: copies, as they stood then."""

from typing import Any

from our2souls.care.brief import text
from our2souls.care.brief.model import StatementLine
from our2souls.care.consent.access import ClientAccess
from our2souls.care.consent.models import TherapistStatement
from our2souls.story.autonomy import statements as autonomy


def statements(client: ClientAccess) -> tuple[tuple[Any, tuple[StatementLine, ...]], ...]:
    """The statements that each opened, as they stood then; one query."""
    rows = list(TherapistStatement.objects.filter(engagement=client.engagement.pk))
    order = list(autonomy.KINDS)
    rows.sort(key=lambda row: order.index(row.kind) if row.kind in order else len(order))
    found = []
    for face in client.us.faces:
        texts = tuple(each for row in rows if row.owner_id == face.id and (each := _statement(client, row, face.name)))
        if texts:
            found.append((face, texts))
    return tuple(found)


def _statement(client: ClientAccess, row: TherapistStatement, name: str) -> StatementLine | None:
    found = autonomy.from_copy(row.kind, row.figures)
    if found is None:
        return None
    read = text.statement(found, name)
    return StatementLine(read.title, read.sentence, read.evidence, row.made_at.astimezone(client.us.zone).date())
