"""The words in which the table says who gets what at an address.

Each name of an address has at least one case: which things stand in its place holders (names of the scene, such as
`ana.kept`), what looking gives each of the cast, and who may act there, with what. A thing of two has two cases, so that
one for each couple; what Dora and Farid had together stands for every ex with an old address in the history.
"""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.architecture.world.scene import Scene

PEOPLE = ("ana", "ben", "cleo", "dora", "eli", "farid", "thea", "ruth")
"""Thea is a therapist with little open to her, Ruth one to whom all is closed; by themselves both are alone."""
CAST = (*PEOPLE, "nobody")
NAMELESS = "nameless: "
"""Before the route of an address without a name."""
type Row = dict[str, int]


def row(default: int, *, nobody: int = 302, **others: int) -> Row:
    """What each of the cast gets: the same for all but those named; nobody is sent to the login."""
    return dict.fromkeys(PEOPLE, default) | {"nobody": nobody} | others


def only(*names: str, gives: int = 200, **others: int) -> Row:
    """Something for these (and for some a page of another kind); for all others it isn't there."""
    return row(404, **dict.fromkeys(names, gives) | others)


PUBLIC = row(200, nobody=200)
SIGNED_IN = row(200)
PAIRED = only("ana", "ben", "dora", "eli")
OURS = only("ana", "ben")
ANAS_OWN = only("ana")
ANAS_OPEN = only("ana", "ben")
FOR_BEN = only("ben")
DORAS_OWN = only("dora")
FARIDS_OWN = only("farid")
THEAS = only("thea")
"""For the therapist at the table, and for neither of the two."""
GONE = only()
POST_ONLY = row(405)
ELSEWHERE = row(302)
"""Sends everybody on: to a proof, a page of its own, or home."""


@dataclass(frozen=True, slots=True)
class Case:
    """One address filled with things of the scene."""

    get: Row
    things: dict[str, Any] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    post: Row | None = None
    data: dict[str, Any] = field(default_factory=dict)

    def path(self, name: str, scene: Scene) -> str:
        """Where it lies in this scene."""
        things = {key: scene.named(thing) for key, thing in self.things.items()}
        found = f"/{name.removeprefix(NAMELESS)}" if name.startswith(NAMELESS) else reverse(name, kwargs=things)
        asked = "&".join(f"{key}={scene.named(thing)}" for key, thing in self.query.items())
        return f"{found}?{asked}" if asked else found

    def sent(self, scene: Scene) -> dict[str, Any]:
        """What its form is sent with."""
        return {key: scene.named(value) for key, value in self.data.items()}


def look(get: Row, **things: Any) -> Case:
    """A page that only shows."""
    return Case(get, things)


def act(post: Row, data: dict[str, Any] | None = None, /, get: Row = POST_ONLY, **things: Any) -> Case:
    """A page that does something, with what it is sent."""
    return Case(get, things, {}, post, data or {})


def done(row_of: Row) -> Row:
    """Whoever may look may act, and is sent on."""
    return {name: 302 if status == 200 else status for name, status in row_of.items()}


def both(get: Row, data: dict[str, Any], /, **things: Any) -> Case:
    """A page with a form: whoever may open it may send it."""
    return act(done(get), data, get=get, **things)
