"""The door to a statement that is shared."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from our2souls.privacy.viewer import Viewer
from our2souls.story.autonomy.models import SharedStatement


def shared_statement_for(viewer: Viewer, statement_id: UUID) -> SharedStatement:
    """A statement that the viewer shares or shared, or that the partner shares with them now; Http404 otherwise."""
    own = SharedStatement.objects.filter(pk=statement_id, owner_id=viewer.person_id).first()
    return own or get_object_or_404(SharedStatement.shared_with_me, pk=statement_id, owner_id=viewer.partner_id)


def own_shared_statement_for(viewer: Viewer, statement_id: UUID) -> SharedStatement:
    """A statement that the viewer shares; Http404 otherwise, for the partner's too."""
    return get_object_or_404(SharedStatement.objects, pk=statement_id, owner_id=viewer.person_id)
