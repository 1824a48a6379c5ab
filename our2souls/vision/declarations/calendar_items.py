"""What letters have in a calendar: the day on which they open, and not a word of them."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import CalendarItem, calendar_items
from our2souls.lib.recurrence.series import Series
from our2souls.privacy.viewer import current_viewer
from our2souls.vision import letters


def _letters(first: date, last: date) -> Iterator[CalendarItem]:
    for letter in letters.letters_to_open(current_viewer()):
        if first <= letter.opens_on <= last:
            yield CalendarItem(
                kind="letter",
                about=letter.id,
                series=Series(letter.opens_on),
                title=_("A letter"),
                discreet=_("Something can be opened"),
                url=letter.url,
                icon="mail",
                made_at=letter.sealed_at,
                text=_("To yourself") if letter.to == "me" else _("Opens on this day"),
            )


def declare() -> None:
    """Fill delivery's port."""
    calendar_items.register("letters", _("Letters on the day they open"), _letters)
