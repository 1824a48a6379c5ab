"""What stands around the sessions of two, to be read; and one's own notes."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from our2souls.care.sessions import text
from our2souls.care.sessions.models import Question, SessionNote, Suggestion, Takeaway
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts


def readable() -> Iterable[ReadableSection]:
    """Questions, suggestions and takeaways of the couple in their order, and the viewer's own notes."""
    suggested = Suggestion.objects.select_related("engagement").order_by("at", "pk")
    yield section("questions", _("For your therapist"), Question.objects.order_by("at", "pk"), _questions)
    yield section("suggestions", _("What your therapist suggested"), suggested, _suggestions)
    yield section(
        "takeaways",
        _("What you take from your sessions"),
        Takeaway.objects.order_by("day", "made_at", "pk"),
        _takeaways,
    )
    own = SessionNote.objects.order_by("day", "made_at", "pk")
    yield section("session-notes", _("Your notes after sessions"), own, _notes, is_shared=False)


def _questions(rows: Sequence[Question]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk,
            title=row.words,
            title_by=row.person_id,
            at=row.at,
            texts=texts(ReadableText("", _("Talked about") if row.done_at else "")),
        )
        for row in rows
    ]


def _suggestions(rows: Sequence[Suggestion]) -> list[ReadableEntry]:
    """What somebody outside of the two wrote: no author of theirs is named, for they are told of by name elsewhere."""
    return [
        ReadableEntry(
            id=row.pk,
            title=text.title_of(row),
            at=row.at,
            texts=texts(
                ReadableText("", text.about_of(row)),
                ReadableText(_("Why"), row.words),
                ReadableText(_("How it stands"), str(text.STATES[text.state_of(row)])),
            ),
        )
        for row in rows
    ]


def _takeaways(rows: Sequence[Takeaway]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk,
            title="",
            at=row.day,
            texts=texts(ReadableText("", row.words, row.words_by_id, is_expected=row.words_by_id is not None)),
        )
        for row in rows
    ]


def _notes(rows: Sequence[SessionNote]) -> list[ReadableEntry]:
    return [
        ReadableEntry(id=row.pk, title="", at=row.day, texts=texts(ReadableText("", row.words, row.owner_id)))
        for row in rows
    ]
