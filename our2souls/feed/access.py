"""The doors to a calendar: its owner's, and that of a program which knows the address."""

from hashlib import sha256
from uuid import UUID

from our2souls.feed.models import FeedAddress
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer


def address_of(viewer: Viewer) -> FeedAddress | None:
    """The viewer's own address, or None."""
    return FeedAddress.objects.filter(owner_id=viewer.person_id).first()


def address_under(token: str) -> FeedAddress | None:
    """The address that has this token, whoever’s it is; None where none has."""
    return unscoped.queryset(FeedAddress, "feed.token").filter(token_hash=hash_of(token)).first()


def forget(_couple_id: UUID, person_id: UUID) -> None:
    """They parted: the address that somebody may have shown the other reads nothing any more."""
    unscoped.queryset(FeedAddress, "feed.token").filter(owner_id=person_id).delete()


def hash_of(token: str) -> str:
    """What is kept of a token: of 256 random bits a bare hash is enough."""
    return sha256(token.encode()).hexdigest()
