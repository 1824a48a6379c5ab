"""A person's word that what the two opened may enter the instance's own figures. Theirs alone to give and to take back.

The partner is not told, and no figure is made of a couple before both have given it: who has not given it is seen nowhere.
"""

from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer
from our2souls.readiness.research import strangers_baseline
from our2souls.readiness.research.models import ResearchConsent


def has_consented(viewer: Viewer) -> ResearchConsent | None:
    """The viewer's consent, if they have given one and not taken it back."""
    return ResearchConsent.objects.filter(owner_id=viewer.person_id, withdrawn_at=None).first()


@act
def give(viewer: Viewer) -> None:
    """From now on; twice changes nothing."""
    row, given = ResearchConsent.objects.get_or_create(owner_id=viewer.person_id, withdrawn_at=None)
    if given:
        audit.record("readiness.consent_given", row)


@act
def withdraw(viewer: Viewer) -> None:
    """From now on; twice changes nothing. Where fewer than 50 couples are left, no baseline is kept."""
    row = ResearchConsent.objects.select_for_update().filter(owner_id=viewer.person_id, withdrawn_at=None).first()
    if row is not None:
        row.withdrawn_at = now()
        row.save(update_fields=["withdrawn_at"])
        audit.record("readiness.consent_withdrawn", row)
        strangers_baseline.forget_if_few()
