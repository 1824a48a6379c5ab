"""The link in a mail that ends these mails without signing in."""

from uuid import UUID

from django.core import signing
from django.urls import reverse

from our2souls.delivery.models import Preference
from our2souls.delivery.preferences.queries import DIGEST
from our2souls.delivery.registry import notification_types
from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.privacy.transaction import act

_signer = signing.Signer(salt="our2souls.delivery.stop")


class NoSuchLink(LookupError):
    """The link was not made here, or is for a category of notice that no longer exists."""


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
    """End mails of a category, leaving the app's own notices as they are; doing it twice changes nothing.

    With the weekly letter end the mails of what came in it: fewer were asked for, not others.
    """
    rows = unscoped.queryset(Preference, "unsubscribe")
    rows.update_or_create(owner_id=person_id, category=category, defaults={"email": False, "changed_at": now()})
    if category == DIGEST:
        rows.filter(owner_id=person_id, digest=True).update(email=False, push=False, digest=False, changed_at=now())
