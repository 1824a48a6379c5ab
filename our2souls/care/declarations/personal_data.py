"""What the care package holds of people, and what becomes of it when two part or one of them, or a therapist, is erased."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import models

from our2souls.care.clients.models import TherapistTerms
from our2souls.care.consent import actions as consent_actions
from our2souls.care.consent.models import Engagement, ScopeYes, TherapistStatement
from our2souls.care.consent.scopes import is_own
from our2souls.care.declarations import readable, readable_sessions
from our2souls.care.directory import actions as directory_actions
from our2souls.care.directory.models import DirectoryEntry
from our2souls.care.invitations import actions as invitation_actions
from our2souls.care.looks.models import Look
from our2souls.care.sessions.models import Question, SessionNote, Suggestion, Takeaway
from our2souls.privacy import unscoped
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.personal_data.readable import ReadableSection
from our2souls.privacy.personal_data.registry import PersonalData, register


def erase(person_id: UUID) -> None:
    """As a therapist they leave every table, and their name and words leave what couples hold; of what was open nothing stays."""
    invitation_actions.resign_all(person_id)
    grants.close_all(therapist_id=person_id)
    for engagement in unscoped.queryset(Engagement, "erasure").filter(therapist_id=person_id):
        engagement.name = ""
        engagement.save(update_fields=["name"])
    unscoped.queryset(Look, "erasure").filter(therapist=person_id).update(
        name=b""
    )  # a look by itself is never saved again
    for entry in DirectoryEntry.objects.filter(person_id=person_id):
        directory_actions.release(entry)
    unscoped.queryset(Grant, "erasure").filter(owner_id=person_id).delete()


def erase_couple(couple_id: UUID) -> None:
    """Both have let go of the copy: that anything was open goes too."""
    unscoped.queryset(Grant, "erasure").filter(couple_id=couple_id).delete()


def redact(model: type[models.Model], records: list[dict[str, Any]]) -> None:
    """What was looked at, without what is one's own: it stands on its owner's page alone (`care.table.text`); links of nobody."""
    if model is Look:
        for record in records:
            record["parts"] = [part for part in record["parts"] or () if not is_own(part[0])]
    elif model is Engagement:
        for record in records:  # whoever asked reads the link on their page, the partner nowhere
            del record["token"], record["token_hash"]


def everything() -> Iterator[ReadableSection]:
    """All that is told of it in words."""
    yield from readable.readable()
    yield from readable_sessions.readable()


def declare() -> None:
    """Consent and questions are the couple's, notes and waiting yeses their writer's; a therapist owns their acceptance alone."""
    register(
        PersonalData(
            package="care",
            personal=(ScopeYes, TherapistStatement, SessionNote, TherapistTerms),
            redact=redact,
            readable=everything,
            shared={Engagement: None, Look: None, Question: "person", Suggestion: "person", Takeaway: "words_by"},
            on_separation=consent_actions.end_for_couple,
            on_erasing=erase,
            on_erasing_couple=erase_couple,
        )
    )
