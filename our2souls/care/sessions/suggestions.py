"""What a therapist suggests, and what the two answer: made outside of the two's own rows, answered by either of them.

A therapist reads read-only. What is theirs to write is this alone, for the reason “therapist.suggest”: with their own eyes,
once the same transaction has asked again whether they sit at that table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from our2souls.bridges.core import actions as bridge_actions
from our2souls.bridges.core.actions import BridgeData
from our2souls.care.consent.access import ClientAccess, client_for
from our2souls.care.sessions.models import Suggestion
from our2souls.delivery import outbox, partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer, viewing
from our2souls.prompts.turns import actions as prompt_actions
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core.actions import RitualData

NOTICE = "therapist_suggestion"
"""What both of the two are told; neutral, in the app alone."""
ANSWERED = "suggestion_answered"
"""The partner event of an answer."""
MOST_WAITING = 6
"""So many suggestions can wait at one table."""


class TooManyWaiting(ValueError):
    """So much waits for an answer that nothing more is suggested."""


class Answered(LookupError):
    """It was answered, withdrawn or closed meanwhile: the first answer counts."""


@dataclass(frozen=True, slots=True)
class SuggestionData:
    """What is suggested: one of ours by its key (`pick`), or a title and what it is about; and why, in the therapist's words."""

    kind: str
    pick: str = ""
    title: str = ""
    about: str = ""
    words: str = ""


@act
def suggest(viewer: Viewer, engagement_id: UUID, data: SuggestionData) -> Suggestion:
    """Suggest something to both of a couple at whose table the viewer sits at this moment; each of the two is told.

    Raises Http404 for anybody else, and TooManyWaiting.
    """
    client = client_for(viewer, engagement_id)
    rows = unscoped.queryset(Suggestion, "therapist.suggest").filter(engagement_id=client.engagement.pk)
    if rows.filter(withdrawn_at=None, answer="").count() >= MOST_WAITING:
        raise TooManyWaiting
    suggestion = Suggestion(
        couple_id=client.us.couple_id,
        engagement_id=client.engagement.pk,
        person_id=viewer.person_id,
        kind=data.kind,
        pick=data.pick,
        title=data.title,
        about=data.about,
        words=data.words,
    )
    with unscoped.door("therapist.suggest"):
        suggestion.save(force_insert=True)
    _record("therapist_suggestion.created", suggestion, client)
    for face in client.us.faces:
        outbox.notify(to=face.id, notice=NOTICE, about=suggestion.pk, key=f"{NOTICE}:{suggestion.pk}")
    return suggestion


@act
def withdraw(viewer: Viewer, engagement_id: UUID, suggestion_id: UUID) -> bool:
    """Take back what the viewer suggested and nobody has answered; says whether it was so.

    Raises Http404 unless they sit at that table at this moment.
    """
    client = client_for(viewer, engagement_id)
    rows = unscoped.queryset(Suggestion, "therapist.suggest").filter(
        pk=suggestion_id, engagement_id=client.engagement.pk, person_id=viewer.person_id
    )
    found = bool(rows.filter(withdrawn_at=None, answer="").update(withdrawn_at=now()))
    if found:
        outbox.cancel_about(None, suggestion_id, notice=NOTICE)
        _record("therapist_suggestion.withdrawn", Suggestion(pk=suggestion_id), client)
    return found


def _record(name: str, suggestion: Suggestion, client: ClientAccess) -> None:
    """With the eyes of the client: in the log of the therapist's own couple, if they are in one, it has no place."""
    with viewing(client.eyes):
        audit.record(name, suggestion)


@act
def accept_prompt(suggestion: Suggestion) -> UUID:
    """The question becomes one of the two's open ones; gives its id.

    Raises Answered, and LookupError for one that does not come for these two.
    """
    locked = _lock(suggestion)
    found = (
        prompt_actions.start(locked.pick)
        if locked.pick
        else prompt_actions.start_suggested(locked.title, by=locked.person_id)
    )
    _answer(locked, Suggestion.ACCEPTED)
    audit.record("therapist_suggestion.accepted", locked)
    return found.pk


@act
def accept_ritual(suggestion: Suggestion, data: RitualData) -> UUID:
    """Propose it to the other, whose yes it needs as always; gives its id. Raises Answered, and rituals' TooManyProposals."""
    return _take_up(suggestion, lambda: ritual_actions.propose(data).pk)


@act
def accept_bridge(suggestion: Suggestion, *, title: str, question: str) -> UUID:
    """Invite the other to it, who accepts or declines as always; gives its id. Raises Answered, and bridges' TooManyInvitations."""
    return _take_up(suggestion, lambda: bridge_actions.create(BridgeData(title=title, question=question)).pk)


@act
def accept_retake(suggestion: Suggestion) -> None:
    """Either would take the test again; what it takes is asked there. Raises Answered."""
    locked = _lock(suggestion)
    _answer(locked, Suggestion.ACCEPTED)
    audit.record("therapist_suggestion.accepted", locked)


@act
def decline(suggestion: Suggestion) -> None:
    """Put it away, without a reason. Raises Answered."""
    locked = _lock(suggestion)
    _answer(locked, Suggestion.DECLINED)
    audit.record("therapist_suggestion.declined", locked)


def _take_up(suggestion: Suggestion, do: Callable[[], UUID]) -> UUID:
    locked = _lock(suggestion)
    done = do()
    _answer(locked, Suggestion.ACCEPTED)
    audit.record("therapist_suggestion.accepted", locked)
    return done


def is_open(suggestion: Suggestion) -> bool:
    """Whether it waits for an answer, at a table at which its therapist still sits."""
    return not suggestion.answer and suggestion.withdrawn_at is None and suggestion.engagement.ended_at is None


def _lock(suggestion: Suggestion) -> Suggestion:
    locked = Suggestion.objects.select_for_update(of=("self",)).select_related("engagement").get(pk=suggestion.pk)
    if not is_open(locked):
        raise Answered
    return locked


def _answer(locked: Suggestion, answer: str) -> None:
    locked.answer, locked.answered_on = answer, current_viewer().today
    locked.save(update_fields=["answer", "answered_on"])
    outbox.cancel_about(None, locked.pk, notice=NOTICE)
    partner_events.tell_partner(ANSWERED, locked.pk)
