"""How dreams come back from an export: with their history, opened to nobody."""

from django.utils.translation import gettext_lazy as _

from our2souls.delivery import schedules
from our2souls.dreams.actions import AGAIN, HOUR
from our2souls.dreams.models import Dream, DreamEvent, OfferReply, Support
from our2souls.privacy.personal_data.import_kinds import Columns, ImportKind, References
from our2souls.privacy.viewer import current_viewer


def _dream(columns: Columns, _references: References) -> Columns | None:
    support = columns["support"]
    if support and not (isinstance(support, list) and all(isinstance(each, str) for each in support)):
        return None
    return columns


def remind(row: Dream) -> None:
    """A dream that rests until a day ahead is brought up on that day here too."""
    if row.rested_at and row.look_again_on and row.look_again_on > current_viewer().today:
        schedules.schedule_once(row.owner_id, AGAIN, row.pk, row.look_again_on, HOUR)


def _event(columns: Columns, references: References) -> Columns | None:
    dream = references.row(columns["dream_id"])
    return columns | {"dream_id": dream.pk} if isinstance(dream, Dream) else None


def _support(columns: Columns, references: References) -> Columns | None:
    """The dream was somebody else's, and is not here: the words stay."""
    return columns | {"dream": references.stand_in(columns["dream"])}


def _reply(columns: Columns, references: References) -> Columns | None:
    return columns | {"support": references.stand_in(columns["support"])}


KINDS = (
    ImportKind(Dream, _("Dreams"), _dream, complete=remind),
    ImportKind(DreamEvent, _("What happened to your dreams"), _event, parents=("dream_id",), is_part=True),
    ImportKind(Support, _("Support you gave"), _support),
    ImportKind(OfferReply, _("Your answers to offers"), _reply),
)
