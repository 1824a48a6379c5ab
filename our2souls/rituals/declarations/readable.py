"""The couple's rituals, to be read."""

from collections.abc import Iterable, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.core.rule_text import rule_words


def readable() -> Iterable[ReadableSection]:
    """Every ritual, in the order in which they were proposed."""
    yield section("rituals", _("Rituals"), Ritual.objects.order_by("made_at", "pk"), _entries)


def _entries(rows: Sequence[Ritual]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk,
            title=row.name,
            title_by=row.named_by_id,
            at=row.made_at,
            texts=texts(
                ReadableText(_("When"), capfirst(rule_words(row.rule, row.first_on, row.hour))),
                ReadableText("", row.words, row.worded_by_id, is_expected=row.worded_by_id is not None),
            ),
        )
        for row in rows
    ]
