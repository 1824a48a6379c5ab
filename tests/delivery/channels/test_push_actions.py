"""What a device can do with what it shows: open it, or put it off until tomorrow, without signing in and once."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from our2souls.delivery import outbox
from our2souls.delivery.channels import push
from our2souls.delivery.models import PushDevice
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.people.models import Person
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries
from tests.push_service import ENDPOINT, HOST, PushService, serving

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def service(ana: CastMember, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with serving(tmp_path, monkeypatch) as listening:
        sent = {"endpoint": ENDPOINT, "label": "Firefox", **listening.keys}
        assert ana.client.post(reverse("delivery:push_device_add"), sent).status_code == 302
        yield listening


def press_later(service: PushService) -> int:
    """As the service worker does: no cookie, no page of ours."""
    return Client(enforce_csrf_checks=True).post(service.heard[-1]["snooze"]).status_code


def test_a_push_says_what_can_be_done_with_it(ana: CastMember, tea: Tea, service: PushService) -> None:
    tea.notify(ana)
    run.run_due()
    assert (service.heard[0]["act"], service.heard[0]["later"]) == ("Have a look", "Tomorrow")
    Person.objects.filter(pk=ana.id).update(discreet=True)
    tea.notify(ana)
    run.run_due()
    assert service.heard[1].keys() == {"title", "body", "tag", "icon", "url"}


def test_what_is_put_off_on_a_device_comes_again_tomorrow_once(
    ana: CastMember, tea: Tea, service: PushService, mailoutbox: list
) -> None:
    thing = tea.notify(ana)
    run.run_due()
    assert [press_later(service), press_later(service)] == [204, 204]
    assert {row.snoozed_until for row in deliveries(about=thing)} == {NOON.replace(day=13)}
    for days in (1, 2):
        with clock.frozen(NOON.replace(day=12 + days)):
            run.run_due()
    assert [len(service.heard), len(mailoutbox)] == [2, 2]
    assert {headers["Topic"] for headers in service.headers} == {deliveries(about=thing, channel="push")[0].pk.hex}
    assert service.heard[0]["snooze"] != service.heard[1]["snooze"]


def test_what_one_device_has_is_put_off_there_while_another_cannot_be_reached(
    ana: CastMember, tea: Tea, service: PushService
) -> None:
    sent = {"endpoint": f"https://{HOST}/tablet", "label": "Tablet", **service.keys}
    ana.client.post(reverse("delivery:push_device_add"), sent)
    service.statuses["/tablet"] = 503
    thing = tea.notify(ana)
    run.run_due()
    assert press_later(service) == 204
    service.statuses.clear()
    with clock.frozen(NOON.replace(hour=20)):
        run.run_due()
    assert service.paths == ["/send/abc"]
    for _each in range(2):
        with clock.frozen(NOON.replace(day=13)):
            run.run_due()
    assert sorted(service.paths) == ["/send/abc", "/send/abc", "/tablet"]
    assert deliveries(about=thing, channel="push")[0].sent_at


def test_the_address_of_an_older_push_puts_off_nothing_any_more(
    ana: CastMember, tea: Tea, service: PushService
) -> None:
    tea.notify(ana)
    run.run_due()
    press_later(service)
    old = service.heard[0]["snooze"]
    with clock.frozen(NOON.replace(day=13)):
        run.run_due()
        before = [(row.pk, row.snoozed_until, row.round) for row in deliveries()]
        assert Client().post(old).status_code == 204
        assert [(row.pk, row.snoozed_until, row.round) for row in deliveries()] == before


def test_what_was_taken_back_does_not_come_again_by_a_press(ana: CastMember, tea: Tea, service: PushService) -> None:
    thing = tea.notify(ana)
    run.run_due()
    outbox.cancel(key=f"tea:{thing}")
    assert press_later(service) == 204
    with clock.frozen(NOON.replace(day=14)):
        run.run_due()
    assert len(service.heard) == 1


def test_an_address_that_was_not_made_here_is_not_there(ana: CastMember, tea: Tea) -> None:
    assert Client().post(reverse("delivery:later", args=["forged"])).status_code == 404
    assert ana.client.get(reverse("delivery:later", args=["forged"])).status_code == 405


def test_a_network_that_answers_for_every_name_costs_nobody_their_device(
    ana: CastMember, tea: Tea, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def captive(_host: str) -> tuple[str, int]:
        raise push.PushFailed("not public")

    monkeypatch.setattr(push, "public_address", captive)
    tea.notify(ana)
    run.run_due()
    assert PushDevice._base_manager.exists()
    assert deliveries(channel="push")[0].next_try_at
