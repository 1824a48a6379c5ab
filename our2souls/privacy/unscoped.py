"""The named doors for what must work without a viewer. A reason not listed here does not exist; tests check the callers."""

from django.db import models
from django.db.models import QuerySet

REASONS: dict[str, frozenset[str]] = {
    "invitation.redeem": frozenset({"our2souls.people.pairing"}),
    "parting": frozenset({"our2souls.people.pairing"}),
    "worker.claim": frozenset({"our2souls.delivery.outbox", "our2souls.delivery.schedules"}),
    "preferences.of_receiver": frozenset({"our2souls.delivery.preferences"}),
    "unsubscribe": frozenset({"our2souls.delivery.preferences"}),
    "submissions.sweep": frozenset({"our2souls.web.submissions"}),
    "erasure": frozenset({"our2souls.privacy.erasure"}),
    "photos.of_note": frozenset({"our2souls.vision.notes", "our2souls.vision.access", "our2souls.vision.board"}),
    "letters.forget": frozenset({"our2souls.vision.letters"}),
    "media.work": frozenset({"our2souls.vision.media", "our2souls.vision.preparation"}),
    "reveal": frozenset({"our2souls.dreams.weaving", "our2souls.dreams.revisiting"}),
    "sitting.reveal": frozenset({"our2souls.readiness.revealing"}),
    "checkin.removed": frozenset({"our2souls.checkins.feeling"}),
    "sitting.state": frozenset({"our2souls.readiness.sitting"}),
    "takings.median": frozenset({"our2souls.readiness.timing"}),
    "start.keys": frozenset({"our2souls.config.belonging"}),
    "readiness.consented": frozenset({"our2souls.readiness.consented"}),
}
"""Each reason and the only modules that may give it."""


def rows[M: models.Model](model: type[M], reason: str) -> QuerySet[M]:
    """All rows of a model, for a listed reason. Their words stay sealed until somebody is viewing.

    Raises KeyError for a reason that is not listed.
    """
    REASONS[reason]
    return model._base_manager.all()
