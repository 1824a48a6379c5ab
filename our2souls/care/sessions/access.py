"""The doors to what stands around a session. “Not yours” and “not there” are the same 404."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.care.consent.access import ClientAccess, engagement_for
from our2souls.care.consent.models import Engagement
from our2souls.care.sessions.models import Question, SessionNote, Suggestion, Takeaway
from our2souls.people.couple_context import couple_of
from our2souls.privacy.viewer import Viewer, viewing


def session_engagement_for(viewer: Viewer, engagement_id: UUID) -> Engagement:
    """A therapist of the viewer's couple who sits at the table or once did; Http404 otherwise, while nothing is confirmed too."""
    couple_of(viewer)
    engagement = engagement_for(viewer, engagement_id)
    if engagement.confirmed_at is None:
        raise Http404
    return engagement


def open_engagement_for(viewer: Viewer, engagement_id: UUID) -> Engagement:
    """The same, of one who sits there now; Http404 otherwise."""
    engagement = session_engagement_for(viewer, engagement_id)
    if engagement.ended_at is not None:
        raise Http404
    return engagement


def question_for(viewer: Viewer, question_id: UUID) -> Question:
    """A question of the viewer's couple; Http404 otherwise."""
    rows = Question.objects.select_related("engagement")
    return get_object_or_404(rows, pk=question_id, couple_id=couple_of(viewer))


def own_question_for(viewer: Viewer, question_id: UUID) -> Question:
    """A question that the viewer wrote; Http404 otherwise, for the partner's too."""
    question = question_for(viewer, question_id)
    if question.person_id != viewer.person_id:
        raise Http404
    return question


def suggestion_for(viewer: Viewer, suggestion_id: UUID) -> Suggestion:
    """Something that was suggested to the viewer's couple and not withdrawn; Http404 otherwise."""
    rows = Suggestion.objects.select_related("engagement").filter(withdrawn_at=None)
    return get_object_or_404(rows, pk=suggestion_id, couple_id=couple_of(viewer))


def suggestion_of_client(client: ClientAccess, suggestion_id: UUID) -> Suggestion:
    """Something that this therapist suggested at this table; Http404 otherwise."""
    with viewing(client.eyes):
        return get_object_or_404(
            Suggestion.objects,
            pk=suggestion_id,
            engagement_id=client.engagement.pk,
            person_id=client.eyes.person_id,
            couple_id=client.eyes.couple,
        )


def takeaway_for(viewer: Viewer, takeaway_id: UUID) -> Takeaway:
    """What the viewer's couple takes from a session; Http404 otherwise."""
    return get_object_or_404(Takeaway.objects.select_related("engagement"), pk=takeaway_id, couple_id=couple_of(viewer))


def own_note_for(viewer: Viewer, note_id: UUID) -> SessionNote:
    """A note of the viewer's own; Http404 otherwise, for the partner's too."""
    return get_object_or_404(SessionNote.objects, pk=note_id, owner_id=viewer.person_id)
