"""How check-ins come back from an export: as their writer's own, shown to nobody."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from our2souls.checkins.models import CheckIn, CheckInResponse, Closeness
from our2souls.privacy.personal_data.import_kinds import Columns, ImportKind, References
from our2souls.privacy.viewer import current_viewer

NEAREST = 7


def _checkin(columns: Columns, _references: References) -> Columns | None:
    words: Any = columns["words"]
    are_words = not words or (isinstance(words, list) and all(isinstance(each, str) for each in words))
    return columns if are_words else None


def _response(columns: Columns, references: References) -> Columns | None:
    """What was answered to is the other's, and is not here: the answer stays."""
    return columns | {"checkin": references.stand_in(columns["checkin"])}


def _closeness(columns: Columns, references: References) -> Columns | None:
    """About the couple of that time: the one they are in, or one that is not here."""
    value, couple = columns["value"], columns["couple"]
    if type(value) is not int or not 1 <= value <= NEAREST:
        return None
    return columns | {"couple": couple if couple == current_viewer().couple_id else references.stand_in(couple)}


KINDS = (
    ImportKind(CheckIn, _("Moods"), _checkin),
    ImportKind(CheckInResponse, _("Answers to moods"), _response),
    ImportKind(Closeness, _("How close you felt"), _closeness),
)
