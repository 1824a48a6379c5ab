"""The statements that one shares about oneself, to be read."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts
from our2souls.story.autonomy import text as statement_text
from our2souls.story.autonomy.models import SharedStatement
from our2souls.story.autonomy.statements import from_copy


def readable() -> Iterable[ReadableSection]:
    """Each as it was shared, newest first."""
    rows = SharedStatement.objects.order_by("-made_at", "pk")
    yield section("statements", _("What you shared about yourself"), rows, _entries, is_shared=False)


def _entries(rows: Sequence[SharedStatement]) -> list[ReadableEntry]:
    return [_entry(row) for row in rows]


def _entry(row: SharedStatement) -> ReadableEntry:
    statement = from_copy(row.kind, row.figures)
    told_to_owner = statement_text.to_owner(statement, {}) if statement else None
    lines = (told_to_owner.sentence, *told_to_owner.evidence) if told_to_owner else ()
    title = told_to_owner.title if told_to_owner else row.kind
    return ReadableEntry(
        row.pk, title, row.made_at, row.owner_id, texts=texts(ReadableText("", "\n".join(lines), row.owner_id))
    )
