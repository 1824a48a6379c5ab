"""The facts that statements rest on, as plain values: one’s own, or what both see anyway. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

type DreamState = Literal["alive", "resting", "came_true", "let_go"]


@dataclass(frozen=True, slots=True)
class DreamFact:
    """One dream of one’s own: when it was written down, the last day on which its owner did something with it, its state."""

    id: UUID
    written: date
    last_step: date
    state: DreamState


@dataclass(frozen=True, slots=True)
class IntentionFact:
    """One intention that both chose: since when, whether the proposal was one’s own, whether words of an own dream are in it."""

    chosen: date
    mine: bool
    with_my_dream: bool


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    """What is promised now and open, in all and by oneself, and how often one said “kept” in the last three months."""

    open: int
    mine: int
    kept: int


@dataclass(frozen=True, slots=True)
class BridgeFact:
    """One finished bridge that was agreed on by an option.

    `need_in_agreed` and `need_in_best` are one’s own ratings (1 to 5) of “does it meet my need”: of the option that was agreed
    on, and the highest that one gave to any. `pressed` is one’s own private answer (1 to 5), None without one.
    """

    agreed: date
    mine: bool
    need_in_agreed: int
    need_in_best: int
    pressed: int | None = None
