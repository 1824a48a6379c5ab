"""Turning notifications on for a device, and off again; what the browser itself would ask and give is played."""

import json
from pathlib import Path

import pytest
from django.urls import reverse

from our2souls.delivery.models import Notification, PushDevice
from our2souls.delivery.worker import run
from our2souls.lib import clock
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.push_service import ENDPOINT, serving

pytestmark = pytest.mark.browser
GIVES = """() => {
  const given = { endpoint: "https://push.example.org/send/1", keys: { p256dh: "BP", auth: "QQ" } };
  PushManager.prototype.subscribe = () => Promise.resolve({ toJSON: () => given });
}"""
REFUSES = "() => { PushManager.prototype.subscribe = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"

PUSHED = """async (words) => {
  self.waits = [];
  ExtendableEvent.prototype.waitUntil = (promise) => waits.push(promise);  // it refuses events that a test makes
  dispatchEvent(new PushEvent("push", { data: words }));
  await Promise.all(waits.splice(0));
  const [shown] = await registration.getNotifications();
  return { title: shown.title, actions: shown.actions.map((each) => each.title) };
}"""
PRESSED = """async (action) => {
  const [notification] = await registration.getNotifications();
  dispatchEvent(new NotificationEvent("notificationclick", { notification, action }));
  return (await Promise.all(waits.splice(0)))[0].status;
}"""


def settings_of(member: CastMember, hand: Hand, **how: bool) -> Phone:
    """A phone of a member's on the page of the notification settings."""
    phone = hand(**how)
    phone.sign_in(member.client.cookies["session"].value)
    phone.open(reverse("delivery:preferences"))
    return phone


def test_a_device_is_turned_on_and_off(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = settings_of(ana, hand, worker=True)
    phone.page.evaluate(GIVES)
    phone.press("Turn on for this device")
    phone.sees("Notifications are on for this device.", within=".toast")
    assert PushDevice._base_manager.get().owner_id == ana.id
    phone.sees("On the devices below")
    phone.press("Turn off", exact=False)
    phone.sees("Notifications are off for that device.", within=".toast")
    assert not PushDevice._base_manager.exists()


def test_a_browser_that_does_not_allow_it_says_so(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = settings_of(ana, hand, worker=True)
    phone.page.evaluate(REFUSES)
    phone.press("Turn on for this device")
    phone.sees("Your browser doesn’t allow it.")
    assert not PushDevice._base_manager.exists()


def test_without_script_the_page_says_what_it_needs(hand: Hand) -> None:
    ana, _ben = a_couple()
    phone = settings_of(ana, hand, script=False)
    phone.sees("This needs a browser that can show notifications")
    assert not phone.page.get_by_role("button", name="Turn on for this device").is_visible()


def test_tomorrow_on_a_notification_puts_it_off_without_a_page_of_ours(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is sent to the device is handed to the browser’s service worker; there its notification is pressed."""
    ana, ben = a_couple()
    with serving(tmp_path, monkeypatch) as service:
        ana.client.post(reverse("delivery:push_device_add"), {"endpoint": ENDPOINT, "label": "Phone", **service.keys})
        a_dream(ben, "Sing in a choir", share=True)
        run.run_due()
    (words,) = service.heard
    phone = settings_of(ana, hand, worker=True)
    phone.context.grant_permissions(["notifications"], origin=phone.origin)
    phone.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    (worker,) = phone.context.service_workers
    phone.context.clear_cookies()
    phone.page.close()
    shown = worker.evaluate(PUSHED, json.dumps(words))
    assert (shown["title"], shown["actions"]) == (words["title"], ["Have a look", "Tomorrow"])
    assert worker.evaluate(PRESSED, "snooze") == 204
    row = Notification._base_manager.get(owner_id=ana.id, channel="push")
    assert row.snoozed_until
    assert row.snoozed_until > clock.now()
    assert row.sent_at is None  # it comes once more then
    assert worker.evaluate("() => registration.getNotifications().then((all) => all.length)") == 0
