"""What each says once they are there."""

from our2souls.intentions.core.models import Celebration, Intention
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


@act
def celebrate(intention: Intention, words: str) -> Celebration:
    """What the viewer says now that they are there; said again it replaces what they said."""
    viewer = current_viewer()
    celebration = Celebration.objects.filter(intention=intention, person_id=viewer.person_id).first() or Celebration(
        couple_id=intention.couple_id, intention=intention, person_id=viewer.person_id
    )
    celebration.words, celebration.made_at = words, now()
    celebration.save()
    return celebration
