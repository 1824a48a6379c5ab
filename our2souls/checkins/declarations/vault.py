"""Check-ins that nobody else sees can be put in a vault, with their place on the grid."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from our2souls.checkins import vocabulary
from our2souls.checkins.declarations import readable
from our2souls.checkins.models import CheckIn
from our2souls.privacy.models import Share
from our2souls.privacy.personal_data.readable import ReadableEntry
from our2souls.vault.kinds import VaultKind, register


def _private() -> Any:
    shares = Share.objects.filter(row=OuterRef("pk"), closed_at=None)
    return CheckIn.objects.filter(~Exists(shares)).order_by("-at", "-pk")


def _title(row: CheckIn) -> str:
    return ", ".join(vocabulary.labels_of(row.words or ()) or vocabulary.place_words(row.ease, row.energy))


def _entry(row: CheckIn, _parts: Sequence[Any]) -> ReadableEntry:
    return readable.told(row)


CHECKIN = VaultKind(
    CheckIn,
    _("Mood"),
    _("Moods"),
    "checkins:check_in_one",
    _private,
    title=_title,
    at=lambda row: row.at,
    entry=_entry,
)


def declare() -> None:
    """Declare it."""
    register(CHECKIN)
