"""The acts around a session: questions for the therapist, what one takes from it alone, what the two take from it."""

from datetime import date

from our2souls.care.consent.models import Engagement
from our2souls.care.sessions.models import Question, SessionNote, Takeaway
from our2souls.delivery import outbox, partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.audiences import sharing
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.ui.form.edit_conflict import EditConflict

QUESTION, TAKEAWAY, NOTE = "therapist_question", "session_takeaway", "session_note_shared"
"""The partner events of these acts. The therapist is told of none: questions stand in their brief."""


class BothWrote(PermissionError):
    """Both have written in it: neither takes the other's words away."""


@act
def ask(engagement: Engagement, words: str) -> Question:
    """Write a question for the therapist; the partner is told that there is one."""
    viewer = current_viewer()
    question = Question(couple_id=viewer.couple, engagement=engagement, person_id=viewer.person_id, words=words)
    question.save(force_insert=True)
    audit.record("therapist_question.created", question)
    partner_events.tell_partner(QUESTION, question.pk)
    return question


@act
def update_question(question: Question, words: str) -> None:
    """Put one's own question otherwise."""
    locked = Question.objects.select_for_update().get(pk=question.pk, person_id=current_viewer().person_id)
    locked.words = words
    locked.save(update_fields=["words"])
    audit.record("therapist_question.changed", locked)


@act
def mark_talked(question: Question) -> None:
    """Either says that the question was talked about: it goes to the past ones."""
    if Question.objects.filter(pk=question.pk, done_at=None).update(done_at=now()):
        outbox.cancel_about(None, question.pk, notice=QUESTION)
        audit.record("therapist_question.talked", question)


@act
def reopen(question: Question) -> None:
    """It is open again after all."""
    if Question.objects.filter(pk=question.pk, done_at__isnull=False).update(done_at=None):
        audit.record("therapist_question.reopened", question)


@act
def delete_question(question: Question) -> None:
    """Delete one's own question, for everybody."""
    outbox.cancel_about(None, question.pk, notice=QUESTION)
    audit.record("therapist_question.deleted", question)
    Question.objects.filter(pk=question.pk, person_id=current_viewer().person_id).delete()


@act
def write_takeaway(engagement: Engagement, *, day: date, words: str) -> Takeaway:
    """Write down what the two take from a session; the partner is told, and may write on."""
    viewer = current_viewer()
    takeaway = Takeaway(couple_id=viewer.couple, engagement=engagement, words_by_id=viewer.person_id)
    takeaway.day, takeaway.words = day, words
    takeaway.save(force_insert=True)
    audit.record("session_takeaway.created", takeaway)
    partner_events.tell_partner(TAKEAWAY, takeaway.pk, occasion=takeaway.version)
    return takeaway


@act
def update_takeaway(takeaway: Takeaway, *, day: date, words: str, version: int) -> Takeaway:
    """Change it, either of the two; who wrote last is kept. The same as it is changes nothing.

    Raises EditConflict when somebody changed it since `version` was read.
    """
    viewer, locked = current_viewer(), Takeaway.objects.select_for_update().get(pk=takeaway.pk)
    if locked.version != version:
        raise EditConflict({"day": locked.day, "words": locked.words}, locked.version)
    if (locked.day, locked.words) == (day, words):
        return locked
    if locked.words != words:
        locked.is_joint = locked.is_joint or locked.words_by_id != viewer.person_id
        locked.words_by_id = viewer.person_id
    locked.day, locked.words, locked.version = day, words, locked.version + 1
    locked.save()
    audit.record("session_takeaway.changed", locked)
    partner_events.tell_partner(TAKEAWAY, locked.pk, occasion=locked.version)
    return locked


@act
def delete_takeaway(takeaway: Takeaway) -> None:
    """Delete what the viewer alone wrote in. Raises BothWrote for anything else."""
    locked = Takeaway.objects.select_for_update().get(pk=takeaway.pk)
    if not is_deletable(locked):
        raise BothWrote
    outbox.cancel_about(None, locked.pk, notice=TAKEAWAY)
    audit.record("session_takeaway.deleted", locked)
    locked.delete()


def is_deletable(takeaway: Takeaway) -> bool:
    """Whether nobody but the viewer wrote in it."""
    return not takeaway.is_joint and takeaway.words_by_id == current_viewer().person_id


@act
def write_note(engagement: Engagement, *, day: date, words: str) -> SessionNote:
    """Write a note for oneself: nobody else reads it."""
    note = SessionNote(owner_id=current_viewer().person_id, engagement=engagement.pk, day=day, words=words)
    note.save(force_insert=True)
    audit.record("session_note.created", note)
    return note


@act
def update_note(note: SessionNote, *, day: date, words: str, version: int) -> SessionNote:
    """Change one's own note; a shared one is read as it is now.

    Raises EditConflict when it was changed since `version` was read, on another device.
    """
    locked = SessionNote.objects.select_for_update().get(pk=note.pk)
    if locked.version != version:
        raise EditConflict({"day": locked.day, "words": locked.words}, locked.version)
    locked.day, locked.words, locked.version = day, words, locked.version + 1
    locked.save()
    audit.record("session_note.changed", locked)
    return locked


@act
def share_note(note: SessionNote) -> None:
    """Let the partner read it from now on. Raises NotPermitted without a partner."""
    if sharing.level_of(note) is None:
        sharing.share(note)
        partner_events.tell_partner(NOTE, note.pk, occasion=now().isoformat())


@act
def unshare_note(note: SessionNote) -> None:
    """Close it to the partner at once; the partner isn't told."""
    sharing.unshare(note)
    partner_events.take_back(NOTE, note.pk)


@act
def delete_note(note: SessionNote) -> None:
    """Delete one's own note; the partner reads it no more either."""
    sharing.unshare(note)
    partner_events.take_back(NOTE, note.pk)
    audit.record("session_note.deleted", note)
    note.delete()
