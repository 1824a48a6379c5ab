"""New data keys for every person and couple, while the server runs: what the old ones sealed is sealed anew, then they go.

First every holder gets a new version beside the old one. Then rows and files are sealed anew, in small transactions. A process
may know only the old version for a minute, and a request may save what it read before; so everything is looked through
again after a pause that outlives both, until nothing of the old version was found. Then the old version is destroyed.
Whatever moment it is cut off at, the same command goes on from there.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import models, transaction

from our2souls.operation.lock import one_at_a_time
from our2souls.operation.progress import Say, counted
from our2souls.privacy import keys, master_key, unscoped
from our2souls.privacy.fields import Ciphertext, EncryptedField, sealed_columns, sealed_models
from our2souls.privacy.models import INSTANCE, DataKey
from our2souls.privacy.scoping import OwnedModel
from our2souls.vision.media import inventory

MARKER = ".rotation"
"""A file in the data folder while new keys are being handed out."""
SECONDS_IN_FLIGHT = keys.SECONDS_IN_MEMORY + 60
SECONDS_BETWEEN_LINES = 10
BATCH = 100
type Versions = dict[UUID, int]


def rotate(say: Say) -> int:
    """Hand out new keys, seal everything anew, destroy the old keys; says how many texts and files were sealed anew."""
    with one_at_a_time(settings.OUR2SOULS_DATA):
        _begin(settings.OUR2SOULS_DATA / MARKER, say)
        resealed = _seal_all_anew(say)
        _pause(say)
        while found := _seal_all_anew(say):
            resealed += found
            _pause(say)
        _store().exclude(previous=None).update(previous=None)
        keys.clear_cache()
    return resealed


def _store() -> models.QuerySet[DataKey]:
    return DataKey.objects.using("keys").exclude(kind=INSTANCE)


def _begin(marker: Path, say: Say) -> None:
    """Give everybody a new version, unless all have theirs and only the sealing was cut off."""
    rows = _store().filter(wrapped__isnull=False, previous=None).order_by("holder")
    if marker.exists() or not _store().exclude(previous=None).exists():
        marker.touch(mode=0o600)
        for row in counted(rows, rows.count(), "New keys", say):
            wrapped = master_key.wrap(os.urandom(keys.KEY_BYTES))
            # one that was erased meanwhile gets none
            rows.filter(holder=row.holder, wrapped=row.wrapped, version=row.version).update(
                wrapped=wrapped, previous=row.wrapped, version=row.version + 1
            )
        marker.unlink()
    keys.clear_cache()


def _pause(say: Say) -> None:
    """Let every process forget the old version, and every request that is under way end."""
    until = time.monotonic() + SECONDS_IN_FLIGHT
    while (left := until - time.monotonic()) > 0:
        say(f"Waiting for what is under way: {left:.0f} seconds.")
        time.sleep(min(left, SECONDS_BETWEEN_LINES))


def _seal_all_anew(say: Say) -> int:
    versions = dict(_store().exclude(previous=None).values_list("holder", "version"))
    if not versions:
        return 0
    resealed = sum(_seal_model_anew(model, versions, say) for model in sealed_models())
    for row in counted(inventory.rows(), inventory.count(), "photos and memos", say):
        if row.key_holder() in versions:
            try:
                resealed += inventory.reseal(row, versions)
            except (InvalidTag, keys.KeyErased):  # damaged before, which the doctor says; or erased meanwhile
                continue
    return resealed


def _seal_model_anew(model: type[OwnedModel], versions: Versions, say: Say) -> int:
    rows, columns, resealed = unscoped.queryset(model, "keys.rotate"), sealed_columns(model), 0
    looked_at = counted(rows.order_by("pk").iterator(BATCH), rows.count(), model.seal_name, say)
    old = [row.pk for row in looked_at if any(_is_old(row, column, versions) for column in columns)]
    for start in range(0, len(old), BATCH):
        with transaction.atomic():
            for row in rows.select_for_update().filter(pk__in=old[start : start + BATCH]):
                if anew := dict(_sealed_anew(row, columns, versions)):
                    rows.filter(pk=row.pk).update(**anew)
                    resealed += len(anew)
    return resealed


def _is_old(row: OwnedModel, column: EncryptedField, versions: Versions) -> bool:
    sealed, version = row.__dict__[column.attname], versions.get(row.key_holder())
    return bool(sealed) and version is not None and keys.version_of(sealed) < version


def _sealed_anew(
    row: OwnedModel, columns: list[EncryptedField], versions: Versions
) -> Iterator[tuple[str, Ciphertext]]:
    for column in columns:
        if _is_old(row, column, versions):
            place, holder = column.associated_data(row), row.key_holder()
            try:
                plain = keys.decrypt(holder, row.__dict__[column.attname], place)
                yield column.attname, Ciphertext(keys.encrypt(holder, plain, place))
            except (InvalidTag, keys.KeyErased):
                continue
