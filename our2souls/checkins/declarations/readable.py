"""One's own check-ins, to be read."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from our2souls.checkins import queries, vocabulary
from our2souls.checkins.models import CheckIn, CheckInResponse, Closeness
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts


def readable() -> Iterable[ReadableSection]:
    """Check-ins, answers to the other's, and how close one felt; newest first."""
    yield section("checkins", _("How you felt"), CheckIn.objects.order_by("-at", "pk"), _checkins, is_shared=False)
    responses = CheckInResponse.objects.order_by("-at", "pk")
    yield section(
        "responses", _("What you answered when the other shared how they felt"), responses, _responses, is_shared=False
    )
    closeness = Closeness.objects.order_by("-week", "pk")
    yield section("closeness", _("How close you felt"), closeness, _closeness, is_shared=False)


def _checkins(rows: Sequence[CheckIn]) -> list[ReadableEntry]:
    return [told(row) for row in rows]


def told(row: CheckIn) -> ReadableEntry:
    """One check-in."""
    return ReadableEntry(
        row.pk,
        ", ".join(vocabulary.place_words(row.ease, row.energy)),
        row.at,
        author=row.owner_id,
        texts=texts(
            ReadableText(_("Feelings"), ", ".join(vocabulary.labels_of(row.words or ())), row.owner_id),
            ReadableText(_("What it is about"), vocabulary.context_words(row.context), row.owner_id),
            ReadableText(_("What I need"), row.need_text, row.owner_id),
            ReadableText(_("A note"), row.note, row.owner_id),
            ReadableText(_("Said when asked for more"), row.more, row.owner_id),
        ),
    )


def _responses(rows: Sequence[CheckInResponse]) -> list[ReadableEntry]:
    return [
        ReadableEntry(row.pk, queries.answer_text(row.kind, row.words), row.at, row.owner_id, row.owner_id)
        for row in rows
    ]


def _closeness(rows: Sequence[Closeness]) -> list[ReadableEntry]:
    return [ReadableEntry(row.pk, _("%(number)s of 7") % {"number": row.value}, row.week, row.owner_id) for row in rows]
