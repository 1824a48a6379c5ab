"""What vision notes hold of people: words, photos and their files."""

from collections.abc import Iterable
from typing import Any

from our2souls.privacy.registry import PersonalData, register
from our2souls.vision import media
from our2souls.vision.models import Note, OwnNote, OwnPhoto, Photo
from our2souls.vision.pictures import SIZES


def files() -> Iterable[tuple[str, bytes]]:
    """The viewer's own photos and the couple's, in the largest size."""
    photos: list[Any] = [*OwnPhoto.objects.all(), *Photo.objects.all()]
    for photo in photos:
        yield f"photos/{photo.pk}.webp", media.read(photo, SIZES[-1])


def declare() -> None:
    """Own notes go with their owner, files first; a couple's stay with both, without an erased writer's words and photos."""
    register(
        PersonalData(
            package="vision",
            personal=(OwnPhoto, OwnNote),
            shared={Note: "writer", Photo: "writer"},
            files=files,
            on_erasing=media.remove_of,
        )
    )
