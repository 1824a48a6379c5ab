"""The address by which a device puts off what it shows, without signing in: for one push, once."""

from uuid import UUID

from django.core import signing
from django.urls import reverse

from our2souls.delivery.models import Notification

_signer = signing.Signer(salt="our2souls.delivery.later")


def snooze_path(row: Notification) -> str:
    """Where a device puts off this push. It holds until that was done, for the round in which it was sent."""
    return reverse("delivery:later", args=[_signer.sign_object([row.pk.hex, row.round])])


def read_snooze_token(token: str) -> tuple[UUID, int] | None:
    """Which push such an address is for, and in which round; None for one that was not made here."""
    try:
        row_id, turn = _signer.unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return UUID(row_id), int(turn)
