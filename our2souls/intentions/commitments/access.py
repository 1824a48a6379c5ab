"""The doors to what each promised. Both partners read it; its maker alone gets it to write."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.revisits.models import RevisitAnswer
from our2souls.privacy.viewer import Viewer


def commitment_for(viewer: Viewer, intention_id: UUID, commitment_id: UUID) -> Commitment:
    """A commitment of either partner of the viewer's couple; Http404 otherwise."""
    rows = Commitment.objects.select_related("intention")
    return get_object_or_404(rows, pk=commitment_id, intention_id=intention_id, couple_id=viewer.couple)


def own_commitment_for(viewer: Viewer, intention_id: UUID, commitment_id: UUID) -> Commitment:
    """A commitment that the viewer made; Http404 otherwise, for the partner's too."""
    found = commitment_for(viewer, intention_id, commitment_id)
    if found.person_id != viewer.person_id:
        raise Http404
    return found


def own_outcome_for(viewer: Viewer, intention_id: UUID, commitment_id: UUID, outcome_id: UUID) -> OccurrenceOutcome:
    """What the viewer said of an occurrence of a commitment of theirs; Http404 otherwise."""
    rows = OccurrenceOutcome.objects.select_related("commitment", "commitment__intention")
    return get_object_or_404(
        rows,
        pk=outcome_id,
        commitment_id=commitment_id,
        commitment__intention_id=intention_id,
        couple_id=viewer.couple,
        person_id=viewer.person_id,
        undone_at=None,
    )


def own_answer_for(viewer: Viewer, intention_id: UUID, revisit_id: UUID) -> RevisitAnswer:
    """The viewer's own answer of an opened revisit; Http404 otherwise."""
    rows = RevisitAnswer.objects.select_related("revisit", "revisit__intention")
    return get_object_or_404(
        rows,
        revisit_id=revisit_id,
        revisit__intention_id=intention_id,
        couple_id=viewer.couple,
        person_id=viewer.person_id,
    )
