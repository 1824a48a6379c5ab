"""What follows an intention's state: filled by the slices above it."""

from collections.abc import Callable

from our2souls.intentions.core.models import Intention

type Follower = Callable[[Intention], None]
_followers: dict[str, Follower] = {}


def register(name: str, follower: Follower) -> None:
    """Have `follower` called, in the act's transaction, whenever an intention rests, goes on or ends. Twice is once."""
    _followers[name] = follower


def names() -> list[str]:
    """Who follows."""
    return sorted(_followers)


def sync(intention: Intention) -> None:
    """Let everything that follows an intention stand as the intention does now."""
    for follower in _followers.values():
        follower(intention)
