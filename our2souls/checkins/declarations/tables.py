"""One's check-ins as a table, to count with."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from our2souls.checkins import vocabulary
from our2souls.checkins.models import CheckIn
from our2souls.privacy.personal_data.registry import Cell, DataTable


def tables() -> Iterable[DataTable]:
    """Every check-in, oldest first: when, where on the grid (1 to 5), and its words."""
    columns = (
        _("Day"),
        _("Time"),
        _("Ease, 1 to 5"),
        _("Energy, 1 to 5"),
        _("Feelings"),
        _("What it is about"),
        _("What I need"),
        _("A note"),
    )
    yield DataTable("check-ins", columns, _rows)


def _rows() -> Iterator[Sequence[Cell]]:
    for row in CheckIn.objects.order_by("at", "pk"):
        at, feelings = timezone.localtime(row.at), ", ".join(vocabulary.labels_of(row.words or ()))
        about = vocabulary.context_words(row.context)
        yield at.date(), f"{at:%H:%M}", row.ease, row.energy, feelings, about, row.need_text, row.note
