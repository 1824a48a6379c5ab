"""The only way to query without a viewer; each reason lists its callers."""

from django.db import models
from django.db.models import QuerySet

REASONS: dict[str, frozenset[str]] = {
    "invitation.redeem": frozenset({"our2souls.people.pairing.actions", "our2souls.people.pairing.queries"}),
    "separation": frozenset({"our2souls.people.pairing.actions"}),
    "worker.claim": frozenset({"our2souls.delivery.outbox", "our2souls.delivery.schedules"}),
    "preferences.of_recipient": frozenset({"our2souls.delivery.preferences"}),
    "push.devices": frozenset({"our2souls.delivery.channels.devices"}),
    "unsubscribe": frozenset({"our2souls.delivery.preferences"}),
    "submissions.sweep": frozenset({"our2souls.web.submissions.actions"}),
    "imports.sweep": frozenset({"our2souls.people.account.portability.pending_import"}),
    "erasure.due": frozenset({"our2souls.people.account.planned_erasure"}),
    "erasure": frozenset({"our2souls.privacy.personal_data.erasure"}),
    "photos.of_note": frozenset(
        {"our2souls.vision.notes.actions", "our2souls.vision.access", "our2souls.vision.notes.board"}
    ),
    "letters.forget": frozenset({"our2souls.vision.letters"}),
    "media.work": frozenset({"our2souls.vision.media.encrypted_storage", "our2souls.vision.media.preparation"}),
    "reveal": frozenset({"our2souls.intentions.core.weaving", "our2souls.intentions.revisits.actions"}),
    "sitting.reveal": frozenset({"our2souls.readiness.report.reveal"}),
    "checkin.removed": frozenset({"our2souls.checkins.actions"}),
    "sitting.state": frozenset({"our2souls.readiness.sittings.actions"}),
    "attempts.median": frozenset({"our2souls.readiness.attempts.duration"}),
    "start.keys": frozenset({"our2souls.config.startup.key_check"}),
    "readiness.consented": frozenset({"our2souls.readiness.research.consenting_couples"}),
}
"""Each reason and the only modules that may give it."""


def queryset[M: models.Model](model: type[M], reason: str) -> QuerySet[M]:
    """All rows of a model, for a listed reason. Their words stay sealed until somebody is viewing.

    Raises KeyError for a reason that is not listed.
    """
    REASONS[reason]
    return model._base_manager.all()
