"""An export on its way in: its bytes lie sealed with its person's key until they have said yes or no, an hour at most."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from our2souls.lib.clock import now
from our2souls.people.account.portability import import_plan
from our2souls.people.account.portability.import_file import ImportFile
from our2souls.people.models import ImportUpload
from our2souls.privacy import keys, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

LASTS = timedelta(hours=1)
FOLDER = "imports"


def pending() -> ImportUpload | None:
    """The viewer's file that waits for their word, if one does."""
    return ImportUpload.objects.filter(made_at__gt=now() - LASTS).first()


def store(content: bytes) -> ImportUpload:
    """Keep a file, sealed, in place of one that waited. Raises OSError when the store cannot be written."""
    row = ImportUpload(owner_id=current_viewer().person_id)
    sealed = keys.encrypt(row.key_holder(), content, _place_of(row))
    default_storage.save(_file_of(row.pk), ContentFile(sealed))
    try:
        _replace(row)
    except BaseException:
        default_storage.delete(_file_of(row.pk))
        raise
    return row


@act
def _replace(row: ImportUpload) -> None:
    discard()
    row.save(force_insert=True)


@act
def discard() -> None:
    """Throw the viewer's file away."""
    for row in ImportUpload.objects.all():
        transaction.on_commit(partial(default_storage.delete, _file_of(row.pk)))
        row.delete()


def open_file(upload: ImportUpload) -> ImportFile:
    """The file that waits. Raises ImportUnreadable, and FileNotFoundError when it is gone."""
    with default_storage.open(_file_of(upload.pk)) as file:
        return ImportFile(keys.decrypt(upload.key_holder(), file.read(), _place_of(upload)))


def plan(file: ImportFile) -> import_plan.ImportPlan:
    """What of a file would come to the viewer."""
    return import_plan.plan(file.whole, file.has)


def carry_out(file: ImportFile) -> import_plan.ImportPlan:
    """Bring in what is new in a file; says what came."""
    found = plan(file)
    import_plan.carry_out(found, file.read)
    return found


def sweep() -> int:
    """Throw away what has waited too long, and bytes without a row; says how many files."""
    old = unscoped.queryset(ImportUpload, "imports.sweep").filter(made_at__lte=now() - LASTS)
    old.delete()
    return _delete_files(set(unscoped.queryset(ImportUpload, "imports.sweep").values_list("pk", flat=True)))


def _delete_files(waiting: set[UUID]) -> int:
    swept = 0
    names = default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []
    for name in names:
        path = f"{FOLDER}/{name}"
        if UUID(name) not in waiting and default_storage.get_modified_time(path) < now() - LASTS:
            default_storage.delete(path)
            swept += 1
    return swept


def forget(person_id: UUID) -> None:
    """Take away what a person was about to bring in: the bytes once it is sure, the row goes with the rest."""
    for row in unscoped.queryset(ImportUpload, "imports.sweep").filter(owner_id=person_id):
        transaction.on_commit(partial(default_storage.delete, _file_of(row.pk)))


def _file_of(pk: UUID) -> str:
    return f"{FOLDER}/{pk.hex}"


def _place_of(row: ImportUpload) -> str:
    return f"{row.seal_name}/file:{row.pk}"
