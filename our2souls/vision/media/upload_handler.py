"""Receiving files: in memory only, so that no unencrypted copy ever touches the disk, and never more than fits."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.db import Error
from django.urls import reverse

from our2souls.vision.media.images import MAX_BYTES

PHOTOS = 12
"""At most, of one note."""
MAX_FILES = PHOTOS + 1
"""At most, of one request: the photos and the voice memo. What comes after is read past and thrown away."""
MAX_TOTAL = 6 * MAX_BYTES
"""Of one request, all files together: so much one person's note may take of the memory."""


WHOLE = frozenset({"people:import_data"})
"""Pages that take one file as large as all files of another page together."""


class TooLarge(InMemoryUploadedFile):
    """A file of which nothing was kept, because it was above the limit; it has a name and no content."""

    is_above_limit = True


class MemoryUploadHandler(FileUploadHandler):
    """Keeps files in memory up to the limits; a larger one arrives as TooLarge, with its name and nothing else."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.begun = self.total = 0
        path = getattr(request, "path", "")
        self.most = MAX_TOTAL if path in {reverse(name) for name in WHOLE} else MAX_BYTES

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.begun += 1
        self.held, self.above = io.BytesIO(), self.begun > MAX_FILES or self._is_a_stranger()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a chunk, or give up on the file and forget what was kept of it."""
        self.total += len(raw_data)
        self.above = self.above or start + len(raw_data) > self.most or self.total > MAX_TOTAL
        if self.above:
            self.held = io.BytesIO()
        else:
            self.held.write(raw_data)

    def _is_a_stranger(self) -> bool:
        """Nobody who is not signed in has a page with files: theirs take no memory."""
        person = getattr(self.request, "user", None)
        try:
            return person is not None and not person.is_authenticated
        except Error:  # a database that is away knows nobody; the words beside the files are still read
            return True

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, or that it was too large."""
        kind = TooLarge if self.above else InMemoryUploadedFile
        self.held.seek(0)
        size = 0 if self.above else file_size
        return kind(
            self.held,
            self.field_name,
            self.file_name or "",
            self.content_type,
            size,
            self.charset,
            self.content_type_extra,
        )
