"""The acts on a calendar's file: keep what was found for its sender alone, add what they choose, throw it away."""

from collections.abc import Collection
from dataclasses import asdict

from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.ics import access, queries
from our2souls.milestones.ics.reader import IcsFile
from our2souls.milestones.models import DATE, DAY, IcsUpload, MilestoneImport
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

IMPORTED = "milestones_imported"


@act
def store(file: IcsFile) -> IcsUpload:
    """Keep the dates of a file for the viewer alone, in place of one that waited, whose address never shows these."""
    owner_id = current_viewer().person_id
    IcsUpload.objects.filter(owner_id=owner_id).delete()
    upload = IcsUpload(owner_id=owner_id)
    dates = [asdict(each) | {"on": each.on.isoformat()} for each in file.dates]
    upload.dates = {"dates": dates, "unreadable": file.unreadable}
    upload.save(force_insert=True)
    return upload


@act
def discard(upload: IcsUpload) -> None:
    """Throw the viewer's file away; nothing of it came in."""
    IcsUpload.objects.filter(pk=upload.pk).delete()


@act
def add_from_ics(upload: IcsUpload, chosen: Collection[int], *, once_more: Collection[int] = frozenset()) -> int | None:
    """Make days of both of the chosen dates of a file, all or none; the file is forgotten, and the partner is told once.

    Of `chosen`, those that have come to stand among the couple's days meanwhile are left out; `once_more` names those that stood
    there and are wanted all the same. Says how many came in; None when the file was decided on already.
    """
    locked = IcsUpload.objects.select_for_update().filter(pk=upload.pk).first()
    if locked is None:
        return None
    days = [
        MilestoneData(str(row.found.title), row.found.on, DAY if row.found.has_year else DATE, yearly=row.found.yearly)
        for row in queries.rows_of(locked)
        if row.number in once_more or (row.number in chosen and not row.is_here)
    ]
    locked.delete()
    if days:
        _note(upload, milestone_actions.create_all(days))
    return len(days)


def _note(upload: IcsUpload, number: int) -> None:
    viewer = current_viewer()
    row = MilestoneImport(id=upload.pk, couple_id=viewer.couple, brought_by_id=viewer.person_id)
    row.number = str(number)
    row.save(force_insert=True)
    audit.record("relationship_milestone.imported", row)
    partner_events.tell_partner(IMPORTED, row.pk)


def sweep() -> int:
    """Forget what nobody decided on; says how many files."""
    return unscoped.queryset(IcsUpload, "ics.sweep").filter(made_at__lte=now() - access.LASTS).delete()[0]
