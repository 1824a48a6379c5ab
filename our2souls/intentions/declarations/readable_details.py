"""What belongs to an intention in words, to be read: its steps, promises, research, reviews and history."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from our2souls.intentions.commitments import text as commitment_text
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.history import text as history_text
from our2souls.intentions.core.models import HistoryEntry, Intention, TextRevision
from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.intentions.research.models import ResearchItem
from our2souls.intentions.revisits import choices as revisit_choices
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer, RevisitDraft
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts

FAR = date.min
"""A day that none is near, so that each is written in full."""


class _Ids:
    """In place of the two faces: whoever shows the entries knows the people by their ids."""

    def face(self, person_id: UUID | None) -> UUID | None:
        """The id."""
        return person_id


def parts_of(intention: Intention) -> tuple[ReadableSection, ...]:
    """The steps in their order, promises, what was found out, reviews."""
    steps = Milestone.objects.filter(intention=intention, removed_at=None).order_by("position", "pk")
    promises = Commitment.objects.filter(intention=intention).order_by("made_at", "pk")
    finds = ResearchItem.objects.filter(intention=intention, removed_at=None).order_by("made_at", "pk")
    looks = Revisit.objects.filter(intention=intention).exclude(opened_at=None).order_by("-due_on", "pk")
    return (
        section("steps", _("Steps"), steps, _steps),
        section("promises", _("What each of you said you’d do"), promises, _promises),
        section("research", _("Research"), finds, _finds),
        section("reviews", _("Reviews"), looks, _looks),
    )


def _steps(rows: Sequence[Milestone]) -> list[ReadableEntry]:
    smaller: dict[UUID, list[ReadableText]] = defaultdict(list)
    for each in Substep.objects.filter(milestone__in=rows, removed_at=None).order_by("position", "pk"):
        label = _("Smaller step, done") if each.done_at else _("Smaller step")
        smaller[each.milestone_id].append(ReadableText(label, each.title, each.made_by_id, is_expected=True))
    return [
        ReadableEntry(
            row.pk,
            row.title,
            row.due_on,
            title_by=row.made_by_id,
            texts=texts(
                ReadableText("", row.words),
                ReadableText(_("Done"), date_format(row.done_at, "DATE_FORMAT") if row.done_at else ""),
                *smaller[row.pk],
            ),
        )
        for row in rows
    ]


def _promises(rows: Sequence[Commitment]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            row.words,
            row.made_at,
            row.person_id,
            row.person_id,
            texts=texts(
                ReadableText("", commitment_text.if_then(row), row.person_id),
                ReadableText(_("When"), commitment_text.rule_words(row.rule, row.first_on)),
            ),
            parts=(_outcomes_of(row),),
        )
        for row in rows
    ]


def _outcomes_of(promise: Commitment) -> ReadableSection:
    rows = OccurrenceOutcome.objects.filter(commitment=promise, undone_at=None).order_by("-at", "-pk")
    return section("outcomes", _("What was kept, what was let go"), rows, _outcomes)


def _outcomes(rows: Sequence[OccurrenceOutcome]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            row.pk,
            commitment_text.outcome_words(row, FAR),
            row.at,
            row.person_id,
            texts=texts(ReadableText("", row.words, row.person_id)),
        )
        for row in rows
    ]


def _finds(rows: Sequence[ResearchItem]) -> list[ReadableEntry]:
    earlier = before(rows)
    return [
        ReadableEntry(
            row.pk,
            row.title,
            row.made_at,
            title_by=row.title_by_id,
            texts=texts(
                ReadableText(_("Where it stands"), row.address, row.address_by_id, is_expected=True),
                ReadableText(_("What it says"), row.finding, row.finding_by_id, is_expected=True),
                *earlier[row.pk],
            ),
        )
        for row in rows
    ]


def _looks(rows: Sequence[Revisit]) -> list[ReadableEntry]:
    answers: dict[UUID, list[ReadableText]] = defaultdict(list)
    for each in RevisitAnswer.objects.filter(revisit__in=rows).order_by("answered_at", "pk"):
        answers[each.revisit_id] += _answer(each, each.person_id)
    return [
        ReadableEntry(
            row.pk,
            _("Review of %(day)s") % {"day": date_format(row.due_on, "DATE_FORMAT")},
            row.opened_at,
            texts=texts(*answers[row.pk]),
        )
        for row in rows
    ]


def drafts(rows: Sequence[RevisitDraft]) -> list[ReadableEntry]:
    """What somebody answered in a review, or put down for it, as they alone have it."""
    return [
        ReadableEntry(row.pk, _("Review"), row.saved_at, row.owner_id, texts=texts(*_answer(row, row.owner_id)))
        for row in rows
    ]


def _answer(row: RevisitAnswer | RevisitDraft, by: UUID) -> list[ReadableText]:
    wants = {key: str(words) for key, words, _follows in revisit_choices.WANTS}
    return [
        ReadableText(_("Do you still want it?"), wants.get(row.want, row.want), by, is_expected=True),
        ReadableText(_("What has changed?"), row.changed, by),
        ReadableText(_("What is next?"), row.next_step, by),
    ]


def before(rows: Sequence[Any]) -> dict[UUID, list[ReadableText]]:
    """What texts of these rows said before they were changed, by row; one query."""
    found: dict[UUID, list[ReadableText]] = defaultdict(list)
    for each in TextRevision.objects.filter(about__in=[row.pk for row in rows]).order_by("-until", "-pk"):
        text = ReadableText(_("What it said before"), each.words, each.words_by_id, is_expected=True)
        found[each.about].append(text)
    return found


def changes(rows: Sequence[HistoryEntry]) -> list[ReadableEntry]:
    """Lines of the history."""
    us: Any = _Ids()
    found = zip(rows, history_text.rows(rows, us), strict=True)
    return [
        ReadableEntry(
            row.pk,
            capfirst(line.text),
            line.at,
            line.face,
            texts=texts(
                ReadableText(_("Before"), line.before), ReadableText(_("After") if line.before else "", line.after)
            ),
        )
        for row, line in found
    ]
