"""What vision notes and letters hold of people: words, photos, memos and their files."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import Any
from uuid import UUID

from our2souls.lib.formats.image_formats import SIZES
from our2souls.privacy.personal_data.registry import PersonalData, StoredFile, register
from our2souls.privacy.viewer import current_viewer
from our2souls.vision import letters
from our2souls.vision.declarations import imports
from our2souls.vision.declarations.readable import readable
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import (
    READY,
    PersonalMemo,
    PersonalNote,
    PersonalPhoto,
    SharedMemo,
    SharedNote,
    SharedPhoto,
)


def files() -> Iterable[StoredFile]:
    """The viewer's own photos and memos and the couple's, photos in the largest size; of sealed letters only one's own.

    One whose file is lost is left out: the rest is not held back for it.
    """
    viewer = current_viewer()
    own: Any = (PersonalPhoto, SharedPhoto, PersonalMemo, SharedMemo)
    for kind in own:
        for row in kind.objects.select_related("note"):
            if row.state == READY and row.is_exportable_by(viewer):
                name, part = ("webp", SIZES[-1]) if kind.FOLDER == "photos" else ("mp3", 0)
                with suppress(FileNotFoundError):
                    size = encrypted_storage.size_of(row, part)
                    yield StoredFile(f"{kind.FOLDER}/{row.pk}.{name}", size, partial(encrypted_storage.read, row, part))


def forget(person_id: UUID) -> None:
    """Take away all files, and letters that nobody has opened: what nobody read leaves nothing that would be a fact."""
    encrypted_storage.remove_of(person_id)
    letters.forget_unopened(person_id)


def forget_in(couple_id: UUID, person_id: UUID) -> None:
    """The same in one couple: the files a person put in, and letters that nobody has opened."""
    encrypted_storage.remove_of_couple(couple_id, person_id)
    letters.forget_unopened(person_id, couple_id)


def declare() -> None:
    """Own notes go with their owner, files first; a couple's stay with both, without an erased writer's words and files."""
    register(
        PersonalData(
            package="vision",
            personal=(PersonalPhoto, PersonalMemo, PersonalNote),
            shared={SharedNote: "writer", SharedPhoto: "writer", SharedMemo: "writer"},
            files=files,
            on_erasing=forget,
            on_erasing_words=forget_in,
            on_erasing_couple=encrypted_storage.remove_of_couple,
            readable=readable,
            imports=imports.KINDS,
            joint_records=imports.joint_records,
        )
    )
