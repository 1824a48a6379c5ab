"""What stands around a session, as pages read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from our2souls.bridges.core.ports import Helper
from our2souls.care.consent.access import ClientAccess
from our2souls.care.consent.models import Engagement
from our2souls.care.sessions import text
from our2souls.care.sessions.models import Question, SessionNote, Suggestion, Takeaway
from our2souls.delivery.registry import AgendaItem, agenda
from our2souls.privacy.audiences import sharing
from our2souls.privacy.viewer import current_viewer, viewing
from our2souls.readiness.report import follow_ups
from our2souls.ui.pagination import KeysetPage, newest_first

A_PAGE = 20
FEW = 3
"""So many of each the table's page shows; the rest is behind a link."""


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggestion as a page shows it, to its therapist and to the two alike: never who answered."""

    id: UUID
    kind: str
    kind_text: str
    icon: str
    title: str
    about: str
    words: str
    at: datetime
    state: str
    state_text: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note of one's own, and whether the partner reads it."""

    note: SessionNote
    is_shared: bool


def open_questions(engagement: Engagement) -> list[Question]:
    """What the two would like to talk about with this therapist, newest first, a page's worth: for the brief, with their eyes."""
    return questions_page(engagement).rows


def questions_page(engagement: Engagement, before: str = "", size: int = A_PAGE) -> KeysetPage[Question]:
    """A page of what the two want to talk about, newest first."""
    rows = Question.objects.filter(engagement_id=engagement.pk, couple_id=current_viewer().couple, done_at=None)
    return newest_first(rows, before, by=("at",), size=size)


def past_questions(engagement: Engagement, before: str = "") -> KeysetPage[Question]:
    """A page of what was talked about, newest first."""
    rows = Question.objects.filter(engagement_id=engagement.pk, couple_id=current_viewer().couple)
    return newest_first(rows.exclude(done_at=None), before, by=("done_at",), size=A_PAGE)


def suggestions_page(engagement: Engagement, before: str = "") -> tuple[list[SuggestionRow], str]:
    """A page of what was suggested and not withdrawn, newest first, and the key of the next one."""
    rows = Suggestion.objects.filter(
        engagement_id=engagement.pk, couple_id=current_viewer().couple, withdrawn_at=None
    ).select_related("engagement")
    found = newest_first(rows, before, by=("at",), size=A_PAGE)
    return rows_of(found.rows), found.following


def suggestions_of(client: ClientAccess, before: str = "") -> tuple[list[SuggestionRow], str]:
    """What this therapist suggested at this table, withdrawn ones too, as their own page lists it."""
    with viewing(client.eyes):
        rows = Suggestion.objects.filter(
            engagement_id=client.engagement.pk, person_id=client.eyes.person_id, couple_id=client.eyes.couple
        ).select_related("engagement")
        found = newest_first(rows, before, by=("at",), size=A_PAGE)
        return rows_of(found.rows), found.following


def waiting_suggestions(engagement: Engagement) -> list[SuggestionRow]:
    """What was suggested and waits for an answer, newest first; one query."""
    rows = Suggestion.objects.filter(
        engagement_id=engagement.pk,
        couple_id=current_viewer().couple,
        withdrawn_at=None,
        answer="",
        engagement__ended_at=None,
    )
    return rows_of(rows.select_related("engagement").order_by("-at", "-pk")[:A_PAGE])


def rows_of(found: Iterable[Suggestion]) -> list[SuggestionRow]:
    """These as a page shows them; to be called while who may read them is looking."""
    rows = []
    for each in found:
        state, title = text.state_of(each), text.title_of(each)
        kind_text = str(text.KINDS[each.kind])
        rows.append(
            SuggestionRow(
                id=each.pk,
                kind=each.kind,
                kind_text=kind_text if kind_text != title else "",
                icon=text.ICONS[each.kind],
                title=title,
                about=text.about_of(each),
                words=each.words,
                at=each.at,
                state=state,
                state_text=str(text.STATES[state]),
            )
        )
    return rows


def takeaways(engagement: Engagement, before: str = "", size: int = A_PAGE) -> KeysetPage[Takeaway]:
    """A page of what the two take from sessions, newest first."""
    rows = Takeaway.objects.filter(engagement_id=engagement.pk, couple_id=current_viewer().couple)
    return newest_first(rows, before, by=("day", "made_at"), size=size)


def own_notes(before: str = "") -> tuple[list[NoteRow], str]:
    """A page of the viewer's own notes, with whichever therapist, newest first, and the key of the next one."""
    rows = SessionNote.objects.filter(owner_id=current_viewer().person_id)
    found = newest_first(rows, before, by=("day", "made_at"), size=A_PAGE)
    levels = sharing.levels_of([each.pk for each in found.rows])
    return [NoteRow(each, each.pk in levels) for each in found.rows], found.following


def is_shared(note: SessionNote) -> bool:
    """Whether the partner reads the viewer's own note now; one query."""
    return sharing.level_of(note) is not None


def partners_notes(before: str = "") -> KeysetPage[SessionNote]:
    """A page of the notes that the partner shares, newest first."""
    rows = SessionNote.shared_with_me.filter(owner_id=current_viewer().partner_id)
    return newest_first(rows, before, by=("day", "made_at"), size=A_PAGE)


def has_partners_notes() -> bool:
    """Whether the partner shares any; one query."""
    return SessionNote.shared_with_me.filter(owner_id=current_viewer().partner_id).exists()


def kept_for_therapist() -> list[tuple[str, list[AgendaItem]]]:
    """What the two put aside for a therapist, by kind, whether or not one sits at the table."""
    return agenda.waiting_for("therapist")


@dataclass(frozen=True, slots=True)
class KeptTopic:
    """An area or a topic of the test that the two kept for their therapist."""

    id: UUID
    title: str
    day: date


def kept_topics(client: ClientAccess) -> list[KeptTopic]:
    """Of what the two kept for their therapist that which stands in an area that is open to this one, oldest first; two queries."""
    with viewing(client.eyes):
        rows = follow_ups.kept_for("therapist")
        return [KeptTopic(row.pk, follow_ups.title_of(row), row.at.astimezone(client.us.zone).date()) for row in rows]


def helpers() -> list[Helper]:
    """Who sits at the table of the current viewer's couple, for the page of a bridge; one query."""
    rows = Engagement.objects.filter(couple_id=current_viewer().couple, ended_at=None).exclude(confirmed_at=None)
    return [Helper(each.pk, each.name) for each in rows.order_by("confirmed_at", "pk")]


def table_context(engagement: Engagement | None) -> dict[str, object]:
    """What `care/sessions/_table.html` shows of a therapist at the table, or of none yet; six queries at most."""
    context: dict[str, object] = {"kept": kept_for_therapist(), "engagement": engagement}
    if engagement is None or engagement.confirmed_at is None:
        return context | {"is_table_open": False}
    is_open = engagement.ended_at is None
    return context | {
        "is_table_open": is_open,
        "open_questions": questions_page(engagement, size=FEW) if is_open else None,
        "suggested": waiting_suggestions(engagement) if is_open else [],
        "latest_takeaways": takeaways(engagement, size=FEW),
    }
