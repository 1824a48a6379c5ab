"""The doors to an entry: what is listed is everybody's who is signed in; what is not is only its own person's."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.care.directory.models import DirectoryEntry
from our2souls.lib.clock import now
from our2souls.privacy import keys
from our2souls.privacy.viewer import Viewer


def hash_of(token: str) -> str:
    """Keyed, as with every link here: who reads the database learns none."""
    return keys.digest_for_instance(token, "directory invitation")


def entry_for(viewer: Viewer, slug: str) -> DirectoryEntry:
    """A listed entry, or one's own; Http404 otherwise."""
    return get_object_or_404(
        DirectoryEntry.objects.defer("photo"), Q(listed=True) | Q(person_id=viewer.person_id), slug=slug
    )


def own_entry_for(viewer: Viewer, slug: str) -> DirectoryEntry:
    """An entry that the viewer has taken as theirs; Http404 otherwise."""
    return get_object_or_404(DirectoryEntry.objects.defer("photo"), person_id=viewer.person_id, slug=slug)


def photo_for(viewer: Viewer, slug: str, digest: str) -> bytes:
    """The photo of an entry, by the digest of its bytes; Http404 for another one than it has now."""
    found = get_object_or_404(
        DirectoryEntry.objects.only("photo"),
        Q(listed=True) | Q(person_id=viewer.person_id),
        slug=slug,
        photo_digest=digest,
    )
    if not found.photo:
        raise Http404
    return bytes(found.photo)


def invited_entry(token: str) -> DirectoryEntry | None:
    """The entry that an invitation's link is for; None for a link that holds no more."""
    return (
        DirectoryEntry.objects.defer("photo")
        .filter(token_hash=hash_of(token), token_expires_at__gt=now(), person=None)
        .first()
    )
