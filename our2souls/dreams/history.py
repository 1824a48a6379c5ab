"""An intention's visible history: who changed what, when. Words before and after are the couple's, encrypted."""

from our2souls.dreams.models import Change, Intention
from our2souls.privacy.viewer import current_viewer


class Overtaken(Exception):
    """Somebody else changed the same words meanwhile; both versions are kept for the later one to decide."""

    def __init__(self, theirs: dict[str, object], version: int) -> None:
        super().__init__("Changed meanwhile.")
        self.theirs = theirs
        self.version = version


def note(intention: Intention, act: str, *, before: str = "", after: str = "") -> Change:
    """Add a line to the history, by the viewer, now."""
    return Change.objects.create(
        couple_id=intention.couple_id,
        intention=intention,
        person_id=current_viewer().person_id,
        act=act,
        before=before,
        after=after,
    )
