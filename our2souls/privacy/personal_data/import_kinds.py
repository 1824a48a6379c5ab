"""How rows come back from an export: a port. Each package says of which of its models, and what of them holds here too."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from our2souls.privacy import keys
from our2souls.privacy.fields import sealed_columns

LONGEST = 4000
"""Letters that a sealed value has at most; what forms take, unless a kind says otherwise."""
type Columns = dict[str, Any]


@dataclass(slots=True)
class References:
    """What the ids of a file stand for here: rows that come with it, or were here before."""

    person_id: UUID
    rows: dict[UUID, Any] = field(default_factory=dict)

    def row(self, old: Any) -> Any:
        """The row that an id of the file stands for here, or None."""
        return self.rows.get(old) if isinstance(old, UUID) else None

    def stand_in(self, old: UUID) -> UUID:
        """An id for something that is not here: the same each time, and nobody's else."""
        return UUID(hex=keys.digest_for_instance(f"{self.person_id}:{old}", "import-stand-in")[:32])


def as_it_is(columns: Columns, _references: References) -> Columns | None:
    """For rows that hold anywhere."""
    return columns


def no_more(_row: Any) -> None:
    """For rows that are whole once they are saved."""


@dataclass(frozen=True, slots=True)
class ImportKind:
    """How rows of one personal model come back, always as their importer's own and opened to nobody.

    `adapt(columns, references)` gives the columns as they hold here, or None for what cannot come. `parents` are columns with the
    id of another record of the file, which tells two equal records apart. `file(record)` names the bytes it needs, below its
    package; `store(row, bytes)` writes them before the act, `discard(row)` takes them away should it fail, and
    `complete(row)` does in the act what saving alone leaves out. `is_part`: people count what it belongs to, not it.
    `longest`: letters of a sealed value.
    """

    model: type[Any]
    label: str | Promise
    adapt: Callable[[Columns, References], Columns | None] = as_it_is
    parents: tuple[str, ...] = ()
    file: Callable[[Mapping[str, Any]], str] | None = None
    store: Callable[[Any, bytes], None] | None = None
    discard: Callable[[Any], None] = no_more
    complete: Callable[[Any], None] = no_more
    is_part: bool = False
    longest: int = LONGEST

    def fits(self, row: Any) -> bool:
        """Whether no sealed value of a row is longer than anybody could have typed it: it may be shared later."""
        values = (row.__dict__[column.attname] for column in sealed_columns(self.model))
        sizes = (len(each) if isinstance(each, str) else len(json.dumps(each)) for each in values)
        return max(sizes, default=0) <= self.longest


type JointRecords = Callable[[list[dict[str, Any]], Mapping[str, str]], Mapping[str, list[dict[str, Any]]]]
"""What an export tells of a couple, as records of one's own: by the names that their models are sealed under.

It gets the sections, and the names of people by their ids.
"""
