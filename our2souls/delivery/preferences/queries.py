"""What each person wants to be told about, and how."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from our2souls.delivery.models import Notification, Preference, PushDevice
from our2souls.delivery.registry import Words, notification_types
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer

Channel = Notification.Channel


@dataclass(frozen=True, slots=True)
class ChannelPreference:
    """For one category of notice: in the app, by mail, both or neither; and whether a mail may say what it is about.

    `has_inapp`, `has_devices` and `has_names` say whether there is that to choose.
    """

    category: str
    label: Words
    inapp: bool = True
    email: bool = True
    push: bool = True
    named: bool = False
    has_inapp: bool = True
    has_devices: bool = False
    has_names: bool = False


def channels(person_id: UUID, category: str) -> Collection[str]:
    """The channels on which a recipient wants this category; all of them until they say otherwise."""
    rows = unscoped.queryset(Preference, "preferences.of_recipient")
    row = rows.filter(owner_id=person_id, category=category).first()
    wanted = {
        Channel.INAPP: row is None or row.inapp,
        Channel.EMAIL: _unasked(category) if row is None else row.email,
        Channel.PUSH: (row is None or row.push) and has_device(person_id),
    }
    return [channel for channel, wants in wanted.items() if wants]


def has_device(person_id: UUID) -> bool:
    """Whether a recipient has turned notifications on in any browser."""
    return unscoped.queryset(PushDevice, "preferences.of_recipient").filter(owner_id=person_id).exists()


def wants_names(person_id: UUID, category: str) -> bool:
    """Whether a recipient has said that mails of this category may say what they are about."""
    rows = unscoped.queryset(Preference, "preferences.of_recipient")
    return rows.filter(owner_id=person_id, category=category, named=True).exists()


def _unasked(category: str) -> bool:
    """Whether mails of a category come to somebody who has not said what they prefer."""
    type_ = notification_types.in_category(category)
    return type_ is None or type_.unasked


def preferences_of(viewer: Viewer) -> list[ChannelPreference]:
    """What the viewer wants, for every category there is."""
    by_category = {row.category: row for row in Preference.objects.filter(owner_id=viewer.person_id)}
    devices = has_device(viewer.person_id)
    return [_preference(category, by_category.get(category), devices) for category in notification_types.categories()]


def _preference(category: str, row: Preference | None, has_devices: bool) -> ChannelPreference:  # noqa: FBT001
    type_ = notification_types.in_category(category)
    return ChannelPreference(
        category,
        notification_types.categories()[category],
        inapp=row is None or row.inapp,
        email=_unasked(category) if row is None else row.email,
        push=row is None or row.push,
        named=row is not None and row.named,
        has_devices=has_devices,
        has_inapp=type_ is None or type_.in_app,
        has_names=type_ is not None and type_.names is not None,
    )
