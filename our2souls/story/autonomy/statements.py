"""What can be said to somebody about themselves, in counts and days: no score, no norm, nobody to be measured against. Pure.

How each is come by, and the least that it rests on: `definitions`.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

type Kind = Literal["own_dreams", "last_dream", "proposals", "commitments", "bridges"]


@dataclass(frozen=True, slots=True)
class OwnDreams:
    """Own dreams, how many are alive, and with how many of these their owner did something lately.

    `stillest` is the living one that has waited longest, `moved_ids` are those that moved, latest first: for their owner alone.
    """

    kind: ClassVar[Kind] = "own_dreams"
    written: int
    alive: int
    moved: int
    resting: int
    came_true: int
    let_go: int
    stillest: UUID | None = None
    moved_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class LastDream:
    """The day of the newest own dream, and how many days usually lay between those before (None where that is not known)."""

    kind: ClassVar[Kind] = "last_dream"
    on: date
    usual_days: int | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    """Of the intentions that both chose: how many began with one’s own proposal, how many hold words of an own dream."""

    kind: ClassVar[Kind] = "proposals"
    chosen: int
    mine: int
    with_my_dream: int


@dataclass(frozen=True, slots=True)
class CarriedCommitments:
    """Of the commitments that are open: how many are one’s own, and how often one kept one lately."""

    kind: ClassVar[Kind] = "commitments"
    open: int
    mine: int
    kept: int


@dataclass(frozen=True, slots=True)
class BridgeOutcomes:
    """Of the agreements: how many meet one’s need clearly less than another option did, how many were one’s own option.

    `pressed` counts those after which one felt pressed, None where too few were answered: for their owner alone.
    """

    kind: ClassVar[Kind] = "bridges"
    agreed: int
    gave_way: int
    mine: int
    pressed: int | None = None


type Statement = OwnDreams | LastDream | Proposals | CarriedCommitments | BridgeOutcomes
KINDS: dict[str, type[Any]] = {
    each.kind: each for each in (OwnDreams, LastDream, Proposals, CarriedCommitments, BridgeOutcomes)
}
"""Every statement by its kind, in the order in which a page shows them."""
FOR_OWNER_ALONE = frozenset({"stillest", "moved_ids", "pressed"})
"""What never goes into a copy for the partner."""


def copy_of(statement: Statement) -> dict[str, int | str | None]:
    """What of a statement the partner reads once it is shared: its counts and days, nothing that is for its owner alone."""
    names = [each.name for each in fields(statement) if each.name not in FOR_OWNER_ALONE]
    values = {name: getattr(statement, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def from_copy(kind: str, copy: Any) -> Statement | None:
    """The statement that a copy holds; None for a copy that can’t be read any more."""
    model = KINDS.get(kind)
    if model is None or not isinstance(copy, dict):
        return None
    values: dict[str, Any] = {name: value for name, value in copy.items() if name not in FOR_OWNER_ALONE}
    try:
        if "on" in values:
            values["on"] = date.fromisoformat(values["on"])
        statement: Statement = model(**values)
    except (TypeError, ValueError):
        return None
    return statement
