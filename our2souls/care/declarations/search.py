"""What around the sessions of two can be found: by the two alone, and one's own notes by oneself."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from our2souls.care.sessions.models import Question, SessionNote, Takeaway
from our2souls.lib.text_search import Passage
from our2souls.people.couple_context import CoupleContext
from our2souls.privacy.viewer import Viewer

TITLE = 80
"""None of these has a title: its first characters stand for one."""


def passages(viewer: Viewer, us: CoupleContext) -> Iterator[Passage]:
    """The viewer's own notes; of their couple the questions, and what the two take from sessions. In no order."""
    for note in SessionNote.objects.filter(owner_id=viewer.person_id):
        path = reverse("care:session_note_edit", args=[note.pk])
        yield _passage(path, note.words, note.made_at, us.me.place if us.partner else "ab")
    if viewer.couple_id is None:
        return
    for question in Question.objects.filter(couple_id=viewer.couple_id):
        face = us.face(question.person_id)
        path = reverse("care:question", args=[question.pk])
        yield _passage(path, question.words, question.at, face.place if face else "ab")
    for takeaway in Takeaway.objects.filter(couple_id=viewer.couple_id):
        path = reverse("care:takeaway", args=[takeaway.pk])
        yield _passage(path, takeaway.words, takeaway.made_at, "ab")


def _passage(path: str, words: str, when: datetime, place: str) -> Passage:
    return Passage("session", path, words[:TITLE], (words[TITLE:],), when, place)
