"""Keeping photos: each size sealed with its owner's or couple's key, in the file store; read back only for a viewer."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from our2souls.lib.clock import now
from our2souls.privacy import keys, unscoped
from our2souls.privacy.fields import NotYours
from our2souls.privacy.scoping import Row
from our2souls.privacy.viewer import current_viewer
from our2souls.vision.models import OwnPhoto, Photo, file_of, place_of
from our2souls.vision.pictures import SIZES, Clean

YOUNG = timedelta(hours=1)


def write(photo: Row, picture: Clean) -> None:
    """Seal and write all sizes of a photo; after a failure nothing of it is left."""
    try:
        for size, plain in picture.files.items():
            sealed = keys.seal(photo.key_holder(), plain, place_of(photo, size))
            default_storage.save(file_of(photo, size), ContentFile(sealed))
    except BaseException:
        remove(photo)
        raise


def read(photo: Row, size: int) -> bytes:
    """The WebP bytes of one size.

    Raises NotYours for a viewer who may not see the photo, FileNotFoundError when the file is gone.
    """
    if not photo.may_be_read_by(current_viewer(), {"all"}):
        msg = "This photo is not for this viewer."
        raise NotYours(msg)
    with default_storage.open(file_of(photo, size)) as file:
        return keys.unseal(photo.key_holder(), file.read(), place_of(photo, size))


def remove(photo: Row) -> None:
    """Delete all files of a photo; what is gone already is no error."""
    for size in SIZES:
        default_storage.delete(file_of(photo, size))


def remove_of(person_id: UUID) -> None:
    """Delete everything a person put in, for erasure: the couple's rows now, the files once it is sure to happen.

    The person's own rows go with the rest of what they own.
    """
    shared = unscoped.rows(Photo, "media.work").filter(writer_id=person_id)
    gone: list[Row] = [*unscoped.rows(OwnPhoto, "media.work").filter(owner_id=person_id), *shared]
    shared.delete()
    for photo in gone:
        transaction.on_commit(partial(remove, photo))


def sweep() -> int:
    """Delete files that have been without a row for an hour (a process died between the two); says of how many photos.

    Files are written before their rows: a younger one may belong to a request that is not done yet.
    """
    swept = 0
    for folder, ids in _stored():
        known = set(unscoped.rows(Photo, "media.work").filter(pk__in=ids).values_list("pk", flat=True))
        known |= set(unscoped.rows(OwnPhoto, "media.work").filter(pk__in=ids).values_list("pk", flat=True))
        for lost in ids - known:
            names = [f"photos/{folder}/{lost.hex}-{size}" for size in SIZES]
            left = [name for name in names if default_storage.exists(name)]
            if any(default_storage.get_modified_time(name) > now() - YOUNG for name in left):
                continue
            swept += 1
            for name in left:
                default_storage.delete(name)
    return swept


def _stored() -> Iterable[tuple[str, set[UUID]]]:
    if not default_storage.exists("photos"):
        return
    for folder in default_storage.listdir("photos")[0]:
        names = default_storage.listdir(f"photos/{folder}")[1]
        yield folder, {UUID(name.split("-")[0]) for name in names}
