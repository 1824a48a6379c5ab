"""A reflection on one's own answers, by area, in words. Nothing in it is about a partner."""

from dataclasses import dataclass

from our2souls.readiness.attempts import actions, item_order, text
from our2souls.readiness.attempts.actions import AttemptState
from our2souls.readiness.attempts.models import Attempt
from our2souls.readiness.attempts.text import ResponseText
from our2souls.readiness.instrument.model import Area


@dataclass(frozen=True, slots=True)
class Section:
    """One area with what its author said in it, and how many of its screens have no answer."""

    key: str
    title: str
    about: str
    rows: list[ResponseText]
    open: int


@dataclass(frozen=True, slots=True)
class Reflection:
    """An attempt as its author reads it back; `state` holds the answers for whoever reads more out of them."""

    state: AttemptState
    sections: list[Section]

    @property
    def attempt(self) -> Attempt:
        """The attempt itself."""
        return self.state.attempt


def of(attempt: Attempt) -> Reflection:
    """The reflection of one's own attempt: areas in the file's order, what was answered in each; two queries at most."""
    state = actions.state_of(attempt)
    found = (_section(state, area) for area in state.instrument.areas)
    return Reflection(state, [section for section in found if section.rows or section.open])


def _section(state: AttemptState, area: Area) -> Section:
    asked = [
        item
        for item in state.instrument.items
        if item.area == area.key and item in state.items and not item.about_partner
    ]
    kinds = ("top", "topic", "statement", "card")
    asked.sort(key=lambda item: (kinds.index(item.kind), -_weight(state, item.key)))
    rows = [text.response_text(item, state.answers.get(item.key), state.instrument) for item in asked]
    return Section(
        area.key,
        text.localized(area.title),
        text.localized(area.about),
        [each for each in rows if each.answer],
        sum(not item_order.is_answered(item, state.answers.get(item.key)) for item in asked),
    )


def _weight(state: AttemptState, key: str) -> int:
    """How much something matters to its author: what matters most is read first."""
    answer = state.answers.get(key, {})
    for name in ("importance", "value"):
        value = answer.get(name)
        if isinstance(value, int):
            return value
    return 0
