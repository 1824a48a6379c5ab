"""Dreams that nobody else sees can be put in a vault, with their history and the notes on them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import schedules
from our2souls.dreams.actions import AGAIN
from our2souls.dreams.declarations import imports, readable
from our2souls.dreams.models import Dream, DreamEvent
from our2souls.privacy.models import Share
from our2souls.privacy.personal_data.readable import ReadableEntry, texts
from our2souls.vault.kinds import VaultKind, register
from our2souls.vision.notes import vault_parts

NOTES_ON = "dream"
"""What notes call a dream they are about."""


def _private() -> Any:
    shares = Share.objects.filter(row=OuterRef("pk"), closed_at=None)
    return Dream.objects.filter(~Exists(shares)).order_by("-made_at", "-pk")


def _parts(dream: Dream) -> list[Any]:
    events = DreamEvent.objects.filter(dream=dream).order_by("at", "pk")
    return [*events, *vault_parts.parts_about(NOTES_ON, dream.pk)]


def _entry(dream: Dream, parts: Sequence[Any]) -> ReadableEntry:
    events = [row for row in parts if isinstance(row, DreamEvent)]
    notes = texts(*vault_parts.texts_of(parts, gettext("A note")))
    entry = readable.told(dream, events)
    return replace(entry, texts=(*entry.texts, *notes))


def _leave(dream: Dream) -> None:
    schedules.cancel(dream.owner_id, AGAIN, dream.pk)


DREAM = VaultKind(
    Dream,
    _("Dream"),
    _("Dreams"),
    "dreams:dream",
    _private,
    title=lambda dream: dream.line,
    at=lambda dream: dream.made_at,
    entry=_entry,
    parts=_parts,
    leave=_leave,
    come_back=imports.remind,
)


def declare() -> None:
    """Declare it."""
    register(DREAM, parts=(DreamEvent,))
