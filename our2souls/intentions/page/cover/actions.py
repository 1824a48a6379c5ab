"""The acts on an intention's cover: either of the two may choose it, change it, or take it off."""

from uuid import UUID

from our2souls.intentions.core import queries as intention_queries
from our2souls.intentions.core.history import actions as history
from our2souls.intentions.core.models import Intention
from our2souls.privacy.transaction import act
from our2souls.vision import access as vision_access
from our2souls.vision.media.attachments import RawUpload
from our2souls.vision.note_targets import NoteTarget
from our2souls.vision.notes import actions as notes_actions


@act
def choose(intention: Intention, photo_id: UUID) -> None:
    """Put a photo of its notes at the top; nothing happens when it stands there already, or was removed meanwhile."""
    locked = intention_queries.lock(intention)
    is_there = vision_access.photos_about("intention", intention.pk).filter(pk=photo_id).exists()
    if is_there and locked.cover != photo_id:
        history.record(locked, "cover")
        locked.cover = photo_id
        locked.save(update_fields=["cover"])


def upload(intention: Intention, target: NoteTarget, picture: RawUpload) -> None:
    """Put a new photo at the top: it is kept as a vision note of the couple's, like any other."""
    note = notes_actions.update(target, "intention", intention.pk, text="", pictures=[picture])
    choose(intention, vision_access.photos_of(note)[0].pk)


@act
def remove(intention: Intention) -> None:
    """Take it off; the photo stays where it is. Nothing happens when there is none."""
    locked = intention_queries.lock(intention)
    if locked.cover is not None:
        history.record(locked, "cover.removed")
        locked.cover = None
        locked.save(update_fields=["cover"])
