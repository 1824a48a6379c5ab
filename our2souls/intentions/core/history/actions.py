"""An intention's visible history: who changed what, when. Words before and after are the couple's, encrypted."""

from our2souls.intentions.core.models import HistoryEntry, Intention
from our2souls.privacy.viewer import current_viewer


def record(intention: Intention, act: str, *, before: str = "", after: str = "") -> HistoryEntry:
    """Add a line to the history, by the viewer, now."""
    return HistoryEntry.objects.create(
        couple_id=intention.couple_id,
        intention=intention,
        person_id=current_viewer().person_id,
        act=act,
        before=before,
        after=after,
    )
