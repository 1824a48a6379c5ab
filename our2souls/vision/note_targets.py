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


@dataclass(frozen=True, slots=True)
class _TargetKind:
    resolver: Resolver
    shared: bool
    label: Label
    place: int


_kinds: dict[str, _TargetKind] = {}


def register(kind: str, resolver: Resolver, *, shared: bool, label: Label = "", place: int = 0) -> None:
    """Say how a kind of thing is looked up; the resolver raises Http404 for what the viewer may not see.

    `shared`: things of this kind are the couple's, and so are the notes on them. `label` names notes on such things where
    all are together ("On a dream"), and `place` is where it stands among these.
    """
    _kinds[kind] = _TargetKind(resolver, shared, label, place)


def is_shared(kind: str) -> bool:
    """Whether notes on this kind of thing are the couple's."""
    return kind in _kinds and _kinds[kind].shared


def kinds() -> dict[str, Label]:
    """What notes can be about, with the words for it, each in its place."""
    ordered = sorted(_kinds, key=lambda kind: _kinds[kind].place)
    return {kind: _kinds[kind].label for kind in ordered if _kinds[kind].label}


def target(viewer: Viewer, kind: str, about: UUID) -> NoteTarget:
    """The thing; Http404 for an unknown kind, for what is not there and for what is not the viewer's."""
    if kind not in _kinds:
        raise Http404
    return _kinds[kind].resolver(viewer, about)
