"""Photos and memos: files without a row, rows without a file, files that do not open."""

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from django.core.files.storage import default_storage

from our2souls.operation.doctor.fault import Finding
from our2souls.operation.progress import Say, counted
from our2souls.privacy import keys
from our2souls.vision.media import encrypted_storage, inventory

PUT_BACK = "Put the file back from a backup."
NOT_THERE = "The store holds no file at all: see that its disk is mounted, or put the files back from a backup."


def without_row(*, fix: bool) -> Iterator[Finding]:
    """Files that no row needs, for longer than a day; mended by taking them away, as the worker does each hour."""
    for name in list(encrypted_storage.strays()):
        if fix:
            default_storage.delete(name)
        yield Finding("file without row", name, mended=fix)


def without_file(say: Say, *, fix: bool, deep: bool) -> Iterator[Finding]:
    """Rows whose files are not there; mended, where none of a row's is, by saying on its page that it could not be read.

    A store without any file is no store: nothing is given up then.
    """
    is_there = any(True for _name in inventory.stored())
    for row in counted(inventory.rows(), inventory.count(), "photos and memos", say):
        missing = inventory.missing_of(row)
        if missing:
            mended = fix and is_there and inventory.give_up(row)
            what = f"{row.seal_name} {row.pk}: {', '.join(missing)}"
            yield Finding("row without file", what, mended=mended, todo=PUT_BACK if is_there else NOT_THERE)
        elif deep:
            for part in inventory.parts_of(row):
                try:
                    inventory.opens(row, part)
                except (InvalidTag, keys.KeyMissing, FileNotFoundError):
                    yield Finding("unreadable file", f"{row.seal_name} {row.pk}, part {part}", todo=PUT_BACK)
