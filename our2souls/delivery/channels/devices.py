"""Devices on which somebody turned notifications on: kept, forgotten, and sent to."""

import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext as _

from our2souls.delivery.channels import push
from our2souls.delivery.models import Notification, PushDevice, Tense
from our2souls.delivery.preferences.snooze_link import snooze_path
from our2souls.delivery.registry import NotificationType, recipients
from our2souls.privacy import keys, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer

PLAIN_ICON = "ui/img/plain-192.png"
AT_MOST, SECONDS = 10, 10
"""How many of somebody's devices are kept, the newest; and for how long one notice is brought to them."""


def devices_of(viewer: Viewer) -> list[PushDevice]:
    """The viewer's devices, newest first."""
    return list(PushDevice.objects.filter(owner_id=viewer.person_id).order_by("-made_at"))


@act
def add(*, endpoint: str, p256dh: str, auth: str, label: str, session_key: str) -> PushDevice:
    """Turn notifications on for a browser; once more changes its keys, and whoever had them there before has them no more.

    Raises EndpointRefused for an address that the house does not speak to.
    """
    push.check_endpoint(endpoint)
    digest = keys.digest_for_instance(endpoint, "push device")
    unscoped.queryset(PushDevice, "push.devices").filter(digest=digest).delete()
    viewer = current_viewer()
    device = PushDevice(
        owner_id=viewer.person_id,
        endpoint=endpoint,
        keys={"p256dh": p256dh, "auth": auth},
        label=label,
        digest=digest,
        session=_session(session_key),
        session_key=session_key,
    )
    device.save(force_insert=True)
    for old in devices_of(viewer)[AT_MOST:]:
        old.delete()
    return device


@act
def remove(device: PushDevice) -> None:
    """Turn them off for a device."""
    device.delete()


def forget_session(person_id: UUID, session_key: str) -> None:
    """Somebody logged out there: their notifications do not come to that device any more."""
    rows = unscoped.queryset(PushDevice, "push.devices")
    rows.filter(owner_id=person_id, session=_session(session_key)).delete()


def forget_logged_out(request: HttpRequest, user: Any, **_sent: Any) -> None:
    """The same, as Django tells of it."""
    if user is not None:
        forget_session(user.pk, str(request.session.session_key or ""))


def _session(session_key: str) -> str:
    return keys.digest_for_instance(session_key, "push session")


def send(
    row: Notification,
    notice: NotificationType,
    names: Sequence[str],
    *,
    discreet: bool = False,
    tense: Tense = Tense.PRESENT,
) -> bool:
    """Send a notice to each of its owner's devices, who is looking; says whether it reached any.

    `discreet`: the words say that there is something, and nothing else. `tense`: whether its day lies ahead or behind.

    A device that its push service knows no more, that cannot be spoken to for good, or whose session has ended, is forgotten.
    Raises PushFailed when one may take it yet: `row.taken_by` then says which have it, and keeping that is the caller's. Those
    are left alone the next time.
    """
    words = {
        "title": str(notice.title_for(notice.mail_title, tense)),
        "body": "\n".join(names) or str(notice.line_about(row.about, tense)),
        "url": notice.url(row.about),
        "tag": notice.name,
        "act": str(notice.act),
        "later": _("Tomorrow"),
        "snooze": snooze_path(row),
    }
    if discreet:
        words = {"url": words["url"]} | {
            "title": _("Notes"),
            "body": _("There is something new."),
            "tag": "notes",
            "icon": static(PLAIN_ICON),
        }
    receivers, failure, until = taken_by(row), None, time.monotonic() + SECONDS
    devices = list(PushDevice.objects.filter(owner_id=row.owner_id))
    alive = recipients.sessions(row.owner_id, [device.session_key for device in devices])
    for device in devices:
        if device.session_key not in alive:  # its session ended, ran out, or is from before the password was changed
            device.delete()
            continue
        if device.pk.hex in receivers:
            continue
        if time.monotonic() > until:
            failure = failure or push.PushFailed("slow")
            break
        try:
            push.send(device, words, topic=row.pk.hex)
            receivers.add(device.pk.hex)
        except (push.DeviceGone, push.EndpointRefused):
            device.delete()
        except push.PushFailed as failed:
            failure = failed
    if failure:
        row.taken_by = " ".join([_turn(row), *sorted(receivers)]) if receivers else ""
        raise failure
    return bool(receivers)


def taken_by(row: Notification) -> set[str]:
    """The ids of the devices that have a push since it was put off last, if ever: put off, it comes to all of them again."""
    turn, *ids = row.taken_by.split() or [""]
    return set(ids) if turn == _turn(row) else set()


def _turn(row: Notification) -> str:
    return f"{row.round}:{row.snoozed_until.timestamp() if row.snoozed_until else 0:.0f}"
