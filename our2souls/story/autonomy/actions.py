"""Sharing a statement about oneself, and taking it back."""

from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.audiences import sharing
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.story.autonomy.models import SharedStatement
from our2souls.story.autonomy.statements import Statement, copy_of

SHARED = "statement_shared"
"""The partner event of an act here."""


@act
def share(statement: Statement) -> SharedStatement:
    """Let the partner read a statement about the viewer as it stands now; shared again, the newer one takes its place.

    The copy holds its counts and days alone. The same once more changes nothing. Raises NotPermitted without a partner.
    """
    viewer = current_viewer()
    figures = copy_of(statement)
    rows = SharedStatement.objects.select_for_update()
    row, _is_new = rows.get_or_create(
        owner_id=viewer.person_id, kind=statement.kind, defaults={"figures": figures, "made_at": now()}
    )
    is_shared = sharing.level_of(row) == "all"
    if is_shared and row.figures == figures:
        return row
    row.figures, row.made_at = figures, now()
    row.save(update_fields=["figures", "made_at"])
    sharing.share(row)
    audit.record("statement.shared", row)
    partner_events.tell_partner(SHARED, row.pk, occasion=row.made_at.isoformat())
    return row


@act
def unshare(row: SharedStatement) -> None:
    """Close it to the partner at once, and delete the copy; the partner isn’t told."""
    sharing.unshare(row)
    partner_events.take_back(SHARED, row.pk)
    row.delete()
