"""The job that makes a clean photo or memo of what came raw: after the page has answered, in the worker, one at a time.

It may run twice, or be killed at any line: the row says what is still to do, and the raw file stays until that is done.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import structlog
from django.tasks import task
from django.utils import translation

from our2souls.delivery.registry import recipients
from our2souls.delivery.worker import jobs
from our2souls.privacy import unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import exporting, viewing
from our2souls.vision.media import encrypted_storage, images, voice_memos
from our2souls.vision.media.attachments import is_memo
from our2souls.vision.models import (
    RAW,
    READY,
    REFUSED,
    WAITING,
    Attachment,
    PersonalMemo,
    PersonalPhoto,
    SharedMemo,
    SharedPhoto,
)

log = structlog.get_logger("our2souls.vision")

KINDS: dict[str, type[Attachment]] = {
    kind.seal_name: kind for kind in (SharedPhoto, PersonalPhoto, SharedMemo, PersonalMemo)
}
"""What waits to be prepared, as jobs call it."""


class PreparationFailed(Exception):
    """Something beside the file itself went wrong (a full disk, a database that is away): it is tried again."""


@task
def prepare(kind: str, pk: str) -> None:
    """Make what a row waits for: `kind` is the name its model is sealed under, `pk` its id.

    A row that is gone, or done, is left alone.
    """
    row = _waiting(KINDS[kind]).select_related("note").filter(pk=UUID(pk)).first()
    writer = row and recipients.load(row.note.writer_of)
    if row is None or writer is None:
        return
    with ExitStack() as stack:
        stack.enter_context(viewing(writer.viewer))
        stack.enter_context(exporting())  # of a letter that came back sealed, nobody else's eyes would do
        stack.enter_context(translation.override(writer.language))
        try:
            made, columns = _made(row)
            encrypted_storage.write(row, made)
        except (images.InvalidImage, voice_memos.InvalidMemo) as sentence:
            made, columns = {}, {"state": REFUSED, "problem": str(sentence)}
        except FileNotFoundError:
            made, columns = {}, {"state": REFUSED}
        except Exception as failure:  # noqa: BLE001 - the job's row would keep the words of any other exception
            raise PreparationFailed(type(failure).__name__) from None
        settled = _settle(row, {"state": READY, "name": ""} | columns)
    encrypted_storage.remove(row, (RAW,) if settled else None)


def _waiting(model: type[Attachment]) -> Any:
    return unscoped.queryset(model, "media.work").filter(state=WAITING)


def _made(row: Any) -> tuple[dict[int, bytes], dict[str, Any]]:
    raw = encrypted_storage.raw_of(row)
    if is_memo(row):
        sound = voice_memos.process(raw, name=row.name)
        return sound.files, {"seconds": sound.seconds, "size": len(sound.plain)}
    picture = images.process(raw, name=row.name)
    return picture.files, {"width": picture.width, "height": picture.height}


@act
def _settle(row: Attachment, columns: dict[str, Any]) -> bool:
    """Keep what came of it; False when the row was taken away meanwhile, so that its files go too."""
    locked: Any = _waiting(type(row)).select_for_update().filter(pk=row.pk).first()
    if locked is None:
        return False
    locked.note = row.note
    for name, value in columns.items():
        setattr(locked, name, value)
    locked.save(update_fields=[*columns])
    return True


def enqueue(row: Attachment) -> None:
    """Let a row that waits be prepared, once the transaction of its act is kept."""
    if row.state == WAITING:
        prepare.enqueue(row.seal_name, str(row.pk))


def resume() -> int:
    """Let what still waits and is no job any more be prepared again; says how many rows.

    After `ATTEMPTS` jobs that failed it is given up: what stays is that it could not be read.
    """
    resumed = 0
    for kind, row, failed in forgotten():
        resumed += 1
        if failed < jobs.ATTEMPTS:
            enqueue(row)
        else:
            _settle(row, {"state": REFUSED})
            log.warning("preparation_given_up", kind=kind)
    return resumed


def forgotten() -> Iterator[tuple[str, Attachment, int]]:
    """What still waits and is no job any more: its kind, its row, and how many jobs have failed at it."""
    attempts = jobs.attempts()
    for kind, model in KINDS.items():
        for row in _waiting(model).select_related("note"):
            failed, is_alive = attempts.get((kind, str(row.pk)), (0, False))
            if not is_alive:
                yield kind, row, failed
