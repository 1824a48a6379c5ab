"""Notes, through the acts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from our2souls.privacy.viewer import viewing
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.models import AnyNote
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember


def a_note(
    by: CastMember, text: str = "The light at six", *, shared: bool = False, attachments: Attachments | None = None
) -> AnyNote:
    """A note about nothing but itself: one's own, or the couple's."""
    with viewing(by.viewer):
        return notes_actions.create_standalone(shared=shared, text=text, attachments=attachments or Attachments())


def a_note_about(
    by: CastMember,
    kind: str,
    about: UUID,
    text: str = "The light at six",
    pictures: Sequence[Any] = (),
    memo: Any = None,
) -> AnyNote:
    """A note on a dream, an intention or a day of two."""
    with viewing(by.viewer):
        target = vision_note_targets.target(by.viewer, kind, about)
        return notes_actions.update(target, kind, about, text=text, pictures=pictures, memo=memo)
