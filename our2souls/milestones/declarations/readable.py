"""The couple's days, to be read."""

from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from our2souls.milestones.models import DATE, DAY, MONTH, YEAR, RelationshipMilestone
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section, texts


def readable() -> Iterable[ReadableSection]:
    """Every day that was not taken away, earliest first."""
    rows = RelationshipMilestone.objects.filter(removed_at=None).order_by("on", "pk")
    yield section("milestones", _("Our milestones"), rows, _entries)


def _entries(rows: Sequence[RelationshipMilestone]) -> list[ReadableEntry]:
    return [
        ReadableEntry(
            id=row.pk,
            title=row.title,
            title_by=row.titled_by_id,
            at=row.on if row.precision == DAY else None,
            texts=texts(
                ReadableText(_("When"), _when(row)),
                ReadableText("", row.words, row.worded_by_id, is_expected=row.worded_by_id is not None),
            ),
        )
        for row in rows
    ]


def _when(row: RelationshipMilestone) -> str:
    """What the date alone does not say: that it comes round, or how roughly it is known."""
    formats = {DATE: "MONTH_DAY_FORMAT", MONTH: "YEAR_MONTH_FORMAT", YEAR: "Y"}
    rough = date_format(row.on, formats[row.precision]) if row.precision in formats else ""
    return f"{rough or date_format(row.on, 'DATE_FORMAT')}{_(', every year')}" if row.yearly else rough
