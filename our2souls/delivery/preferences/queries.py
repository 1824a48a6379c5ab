"""What each person wants to be told about, and how."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from our2souls.delivery.models import Notification, Preference, PushDevice
from our2souls.delivery.registry import Words, calendar_choice, notification_types
from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer

Channel = Notification.Channel
DIGEST = "digest"
"""The category of the weekly letter: it comes to who turned it on."""


@dataclass(frozen=True, slots=True)
class RecipientPreferences:
    """All that a recipient prefers, read at once."""

    rows: Mapping[str, Preference]
    has_device: bool

    def wanted(self, category: str) -> Collection[str]:
        """The channels on which they want a category, muted or not; all of them until they say otherwise."""
        row = self.rows.get(category)
        by_letter = row is not None and row.digest and self.has_digest
        wanted = {
            Channel.INAPP: row is None or row.inapp,
            Channel.EMAIL: (_unasked(category) if row is None else row.email) and not by_letter,
            Channel.PUSH: (row is None or row.push) and self.has_device and not by_letter,
        }
        return [channel for channel, wants in wanted.items() if wants]

    @property
    def has_digest(self) -> bool:
        """Whether the weekly letter comes to them."""
        row = self.rows.get(DIGEST)
        return row is not None and row.email

    def muted_until(self, category: str) -> datetime | None:
        """Until when nothing of a category leaves the app; None where it may."""
        row = self.rows.get(category)
        return row.muted_until if row is not None and row.muted_until and row.muted_until > now() else None

    def is_loud(self, category: str) -> bool:
        """Whether it may come in quiet hours."""
        row = self.rows.get(category)
        return row is not None and row.loud

    def wants_names(self, category: str) -> bool:
        """Whether mails of a category may say what they are about."""
        row = self.rows.get(category)
        return row is not None and row.named

    def lead(self, category: str) -> int:
        """How many minutes before its time they want to be told."""
        row, type_ = self.rows.get(category), notification_types.in_category(category)
        offered = type_.leads if type_ else ()
        return row.lead if row is not None and row.lead in offered else 0


def preferences_for(person_id: UUID) -> RecipientPreferences:
    """What a recipient prefers; two queries."""
    return preferences_for_all({person_id})[person_id]


def preferences_for_all(person_ids: Collection[UUID]) -> dict[UUID, RecipientPreferences]:
    """What recipients prefer, by their ids; two queries, however many."""
    by_owner: dict[UUID, dict[str, Preference]] = {person_id: {} for person_id in person_ids}
    for row in unscoped.queryset(Preference, "preferences.of_recipient").filter(owner_id__in=by_owner):
        by_owner[row.owner_id][row.category] = row
    devices = unscoped.queryset(PushDevice, "preferences.of_recipient").filter(owner_id__in=by_owner)
    with_device = set(devices.values_list("owner_id", flat=True))
    return {person_id: RecipientPreferences(rows, person_id in with_device) for person_id, rows in by_owner.items()}


def has_device(person_id: UUID) -> bool:
    """Whether a recipient has turned notifications on in any browser."""
    return unscoped.queryset(PushDevice, "preferences.of_recipient").filter(owner_id=person_id).exists()


def _unasked(category: str) -> bool:
    """Whether mails of a category come to somebody who has not said what they prefer."""
    type_ = notification_types.in_category(category)
    return type_ is None or type_.unasked


@dataclass(frozen=True, slots=True)
class ChannelPreference:
    """For one category of notice: on which channels, and how; with what there is to choose (`has_…`)."""

    category: str
    label: Words
    inapp: bool = True
    email: bool = True
    push: bool = True
    calendar: bool = True
    named: bool = False
    digest: bool = False
    loud: bool = False
    lead: int = 0
    muted_until: datetime | None = None
    has_inapp: bool = True
    has_devices: bool = False
    has_calendar: bool = False
    has_names: bool = False
    has_digest: bool = False
    leads: tuple[int, ...] = ()

    @property
    def is_usual(self) -> bool:
        """Whether nothing but the channels was chosen."""
        return not (self.digest or self.loud or self.lead or self.muted_until)


def preferences_of(viewer: Viewer) -> list[ChannelPreference]:
    """What the viewer wants, for every category that there is to choose for."""
    chosen, in_calendar = own_preferences(viewer), calendar_choice.load()
    types = {category: notification_types.in_category(category) for category in notification_types.categories()}
    return [
        _preference(category, chosen, in_calendar)
        for category, type_ in types.items()
        if type_ and not type_.own_settings
    ]


def own_preferences(viewer: Viewer) -> RecipientPreferences:
    """All that the viewer prefers."""
    rows = {row.category: row for row in Preference.objects.filter(owner_id=viewer.person_id)}
    return RecipientPreferences(rows, has_device(viewer.person_id))


def _preference(category: str, chosen: RecipientPreferences, in_calendar: Mapping[str, bool]) -> ChannelPreference:
    row, type_ = chosen.rows.get(category), notification_types.in_category(category)
    return ChannelPreference(
        category,
        notification_types.categories()[category],
        inapp=row is None or row.inapp,
        email=_unasked(category) if row is None else row.email,
        push=row is None or row.push,
        calendar=in_calendar.get(category, True),
        named=chosen.wants_names(category),
        digest=row is not None and row.digest and chosen.has_digest,
        loud=chosen.is_loud(category),
        lead=chosen.lead(category),
        muted_until=chosen.muted_until(category),
        has_inapp=type_ is None or type_.in_app,
        has_devices=chosen.has_device,
        has_calendar=category in in_calendar,
        has_names=type_ is not None and type_.names is not None,
        has_digest=chosen.has_digest,
        leads=type_.leads if type_ else (),
    )
