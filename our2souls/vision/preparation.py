"""The job that makes a clean photo or memo of what came raw: after the page has answered, in the worker, one at a time.

It may run twice, or be killed at any line: the row says what is still to do, and the raw file stays until that is done.
"""

from contextlib import ExitStack
from typing import Any
from uuid import UUID

import structlog
from django.tasks import task
from django.utils import translation

from our2souls.delivery import jobs
from our2souls.delivery.ports import receivers
from our2souls.privacy import unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import viewing
from our2souls.vision import media, memos, pictures
from our2souls.vision.attachments import is_memo
from our2souls.vision.models import RAW, READY, REFUSED, WAITING, Attached, Memo, OwnMemo, OwnPhoto, Photo

log = structlog.get_logger("our2souls.vision")

KINDS: dict[str, type[Attached]] = {kind.seal_name: kind for kind in (Photo, OwnPhoto, Memo, OwnMemo)}
"""What waits to be prepared, as jobs call it."""


class PreparationFailed(Exception):
    """Something beside the file itself went wrong (a full disk, a database that is away): it is tried again."""


@task
def prepare(kind: str, pk: str) -> None:
    """Make what a row waits for: `kind` is the name its model is sealed under, `pk` its id.

    A row that is gone, or done, is left alone.
    """
    row = _waiting(KINDS[kind]).select_related("note").filter(pk=UUID(pk)).first()
    writer = row and receivers.load(row.note.writer_of)
    if row is None or writer is None:
        return
    with ExitStack() as held:
        held.enter_context(viewing(writer.viewer))
        held.enter_context(translation.override(writer.language))
        try:
            made, columns = _made(row)
            media.write(row, made)
        except (pictures.NotAPicture, memos.NotAMemo) as sentence:
            made, columns = {}, {"state": REFUSED, "problem": str(sentence)}
        except FileNotFoundError:
            made, columns = {}, {"state": REFUSED}
        except Exception as failure:  # noqa: BLE001 - the job's row would keep the words of any other exception
            raise PreparationFailed(type(failure).__name__) from None
        kept = _settle(row, {"state": READY, "name": ""} | columns)
    media.remove(row, (RAW,) if kept else None)


def _waiting(model: type[Attached]) -> Any:
    return unscoped.rows(model, "media.work").filter(state=WAITING)


def _made(row: Any) -> tuple[dict[int, bytes], dict[str, Any]]:
    raw = media.raw_of(row)
    if is_memo(row):
        sound = memos.clean(raw, name=row.name)
        return sound.files, {"seconds": sound.seconds, "size": len(sound.plain)}
    picture = pictures.clean(raw, name=row.name)
    return picture.files, {"width": picture.width, "height": picture.height}


@act
def _settle(row: Attached, columns: dict[str, Any]) -> bool:
    """Keep what came of it; False when the row was taken away meanwhile, so that its files go too."""
    held: Any = _waiting(type(row)).select_for_update().filter(pk=row.pk).first()
    if held is None:
        return False
    held.note = row.note
    for name, value in columns.items():
        setattr(held, name, value)
    held.save(update_fields=[*columns])
    return True


def enqueue(row: Attached) -> None:
    """Let a row that waits be prepared, once the transaction of its act is kept."""
    if row.state == WAITING:
        prepare.enqueue(row.seal_name, str(row.pk))


def resume() -> int:
    """Let what still waits and is no job any more be prepared again; says how many rows.

    After `ATTEMPTS` jobs that failed it is given up: what stays is that it could not be read.
    """
    known, resumed = jobs.attempts(), 0
    for kind, model in KINDS.items():
        for row in _waiting(model).select_related("note"):
            failed, is_alive = known.get((kind, str(row.pk)), (0, False))
            if is_alive:
                continue
            resumed += 1
            if failed < jobs.ATTEMPTS:
                enqueue(row)
            else:
                _settle(row, {"state": REFUSED})
                log.warning("preparation_given_up", kind=kind)
    return resumed
