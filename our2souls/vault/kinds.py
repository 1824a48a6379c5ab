"""What can be put in a vault: a port. Each package above says of its own rows what goes along with them and how they are read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from our2souls.privacy.personal_data.readable import ReadableEntry

if TYPE_CHECKING:
    from django.db import models


class NotPacked(Exception):
    """A photo or a voice memo of it is still being prepared."""


def _nothing(_row: Any) -> None:
    """For rows on which nothing waits."""


def _alone(_row: Any) -> list[Any]:
    """For rows that nothing hangs on."""
    return []


@dataclass(frozen=True, slots=True)
class VaultKind:
    """One kind of thing that can be put in a vault, by the model of its main row.

    `private()` gives the viewer's own rows that nobody else can read now, newest first, with which it can be done;
    `title(row)` names one in a line. `parts(row)` are the rows that go with it, in an order in which they can be saved again;
    it raises NotPacked. `entry(row, parts)` tells it in words, from rows that may be in no table. `leave(row)` runs in the act
    before the rows go, `come_back(row)` after they are saved again. `page` is the name of its page's address.
    """

    model: type[Any]
    label: str | Promise
    plural: str | Promise
    page: str
    private: Callable[[], "models.QuerySet[Any]"]
    title: Callable[[Any], str]
    at: Callable[[Any], Any]
    entry: Callable[[Any, Sequence[Any]], ReadableEntry]
    parts: Callable[[Any], list[Any]] = _alone
    leave: Callable[[Any], None] = _nothing
    come_back: Callable[[Any], None] = _nothing

    @property
    def name(self) -> str:
        """What its rows are called wherever that must not change."""
        return str(self.model.seal_name)


@dataclass(frozen=True, slots=True)
class FileKind:
    """Rows with files: how these are read, written again before the act, and taken away."""

    model: type[Any]
    medium: str
    read: Callable[[Any], Mapping[int, bytes]]
    write: Callable[[Any, Mapping[int, bytes]], None]
    discard: Callable[[Any], None]
    shown: int
    whole: int
    """Which of its files is shown, and which is the best there is."""


_kinds: dict[str, VaultKind] = {}
_files: dict[str, FileKind] = {}
_parts: dict[str, type[Any]] = {}


def register(kind: VaultKind, *, parts: Iterable[type[Any]] = (), files: Iterable[FileKind] = ()) -> None:
    """Declare a kind, with the models of its parts and how those with files keep them."""
    _kinds[kind.name] = kind
    _parts.update({model.seal_name: model for model in (kind.model, *parts)})
    _files.update({each.model.seal_name: each for each in files})


def kinds() -> list[VaultKind]:
    """All kinds, by their names."""
    return [_kinds[name] for name in sorted(_kinds)]


def kind_of(name: str) -> VaultKind | None:
    """The kind of a name, or None."""
    return _kinds.get(name)


def model_of(name: str) -> type[Any]:
    """The model whose rows are called so. Raises KeyError for one that no kind has."""
    return _parts[name]


def files_of(row: Any) -> FileKind | None:
    """How a row's files are kept; None for one without."""
    return _files.get(row.seal_name)
