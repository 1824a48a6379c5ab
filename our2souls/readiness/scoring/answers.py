"""What scores are made of: two people's answers to one topic, side by side."""

from dataclasses import dataclass

MIDDLE_BEND = 3
"""What counts where somebody did not say how far they could bend."""
SO_ALREADY = 5
"""The place of a `when` that says "now, or it is so already"."""


@dataclass(frozen=True, slots=True)
class TopicResponse:
    """One person's four taps on a topic, each 1..5 or None.

    "Not sure yet" and "I would rather not say" are None here: nobody can tell them apart, nor from no answer.
    """

    wish: int | None = None
    importance: int | None = None
    bend: int | None = None
    guess: int | None = None

    @property
    def counts(self) -> bool:
        """A topic counts with wish and importance."""
        return self.wish is not None and self.importance is not None

    @property
    def room(self) -> int:
        """How far they could bend, 1..5; the middle where they did not say."""
        return MIDDLE_BEND if self.bend is None else self.bend


@dataclass(frozen=True, slots=True)
class TopicPair:
    """A topic with what both said. `a` and `b` are the two partners; every score is the same when they change places.

    Each of `lines` lies after that place, 1..4: whoever stands on its other side wants something else, however near.
    A `when` asks from when on something shall be, from never (1) to now, or so already (5).
    """

    key: str
    area: str
    a: TopicResponse = TopicResponse()
    b: TopicResponse = TopicResponse()
    lines: tuple[int, ...] = ()
    when: bool = False

    @property
    def comparable(self) -> bool:
        """Whether both answered it."""
        return self.a.counts and self.b.counts

    @property
    def so_already(self) -> bool:
        """Whether both say "now, or it is so already": a fact as likely as a wish, and no agreement that had to be found."""
        return self.when and self.comparable and self.a.wish == self.b.wish == SO_ALREADY
