"""The doors to a vault and to what is in it."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.vault import kinds
from our2souls.vault.models import Vault, VaultItem


def vault_of(viewer: Viewer) -> Vault | None:
    """The viewer's own vault, or None."""
    return Vault.objects.filter(owner_id=viewer.person_id).first()


def item_for(viewer: Viewer, item_id: UUID) -> VaultItem:
    """A thing in the viewer's own vault; Http404 otherwise."""
    return get_object_or_404(VaultItem.objects, pk=item_id, owner_id=viewer.person_id)


def candidate_for(viewer: Viewer, kind_name: str, row_id: UUID) -> tuple[kinds.VaultKind, object]:
    """A thing of the viewer's own that can be put in now, with its kind; Http404 otherwise."""
    kind = kinds.kind_of(kind_name)
    row = kind.private().filter(pk=row_id, owner_id=viewer.person_id).first() if kind else None
    if kind is None or row is None:
        raise Http404
    return kind, row
