"""Around a session: a therapist who sits at a couple's table, and what stands there."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from our2souls.care.consent.models import Engagement
from our2souls.care.sessions import actions, suggestions
from our2souls.care.sessions.models import Question, SessionNote, Suggestion, Takeaway
from our2souls.care.sessions.suggestions import SuggestionData
from our2souls.lib.clock import now
from our2souls.privacy.audiences import grants
from our2souls.privacy.viewer import TABLE, viewing
from tests.cast import CastMember, a_person
from tests.factories.delivery import forget

ASKED, TAKEN, NOTED, WHY = "What about the house?", "We breathe first", "I was tired", "You spoke of evenings"


def at_table(therapist: CastMember, partner: CastMember, *, is_confirmed: bool = True) -> Engagement:
    """A therapist whom a partner invited; once confirmed, they sit at the table of the two."""
    at = now()
    with viewing(partner.viewer):
        engagement = Engagement(couple_id=partner.viewer.couple, invited_by_id=partner.id, therapist_id=therapist.id)
        engagement.name, engagement.expires_at, engagement.accepted_at = "Lena Frost", at + timedelta(days=7), at
        engagement.confirmed_at = at if is_confirmed else None
        engagement.save(force_insert=True)
        if is_confirmed:
            grants.open_to(therapist.id, TABLE, str(engagement.pk), ends_at=None)
    return engagement


def leaves_table(engagement: Engagement, partner: CastMember) -> None:
    """They sit there no more: the grant ends, the engagement stays to be read."""
    with viewing(partner.viewer):
        grants.close(grants.of_couple(partner.viewer.couple).filter(item=str(engagement.pk)))
        Engagement.objects.filter(pk=engagement.pk).update(ended_at=now())


def a_question(by: CastMember, engagement: Engagement, words: str = ASKED) -> Question:
    with viewing(by.viewer):
        return actions.ask(engagement, words)


def a_takeaway(by: CastMember, engagement: Engagement, words: str = TAKEN, day: date = date(2026, 3, 2)) -> Takeaway:
    with viewing(by.viewer):
        return actions.write_takeaway(engagement, day=day, words=words)


def a_note(by: CastMember, engagement: Engagement, words: str = NOTED, *, share: bool = False) -> SessionNote:
    with viewing(by.viewer):
        note = actions.write_note(engagement, day=date(2026, 3, 2), words=words)
        if share:
            actions.share_note(note)
    return note


def a_suggestion(therapist: CastMember, engagement: Engagement, kind: str = "prompt", **data: Any) -> Suggestion:
    usual = {"title": "What makes an evening good?", "words": WHY}
    with viewing(therapist.viewer):
        return suggestions.suggest(therapist.viewer, engagement.pk, SuggestionData(kind, **(usual | data)))


def path(name: str, *args: Any) -> str:
    return reverse(f"care:{name}", args=args)


def asks(ana: CastMember, ben: CastMember) -> str:
    engagement = at_table(_therapist(), ben)
    ana.post(path("question_new", engagement.pk), {"words": ASKED})
    return "Ana wrote a question for your therapist"


def writes_takeaway(ana: CastMember, ben: CastMember) -> str:
    engagement = at_table(_therapist(), ben)
    ana.post(path("takeaway_new", engagement.pk), {"day": "2026-03-02", "words": TAKEN})
    return "Ana wrote in what you take from a session"


def shares_note(ana: CastMember, ben: CastMember) -> str:
    note = a_note(ana, at_table(_therapist(), ben))
    ana.post(path("session_note_share", note.pk))
    return "Ana shared a note after a session with you"


def answers_suggestion(ana: CastMember, ben: CastMember) -> str:
    therapist = _therapist()
    suggestion = a_suggestion(therapist, at_table(therapist, ben))
    forget(ana, ben)
    ana.post(path("suggestion_decline", suggestion.pk))
    return "Ana answered what your therapist suggests"


def _therapist() -> CastMember:
    return a_person("Thea")


SESSION_ACTS = {
    actions.QUESTION: asks,
    actions.TAKEAWAY: writes_takeaway,
    actions.NOTE: shares_note,
    suggestions.ANSWERED: answers_suggestion,
}
