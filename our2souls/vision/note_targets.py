"""What a vision note can be about: a port. The packages above say who may see their thing, and who may add to it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.functional import Promise

from our2souls.privacy.viewer import Viewer

ITSELF = "itself"
"""The kind of a note that is about nothing but itself."""


@dataclass(frozen=True, slots=True)
class NoteTarget:
    """The thing a note is about, as the viewer may see it now.

    `shared`: it is the couple's, and so is a note on it; otherwise the note is its writer's own. `open`: the owner's thing
    is open to the partner, and a note on it follows.
    """

    title: str
    url: str
    shared: bool
    may_add: bool
    open: bool = False


type Resolver = Callable[[Viewer, UUID], NoteTarget]
type Label = str | Promise

_kinds: dict[str, Resolver] = {}
_shared: set[str] = set()
_labels: dict[str, Label] = {}
_places: dict[str, int] = {}


def register(kind: str, resolver: Resolver, *, shared: bool, label: Label = "", place: int = 0) -> None:
    """Say how a kind of thing is looked up; the resolver raises Http404 for what the viewer may not see.

    `shared`: things of this kind are the couple's, and so are the notes on them. `label` names notes on such things where
    all are together ("On a dream"), and `place` is where it stands among these.
    """
    _kinds[kind] = resolver
    _labels[kind] = label
    _places[kind] = place
    if shared:
        _shared.add(kind)


def is_shared(kind: str) -> bool:
    """Whether notes on this kind of thing are the couple's."""
    return kind in _shared


def kinds() -> dict[str, Label]:
    """What notes can be about, with the words for it, each in its place."""
    return {kind: _labels[kind] for kind in sorted(_labels, key=_places.__getitem__) if _labels[kind]}


def target(viewer: Viewer, kind: str, about: UUID) -> NoteTarget:
    """The thing; Http404 for an unknown kind, for what is not there and for what is not the viewer's."""
    if kind not in _kinds:
        raise Http404
    return _kinds[kind](viewer, about)
