"""How far a long piece of work has come, in lines for whoever waits: at once, each second, and at the end."""

import time
from collections.abc import Callable, Iterable, Iterator

SECONDS_BETWEEN_LINES = 1.0
type Say = Callable[[str], object]


def counted[T](things: Iterable[T], total: int, name: str, say: Say) -> Iterator[T]:
    """The things, one after the other, while `say` is told how many of `total` are done."""
    spoke, done = time.monotonic(), 0
    for done, thing in enumerate(things, start=1):
        yield thing
        if time.monotonic() - spoke > SECONDS_BETWEEN_LINES:
            spoke = time.monotonic()
            say(f"{name}: {done} of {total}")
    say(f"{name}: {done}")
