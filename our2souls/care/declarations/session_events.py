"""What the two are told around a session: by each other's acts, and that their therapist suggests something."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.care.sessions import actions, suggestions
from our2souls.care.sessions.models import Question, SessionNote, Suggestion, Takeaway
from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject, page

_WAITING = Q(withdrawn_at=None, answer="", engagement__ended_at=None)
SUGGESTED = Subject(Suggestion, lambda: Suggestion.objects.filter(_WAITING))

TYPES = (
    event(
        actions.QUESTION,
        _("%(name)s wrote a question for your therapist"),
        url=page("care:question"),
        subject=Subject(Question, lambda: Question.objects.filter(done_at=None)),
        glyph="stethoscope",
    ),
    event(
        actions.TAKEAWAY,
        _("%(name)s wrote in what you take from a session"),
        url=page("care:takeaway"),
        subject=Subject(Takeaway, Takeaway.objects.all),
        glyph="stethoscope",
    ),
    event(
        actions.NOTE,
        _("%(name)s shared a note after a session with you"),
        url=lambda _about: reverse("care:session_notes_shared"),
        subject=Subject(SessionNote, SessionNote.shared_with_me.all, partners=True),
        glyph="stethoscope",
    ),
    event(
        suggestions.ANSWERED,
        _("%(name)s answered what your therapist suggests"),
        url=page("care:suggestion"),
        subject=Subject(Suggestion, lambda: Suggestion.objects.exclude(answer="")),
        glyph="stethoscope",
    ),
    NotificationType(
        name=suggestions.NOTICE,
        title=_("Your therapist suggests something"),
        line=_("Look at it together when you like. You can set it aside."),
        url=page("care:suggestion"),
        visible=SUGGESTED.visible,
        subject=SUGGESTED,
        by_mail=False,
        at_home=True,
        glyph="stethoscope",
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
