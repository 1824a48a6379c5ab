"""Work that packages above give the worker."""

from collections.abc import Callable


class Tasks[T]:
    """Work that packages above give the worker, by name; each is safe to do twice, and by two workers at once."""

    def __init__(self) -> None:
        self._known: dict[str, T] = {}

    def register(self, name: str, work: T) -> None:
        """Have it done; the last of a name counts."""
        self._known[name] = work

    def all(self) -> dict[str, T]:
        """The work, by name."""
        return self._known.copy()


maintenance_tasks: Tasks[Callable[[], object]] = Tasks()
"""Done once an hour: tidying that nobody waits for."""
frequent_tasks: Tasks[Callable[[Callable[[], bool]], int]] = Tasks()
"""Done each second, because somebody waits for it: a code by mail, a photo that is being prepared.

Each asks by one cheap query whether it is due, and `stopping` between two pieces; it says how much it did.
"""
