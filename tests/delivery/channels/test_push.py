"""Web push, against a push service that decrypts what it is given: TLS, encryption, signature, and where it never goes."""

from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse
from py_vapid import Vapid02

from our2souls.delivery import outbox
from our2souls.delivery.channels import push
from our2souls.delivery.models import PushDevice
from our2souls.delivery.partner_events import MAIL
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.people.account import sessions
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import Tea, deliveries
from tests.factories.dreams import a_dream
from tests.factories.people import a_signed_in_device
from tests.push_service import ENDPOINT, HOST, PushService, serving


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    """A push service with a browser behind it."""
    with serving(tmp_path, monkeypatch) as served:
        yield served


CARRIED = ["64:ff9b::a00:7", "fec0::1", "::10.0.0.7", "::ffff:10.0.0.7"]


def turn_on(member: CastMember, service: PushService, endpoint: str = ENDPOINT) -> Any:
    data = {"endpoint": endpoint, **service.keys, "label": "Firefox, Android"}
    return member.post(reverse("delivery:push_device_add"), data)


def test_a_notification_comes_encrypted_and_signed(ana: CastMember, tea: Tea, service: PushService) -> None:
    assert "Notifications are on for this device." in turn_on(ana, service).text
    thing = tea.notify(ana)
    run.run_due()
    (words,) = service.heard
    assert words.pop("snooze").startswith("/notices/later/")
    assert words == {
        "title": "Time for tea", "body": "It has come round again.", "url": f"/dreams/{thing}", "tag": "tea",
        "act": "Have a look", "later": "Tomorrow",
    }  # fmt: skip
    headers = service.headers[0]
    assert headers["Content-Encoding"] == "aes128gcm"
    assert len(headers["Topic"]) == 32
    assert Vapid02.verify(headers["Authorization"])
    assert f"k={push.public_key()}" in headers["Authorization"].replace("=,", ",")
    run.run_due()
    assert len(service.heard) == 1


def test_without_a_device_nothing_is_planned(ana: CastMember, tea: Tea) -> None:
    tea.notify(ana)
    assert {row.channel for row in deliveries(owner_id=ana.id)} == {"inapp", "email"}


def test_a_kind_can_be_turned_off_for_devices(ana: CastMember, tea: Tea, service: PushService) -> None:
    turn_on(ana, service)
    page = ana.get(reverse("delivery:preferences")).text
    assert 'name="tea-push"' in page
    ana.post(reverse("delivery:preferences"), {"tea-inapp": "on", "tea-email": "on"})
    tea.notify(ana)
    run.run_due()
    assert service.heard == []


def test_a_partner_event_is_neutral_on_a_lock_screen_unless_names_are_wanted(
    ana: CastMember, ben: CastMember, service: PushService
) -> None:
    turn_on(ben, service)
    a_dream(ana, "Sing in a choir", share=True)
    run.run_due()
    assert "choir" not in str(service.heard)
    assert "Ana" not in str(service.heard)
    with viewing(ben.viewer):
        preferences.set_preference(ben.viewer, MAIL, inapp=True, email=False, push=True, named=True)
    with clock.moved(timedelta(hours=2)):  # past the pause between two
        a_dream(ana, "Learn to sail", share=True)
        run.run_due()
    assert "shared a dream with you: “Learn to sail”" in service.heard[-1]["body"].replace("\u2068", "").replace(
        "\u2069", ""
    )


def test_devices_wait_for_the_end_of_quiet_hours(ana: CastMember, tea: Tea, service: PushService, noon: None) -> None:
    turn_on(ana, service)
    Person.objects.filter(pk=ana.id).update(quiet_from=time(0), quiet_until=time(23, 59))
    tea.notify(ana)
    run.run_due()
    assert service.heard == []


def test_a_device_that_its_service_forgot_is_forgotten(ana: CastMember, tea: Tea, service: PushService) -> None:
    turn_on(ana, service)
    service.status = 410
    tea.notify(ana)
    run.run_due()
    assert not PushDevice._base_manager.exists()
    assert deliveries(channel="push")[0].cancelled_at


def test_a_service_that_is_down_is_asked_again_later(ana: CastMember, tea: Tea, service: PushService) -> None:
    turn_on(ana, service)
    service.status = 503
    tea.notify(ana)
    run.run_due()
    (row,) = deliveries(channel="push")
    assert (row.attempts, row.sent_at, row.error) == (1, None, "PushFailed")
    outbox.waiting_pushes().update(next_try_at=None)
    service.status = 201
    run.run_due()
    assert len(service.heard) == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/x",
        "https://push.example.org:8443/x",
        "https://ana:secret@push.example.org/x",
        "ftp://push.example.org/x",
        "https://push.example.org:99999/x",
        "https:///x",
    ],
)
def test_an_endpoint_that_is_no_push_service_is_refused(ana: CastMember, service: PushService, endpoint: str) -> None:
    assert "can’t be used here" in turn_on(ana, service, endpoint).text
    assert not PushDevice._base_manager.exists()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.7",
        "169.254.169.254",
        "::1",
        "fd00::1",
        "192.168.1.1",
        "64:ff9b::a00:7",
        "fec0::1",
        "::10.0.0.7",
        "::ffff:10.0.0.7",
    ],
)
def test_no_address_of_this_machine_or_its_neighbours_is_spoken_to(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    public = (2, 1, 6, "", ("93.184.216.34", 443))
    monkeypatch.setattr(push.socket, "getaddrinfo", lambda *_args, **_more: [public, (2, 1, 6, "", (address, 443))])
    with pytest.raises(push.PushFailed, match="not public"):
        push.public_address("push.example.org")


def test_a_public_address_is_spoken_to(monkeypatch: pytest.MonkeyPatch) -> None:
    public = (2, 1, 6, "", ("93.184.216.34", 443))
    monkeypatch.setattr(push.socket, "getaddrinfo", lambda *_args, **_more: [public])
    assert push.public_address("push.example.org") == ("93.184.216.34", 443)


def test_logging_out_ends_notifications_on_that_device(ana: CastMember, service: PushService) -> None:
    turn_on(ana, service)
    ana.post(reverse("account_logout"))
    assert not PushDevice._base_manager.exists()


def test_ending_the_session_elsewhere_ends_them_too(ana: CastMember, service: PushService) -> None:
    other = CastMember(ana.person, a_signed_in_device(ana))
    turn_on(other, service)
    sessions.end_all(ana.person)
    assert not PushDevice._base_manager.exists()


def test_a_browser_that_changes_hands_tells_only_who_turned_it_on_last(
    ana: CastMember, ben: CastMember, service: PushService
) -> None:
    turn_on(ana, service)
    turn_on(ben, service)
    assert [row.owner_id for row in PushDevice._base_manager.all()] == [ben.id]


def test_ones_devices_are_ones_own(ana: CastMember, ben: CastMember, service: PushService) -> None:
    turn_on(ana, service)
    device = PushDevice._base_manager.get()
    assert HOST.encode() not in bytes(device.__dict__["endpoint"])
    assert ben.post(reverse("delivery:push_device_remove", args=[device.pk])).status_code == 404
    assert "Firefox, Android" in ana.get(reverse("delivery:preferences")).text
    assert "Firefox, Android" not in ben.get(reverse("delivery:preferences")).text
    ana.post(reverse("delivery:push_device_remove", args=[device.pk]))
    assert not PushDevice._base_manager.exists()


def test_the_key_of_the_house_is_a_point_of_the_curve(db: None) -> None:
    raw = urlsafe_b64decode(push.public_key() + "=")
    assert ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    assert push.public_key() == push.public_key()


def test_a_changed_password_ends_notifications_on_other_devices(
    ana: CastMember, tea: Tea, service: PushService
) -> None:
    turn_on(ana, service)
    ana.person.set_password("another fig tree grows")
    ana.person.save()
    tea.notify(ana)
    run.run_due()
    assert service.heard == []
    assert not PushDevice._base_manager.exists()


def test_a_device_with_keys_that_are_none_holds_up_no_other(ana: CastMember, tea: Tea, service: PushService) -> None:
    turn_on(ana, service)
    data = {"endpoint": f"https://{HOST}/other", "p256dh": "BBBB", "auth": "AAAA", "label": "Odd"}
    ana.post(reverse("delivery:push_device_add"), data)
    long_name = {"endpoint": f"https://{'a' * 70}.example.org/x", **service.keys}
    ana.post(reverse("delivery:push_device_add"), long_name)
    tea.notify(ana)
    run.run_due()
    assert len(service.heard) == 1


def test_a_service_that_drips_is_cut_off(
    ana: CastMember, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn_on(ana, service)
    monkeypatch.setattr(push, "SECONDS", 0.3)
    service.drips = True
    with viewing(ana.viewer), pytest.raises(push.PushFailed):
        push.send(PushDevice.objects.get(), {"title": "Tea"}, topic="t")
    assert service.dripped < 10
