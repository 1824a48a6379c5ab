"""One device from hand to hand: logged out and hidden in between, nobody speaks for the other, and where it ends."""

from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from our2souls.bridges.core import actions
from our2souls.bridges.core.models import Bridge
from our2souls.bridges.handover import session
from our2souls.people.account.session_store import contents_of
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import PASSWORD, CastMember
from tests.factories.bridges.core import TITLE, a_bridge


@pytest.fixture
def bridge(ana: CastMember, ben: CastMember) -> Bridge:
    """A bridge of the two, before any side is written."""
    return a_bridge(ana, ben, "apart")


def hand_over(client: Client, bridge_id: UUID) -> str:
    """Hand a device over; the screen that is there then."""
    answer = client.post(reverse("bridges:handover", args=[bridge_id]), follow=True)
    assert answer.redirect_chain == [(reverse("bridges:handed"), 302)]
    return answer.text


def copy_of(client: Client) -> Client:
    """Another client with the same cookies."""
    copy = Client()
    copy.cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    return copy


def log_in(client: Client, name: str, target: str = "") -> str:
    """Log in on a device by address and password; the page that is there then."""
    data = {"login": f"{name}@example.org", "password": PASSWORD, "next": target}
    return client.post(reverse("account_login"), data, follow=True).text


def page_of(client: Client, bridge: Bridge) -> str:
    return client.get(reverse("bridges:bridge", args=[bridge.pk])).text


def test_whoever_hands_over_is_logged_out_and_the_screen_says_only_whom_it_goes_to(
    ana: CastMember, bridge: Bridge
) -> None:
    screen = hand_over(ana.client, bridge.pk)
    assert "Give the device to Ben" in screen
    assert f'href="{reverse("account_login")}?next={reverse("bridges:bridge", args=[bridge.pk])}"' in screen
    assert (TITLE in screen, "Ana" in screen) == (False, False)
    assert ana.client.get(reverse("bridges:bridge", args=[bridge.pk])).status_code == 302
    assert "no-store" in ana.client.get(reverse("bridges:handed"))["Cache-Control"]


def test_the_old_session_is_gone(ana: CastMember, bridge: Bridge) -> None:
    before = ana.client.cookies["session"].value
    hand_over(ana.client, bridge.pk)
    thief = Client()
    thief.cookies["session"] = before
    assert thief.get(reverse("bridges:bridge", args=[bridge.pk])).status_code == 302


def test_a_message_of_the_first_is_not_shown_to_the_second(ana: CastMember, bridge: Bridge) -> None:
    ana.client.post(reverse("bridges:bridge_new"), {"title": "Sunday lunch"})
    message = "Your invitation is there."
    assert message in copy_of(ana.client).get(reverse("web:home")).text, "a message waits"
    assert message not in hand_over(ana.client, bridge.pk)
    assert message not in log_in(ana.client, "ben")


def test_the_other_one_logs_in_as_themself_and_can_hand_it_back(ana: CastMember, bridge: Bridge) -> None:
    device, target = ana.client, reverse("bridges:bridge", args=[bridge.pk])
    assert "Hand it over to Ben" in page_of(device, bridge)
    hand_over(device, bridge.pk)
    page = log_in(device, "ben", target)
    assert TITLE in page
    assert "Hand it back to Ana" in page
    assert "Give the device to Ana" in hand_over(device, bridge.pk)
    assert "Hand it back to Ben" in log_in(device, "ana", target)


def test_it_ends_where_each_uses_their_own(ana: CastMember, bridge: Bridge) -> None:
    device = ana.client
    hand_over(device, bridge.pk)
    log_in(device, "ben")
    answer = device.post(reverse("bridges:own_devices", args=[bridge.pk]), follow=True)
    assert "Hand it over to Ana" in answer.text


def test_it_ends_with_logging_out(ana: CastMember, bridge: Bridge) -> None:
    device = ana.client
    hand_over(device, bridge.pk)
    log_in(device, "ben")
    device.post(reverse("account_logout"))
    log_in(device, "ben")
    assert "Hand it over to Ana" in page_of(device, bridge)


def test_it_ends_where_somebody_else_logs_in(ana: CastMember, dora: CastMember, bridge: Bridge) -> None:
    device = ana.client
    hand_over(device, bridge.pk)
    log_in(device, "dora")
    assert session.SLOT not in device.session
    assert device.get(reverse("bridges:bridge", args=[bridge.pk])).status_code == 404


def test_it_is_about_this_one_bridge(ana: CastMember, ben: CastMember, bridge: Bridge) -> None:
    other = a_bridge(ben, ana, "apart")
    hand_over(ana.client, bridge.pk)
    log_in(ana.client, "ben")
    assert "Hand it over to Ana" in page_of(ana.client, other)


def test_another_device_of_the_two_stays_as_it_is(ana: CastMember, ben: CastMember, bridge: Bridge) -> None:
    hand_over(ana.client, bridge.pk)
    log_in(ana.client, "ben")
    assert "Hand it over to Ana" in page_of(ben.client, bridge)


def test_the_name_lies_sealed_waits_an_hour_and_is_gone_after_logging_in(ana: CastMember, bridge: Bridge) -> None:
    hand_over(ana.client, bridge.pk)
    row = Session.objects.get(session_key=ana.client.session.session_key)
    assert "Ben" not in row.session_data
    assert contents_of(row)[session.SLOT]["name"] == "Ben"
    assert ana.client.session.get_expiry_age() <= 3600
    log_in(ana.client, "ben")
    assert "name" not in ana.client.session[session.SLOT]
    assert ana.client.session.get_expiry_age() > 3600, "whoever logged in stays so as long as ever"


def test_the_screen_without_a_handover_leads_to_logging_in(nobody: Client) -> None:
    answer = nobody.get(reverse("bridges:handed"))
    assert answer["Location"].startswith(reverse("account_login"))


def test_the_screen_leads_on_whoever_is_signed_in(ana: CastMember, bridge: Bridge) -> None:
    assert ana.client.get(reverse("bridges:handed"))["Location"] == reverse("web:home")
    hand_over(ana.client, bridge.pk)
    log_in(ana.client, "ben")
    assert ana.client.get(reverse("bridges:handed"))["Location"] == reverse("bridges:bridge", args=[bridge.pk])


@pytest.mark.parametrize("name", ["handover", "own_devices"])
def test_nobody_else_hands_a_bridge_over(dora: CastMember, bridge: Bridge, name: str) -> None:
    assert dora.client.post(reverse(f"bridges:{name}", args=[bridge.pk])).status_code == 404
    assert dora.client.get(reverse("web:home")).status_code == 200, "still signed in"
    assert dora.client.post(reverse(f"bridges:{name}", args=[uuid4()])).status_code == 404


def test_whoever_listens_for_logging_out_is_told(ana: CastMember, bridge: Bridge) -> None:
    gone: list[UUID] = []

    def hear(user: Person, **_signal: Any) -> None:
        gone.append(user.pk)

    user_logged_out.connect(hear)
    hand_over(ana.client, bridge.pk)
    user_logged_out.disconnect(hear)
    assert gone == [ana.id], "so this device gets no notification of theirs any more"


def test_every_page_of_bridges_is_kept_nowhere(ana: CastMember, bridge: Bridge) -> None:
    for path in (
        reverse("bridges:bridges"),
        reverse("bridges:bridge_new"),
        reverse("bridges:bridge", args=[bridge.pk]),
        reverse("bridges:bridge_version", args=[bridge.pk]),
        reverse("bridges:moment", args=[bridge.pk]),
    ):
        assert "no-store" in ana.client.get(path)["Cache-Control"], path


def test_who_goes_on_first_is_led_to_hand_it_back(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    with viewing(ana.viewer):
        actions.rest(bridge)
    hand_over(ana.client, bridge.pk)
    log_in(ana.client, "ben")
    for act in ("resume", "ready"):
        ana.client.post(reverse("bridges:bridge_act", args=[bridge.pk, act]))
    asked = page_of(ana.client, bridge).partition('id="h-ready"')[2].partition("</section>")[0]
    assert "Hand it back to Ana" in asked
    assert "Go on" not in asked
