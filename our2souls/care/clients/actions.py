"""Accepting the terms on which a therapist reads here."""

from our2souls.care.clients import terms
from our2souls.care.clients.models import TherapistTerms
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


@act
def accept_terms() -> TherapistTerms:
    """Accept the terms as they stand now; twice is once."""
    me = current_viewer().person_id
    row, created = TherapistTerms.objects.get_or_create(owner_id=me, edition=terms.EDITION)
    if created:
        audit.record("therapist.terms", row)
    return row
