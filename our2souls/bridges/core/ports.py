"""What a higher package tells the page of a bridge: who could help these two from outside."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who sits at the table of the two: the id of their place there, and what they are called."""

    id: UUID
    name: str


class BridgePorts:
    """One question with one answerer. Nobody answers until `fill`."""

    def __init__(self) -> None:
        self._helpers: Callable[[], list[Helper]] | None = None

    def fill(self, *, helpers: Callable[[], list[Helper]]) -> None:
        """`helpers()`: who sits at the table of the current viewer's couple; one query."""
        self._helpers = helpers

    def helpers(self) -> list[Helper]:
        """Who could help, now; nobody where nothing fills it."""
        return self._helpers() if self._helpers else []


ports = BridgePorts()
