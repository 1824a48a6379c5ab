"""What stands in somebody's calendar, as bytes for other programs."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from our2souls.delivery import schedules
from our2souls.delivery.preferences import lead_times
from our2souls.delivery.preferences import queries as preferences
from our2souls.delivery.registry import CalendarItem, Recipient, calendar_items, category_of, notification_types
from our2souls.feed import access, calendar_file
from our2souls.feed.calendar_file import FeedEntry
from our2souls.feed.models import FeedAddress
from our2souls.privacy.viewer import current_viewer

BEHIND, AHEAD = timedelta(days=60), timedelta(days=366 * 20)


CATEGORIES = {
    "reviews": "revisit",
    "commitments": "commitment",
    "days": "relationship_milestone",
    "letters": "letter",
    "rituals": "ritual",
}
"""Of what the calendar has, whose reminders have which category of notice; of steps with a day nobody is reminded."""


def categories() -> dict[str, bool]:
    """Whether the days of each category stand in the viewer's calendar; none without an address. One query."""
    address = access.address_of(current_viewer())
    if address is None:
        return {}
    left_out = address.without.split()
    return {category: part not in left_out for part, category in CATEGORIES.items()}


def content(address: FeedAddress, recipient: Recipient) -> bytes:
    """The calendar of the current viewer: what they may see now, from two months ago on."""
    today = current_viewer().today
    return calendar_file.write(
        _entries(address, recipient, today),
        name=_("Calendar") if recipient.discreet else "Our2Souls",
        language=recipient.language,
        host=urlsplit(settings.OUR2SOULS_ORIGIN).hostname or "localhost",
        today=today,
    )


def _entries(address: FeedAddress, recipient: Recipient, today: date) -> Iterator[FeedEntry]:
    """Whoever wants the app discreet on their screens has discreet titles here too, and no way into it."""
    left_out, preferred = address.without.split(), preferences.own_preferences(recipient.viewer)
    for item in calendar_items.within(today - BEHIND, today + AHEAD, but=left_out):
        if item.is_mine:
            title = item.title if address.named else item.discreet
            yield FeedEntry(
                kind=item.kind,
                about=item.about,
                series=item.series,
                title=_("Reminder") if recipient.discreet else str(title),
                sequence=item.sequence,
                made_at=item.made_at,
                url="" if recipient.discreet else settings.OUR2SOULS_ORIGIN + item.url,
                minutes=item.minutes,
                alarm=item.alarm - _lead(item, preferred) if address.alarms else None,
            )


def _lead(item: CalendarItem, preferred: preferences.RecipientPreferences) -> timedelta:
    """How long before its time they hear of such a thing: as they want it, as far as that fits between two times."""
    type_ = notification_types.get(item.kind)
    if type_ is None:
        return timedelta(0)
    wanted, rule = preferred.lead(category_of(type_)), item.series.rule or schedules.ONCE
    return timedelta(minutes=lead_times.fitting(wanted, type_.leads, rule, item.series.anchor))
