"""What a file and a folder may hold, so that each can be read in one go."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

LINE, MODULE, TEMPLATE, FOLDER = 140, 250, 6 * 1024, 15


def long_lines(name: str, text: str, *, prose: bool = False) -> Iterator[str]:
    """Where lines have more than 140 characters; in prose, rows of a table and lines of a bare link may."""
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LINE and not (prose and _unbreakable(line)):
            yield f"{name}:{number} has {len(line)} characters; {LINE} is the most."


def _unbreakable(line: str) -> bool:
    bare = line.strip()
    return bare.startswith("|") or " " not in bare.removeprefix("- ").removeprefix("* ")


def long_module(name: str, text: str) -> Iterator[str]:
    """Whether a module has more than 250 lines."""
    lines = len(text.splitlines())
    if lines > MODULE:
        yield f"{name} has {lines} lines; {MODULE} are the most: part it by what it knows."


def heavy_template(name: str, text: str) -> Iterator[str]:
    """Whether a template has more than 6 KB."""
    size = len(text.encode())
    if size > TEMPLATE:
        yield f"{name} has {size} bytes; {TEMPLATE} are the most: cut it by component."


def full_folders(files: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Folders with more than 15 entries, `__init__.py` aside, with how many they have."""
    entries = sorted({(str(folder), child.name) for folder, child in _entries(files)})
    for folder, inside in groupby(entries, key=lambda entry: entry[0]):
        count = sum(name != "__init__.py" for _folder, name in inside)
        if count > FOLDER:
            yield folder, count


def _entries(files: Iterable[str]) -> Iterator[tuple[PurePosixPath, PurePosixPath]]:
    for file in files:
        path = PurePosixPath(file)
        for child in (path, *path.parents):
            if child != child.parent:
                yield child.parent, child


def read(root: Path, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each file with its text."""
    for file in files:
        yield file, (root / file).read_text(encoding="utf-8")
