"""Whose the words of a joint row are, where both may rewrite them: each text says who wrote it, and none is lost."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from our2souls.intentions.core.models import TextRevision
from our2souls.privacy.viewer import current_viewer


def set_text(row: Any, **texts: str) -> None:
    """Put texts into a row, unsaved. A new text is the viewer's; one kept as it was stays its writer's; none is nobody's."""
    me = current_viewer().person_id
    for name, text in texts.items():
        if text != getattr(row, name):
            setattr(row, name, text)
            setattr(row, f"{name}_by_id", me if text else None)


def replace_text(row: Any, **texts: str) -> None:
    """The same for a row that stands: what its texts said until now stays readable."""
    for name, text in texts.items():
        if getattr(row, name) not in {"", text}:
            TextRevision.objects.create(
                couple_id=row.couple_id, about=row.pk, column=row._meta.get_field(name).seal, words=getattr(row, name),
                words_by_id=getattr(row, f"{name}_by_id"),
            )  # fmt: skip
    set_text(row, **texts)


def revisions_of(row: Any, limit: int = 50) -> QuerySet[TextRevision]:
    """What a row's texts said before, latest first."""
    return TextRevision.objects.filter(about=row.pk).order_by("-until", "-pk")[:limit]


def erase_text(row: Any, person_id: UUID, *names: str) -> None:
    """Take a person's texts out of a row, and save it if there were any; that they wrote there stays known."""
    theirs = [name for name in names if getattr(row, f"{name}_by_id") == person_id]
    for name in theirs:
        setattr(row, name, "")
    if theirs:
        row.save(update_fields=theirs)
