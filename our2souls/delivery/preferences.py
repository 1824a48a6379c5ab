"""What each person wants to be told about, and how; and the link in a mail that ends these mails without signing in."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.urls import reverse

from our2souls.delivery.models import Notification, Preference, PushDevice
from our2souls.delivery.registry import Words, notification_types
from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer

Channel = Notification.Channel
_signer = signing.Signer(salt="our2souls.delivery.stop")


class NoSuchLink(LookupError):
    """The link was not made here, or is for a category of notice that no longer exists."""


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


@act
def set_preference(
    viewer: Viewer, category: str, *, inapp: bool, email: bool, push: bool = True, named: bool = False
) -> None:
    """Keep what the viewer wants for a category; it holds for what is planned already, too."""
    Preference.objects.update_or_create(
        owner_id=viewer.person_id,
        category=category,
        defaults={"inapp": inapp, "email": email, "push": push, "named": named, "changed_at": now()},
    )


def unsubscribe_path(person_id: UUID, category: str) -> str:
    """The path of the page that ends mails of a category for a person. Holds as long as the site's signing key."""
    return reverse("delivery:unsubscribe", args=[_signer.sign_object([person_id.hex, category])])


def read_unsubscribe_token(token: str) -> tuple[UUID, str]:
    """The person and the category of such a link.

    Raises NoSuchLink.
    """
    try:
        person, category = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError):
        raise NoSuchLink from None
    if category not in notification_types.categories():
        raise NoSuchLink
    return UUID(person), category


def is_unsubscribed(person_id: UUID, category: str) -> bool:
    """Whether mails of a category are off for the person whom a link is for."""
    return (
        unscoped.queryset(Preference, "unsubscribe").filter(owner_id=person_id, category=category, email=False).exists()
    )


@act
def unsubscribe(person_id: UUID, category: str) -> None:
    """End mails of a category, leaving the app's own notices as they are; doing it twice changes nothing."""
    unscoped.queryset(Preference, "unsubscribe").update_or_create(
        owner_id=person_id, category=category, defaults={"email": False, "changed_at": now()}
    )
