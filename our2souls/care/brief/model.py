"""What a therapist reads before a session: sentences and figures, worked out and ready for any page or paper. Pure.

Each list is empty, and each part None, where nothing of it is open: a brief says nothing of what it does not show.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part that is open, in words; until when (None where it is only being looked at beforehand)."""

    text: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class FaceWords:
    """What one of the two said, or what is true of them: `lines` stand below `words`, smaller."""

    face: Any
    words: str
    lines: tuple[str, ...] = ()
    is_own_words: bool = True


@dataclass(frozen=True, slots=True)
class WantText:
    """One intention: its name, when, where it stands, how far; whys, where these meet, what each said at the latest review."""

    name: str
    facts: tuple[str, ...]
    whys: tuple[FaceWords, ...] = ()
    common_ground: str = ""
    reviewed_on: date | None = None
    answers: tuple[FaceWords, ...] = ()


@dataclass(frozen=True, slots=True)
class ValuesText:
    """The value cards: a sentence on the order of both, the cards that both named, and those that one of them did."""

    sentence: str
    both: tuple[str, ...]
    high: tuple[str, ...]
    only: tuple[FaceWords, ...]


@dataclass(frozen=True, slots=True)
class TopicText:
    """A topic of the test on which the two stand apart: what that means, where each stands and how much it matters to them."""

    title: str
    area: str
    sentence: str
    positions: tuple[FaceWords, ...]
    is_firm: bool


@dataclass(frozen=True, slots=True)
class SideText:
    """One side of a bridge: a dream, and the rest of it as pairs of label and words."""

    face: Any
    dream: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BridgeText:
    """A bridge: where it stands, what it is about, both sides, the options, what was agreed on and what its review gave."""

    title: str
    facts: tuple[str, ...]
    question: str
    sides: tuple[SideText, ...]
    options: tuple[FaceWords, ...]
    agreement: str = ""
    agreement_words: str = ""
    agreement_facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsText:
    """Something that came since the therapist last looked."""

    day: date
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class TrendText:
    """Check-ins of one who opened them: a drawing of monthly means with its table; nothing to draw where there are too few.

    `rows` are month, pleasantness and energy in words; `lines` the drawn series by their label and class.
    """

    face: Any
    sentence: str
    lines: tuple[tuple[str, str, Any], ...] = ()
    ticks: tuple[tuple[date, str], ...] = ()
    rows: tuple[tuple[date, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A sentence about one who opened it, as it stood on a day."""

    title: str
    sentence: str
    evidence: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class MomentText:
    """A moment of the story."""

    day: date
    day_text: str
    label: str
    title: str
    words: tuple[FaceWords, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All of it, in the order of a page."""

    parts: tuple[OpenPart, ...]
    since: datetime | None = None
    news: tuple[NewsText, ...] = ()
    questions: tuple[FaceWords, ...] = ()
    kept: tuple[str, ...] = ()
    wants: tuple[WantText, ...] = ()
    wants_left_out: int = 0
    values: ValuesText | None = None
    topics: tuple[TopicText, ...] = ()
    topics_left_out: int = 0
    firm: tuple[TopicText, ...] = ()
    bridges: tuple[BridgeText, ...] = ()
    resting: tuple[str, ...] = ()
    trends: tuple[TrendText, ...] = ()
    statements: tuple[tuple[Any, tuple[StatementLine, ...]], ...] = ()
    moments: tuple[MomentText, ...] = ()

    @property
    def ends(self) -> tuple[tuple[datetime | None, tuple[str, ...]], ...]:
        """The parts by the day on which they end, the earliest first; those without one last."""
        days = sorted({part.until for part in self.parts if part.until}) + [None] * any(
            part.until is None for part in self.parts
        )
        return tuple((day, tuple(part.text for part in self.parts if part.until == day)) for day in days)

    @property
    def has_roadblocks(self) -> bool:
        """Whether anything stands in the way that can be told."""
        return bool(self.firm or self.bridges or self.resting)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read but the frame."""
        return not any(
            (self.wants, self.values, self.topics, self.has_roadblocks, self.trends, self.statements, self.moments)
        )
