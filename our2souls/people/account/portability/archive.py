"""A ZIP that is sent while it is made: no file of it lies anywhere, and no more than one photo of it is in memory.

Its length is known before the first byte, so that a browser shows how far it is. That needs members as they are, without
compression: photos and sounds are compressed already.
"""

import io
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextvars import Context, copy_context
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

PIECE = 1024 * 1024
FIRST_YEAR, LAST_YEAR = 1980, 2107
"""What a ZIP can date."""


class MemberChanged(RuntimeError):
    """A file was changed or lost while the archive was sent: a download that breaks is better than one that lacks it."""


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """A file of an archive: its name, how many bytes, and how to read them."""

    name: str
    size: int
    read: Callable[[], bytes]


def archive_file(name: str, content: bytes) -> ArchiveFile:
    """A file whose bytes are there."""
    return ArchiveFile(name, len(content), lambda: content)


class _Line(io.RawIOBase):
    """What a ZIP is written to: it keeps what was written until it is taken, and cannot go back."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """What was written since."""
        found, self.waiting = b"".join(self.waiting), []
        return found


def length_of(members: Sequence[ArchiveFile], at: datetime) -> int:
    """How many bytes `stream` will give: the same archive made of nothing."""
    nothing = bytes(PIECE)
    return sum(len(piece) for piece in _write(members, at, lambda each: _blank(each.size, nothing)))


def stream(members: Sequence[ArchiveFile], at: datetime) -> Generator[bytes]:
    """The archive in pieces; `at` is the moment that its files are dated, in the clock of whoever gets it.

    Raises MemberChanged when a file is not what it was.
    """
    return _write(members, at, _content)


def _write(
    members: Sequence[ArchiveFile], at: datetime, content: Callable[[ArchiveFile], Iterable[bytes]]
) -> Generator[bytes]:
    line = _Line()
    moment = at.replace(year=min(max(at.year, FIRST_YEAR), LAST_YEAR))
    with ZipFile(line, "w", ZIP_STORED) as archive:
        for each in members:
            info = ZipInfo(each.name, moment.timetuple()[:6])
            info.file_size = each.size
            info.external_attr = 0o600 << 16  # its owner's alone, where it is unpacked
            with archive.open(info, "w") as file:
                for piece in content(each):
                    file.write(piece)
                    yield line.take()
            yield line.take()
    yield line.take()


def _blank(size: int, nothing: bytes) -> Iterator[bytes]:
    for start in range(0, size, PIECE):
        yield nothing[: min(PIECE, size - start)]


def _content(each: ArchiveFile) -> Iterator[bytes]:
    try:
        data = each.read()
    except FileNotFoundError as lost:
        raise MemberChanged(each.name) from lost
    if len(data) != each.size:
        raise MemberChanged(each.name)
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]


def seen_as_now(pieces: Generator[bytes]) -> Iterator[bytes]:
    """The same pieces, each made with the eyes, the clock and the language of this moment, by whichever thread asks for it."""
    return _made_in(copy_context(), pieces)


def _made_in(context: Context, pieces: Generator[bytes]) -> Iterator[bytes]:
    try:
        while (piece := context.run(next, pieces, None)) is not None:
            if piece:
                yield piece
    finally:
        context.run(pieces.close)
