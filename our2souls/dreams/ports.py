"""What higher packages tell the pages of a dream: what became of it, and the words it may begin from."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from our2souls.privacy.viewer import Viewer

type Outcomes = Callable[[UUID, UUID], list[Any]]
type FirstWords = Callable[[Viewer, UUID], str]


class DreamPorts:
    """Two questions with one answerer each. Nobody answers until `fill`."""

    def __init__(self) -> None:
        self._outcomes: Outcomes | None = None
        self._first_words: FirstWords | None = None

    def fill(self, *, outcomes: Outcomes, first_words: FirstWords) -> None:
        """`outcomes(dream, owner)`: what a dream was brought into, newest first; `first_words(viewer, id)`: see below."""
        self._outcomes, self._first_words = outcomes, first_words

    def outcomes(self, dream_id: UUID, owner_id: UUID) -> list[Any]:
        """What its owner brought a dream into, newest first."""
        return self._outcomes(dream_id, owner_id) if self._outcomes else []

    def first_words(self, viewer: Viewer, item_id: UUID) -> str:
        """The words of something else that a dream begins from; Http404 when the viewer may not read them."""
        return self._first_words(viewer, item_id) if self._first_words else ""


ports = DreamPorts()
