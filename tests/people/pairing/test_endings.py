"""What ends in the minute in which somebody leaves: all that waits, comes round or stands open between the two."""

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from our2souls.delivery import outbox, schedules
from our2souls.delivery.channels import devices
from our2souls.delivery.models import Notification, Schedule
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.worker import run
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.lib import clock
from our2souls.people.account.portability import export as account_export
from our2souls.people.models import Couple, Invitation
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing.actions import LEFT
from our2souls.privacy import unscoped
from our2souls.privacy.models import Share
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, pair
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_fridge_item, an_intention
from tests.factories.past import part
from tests.factories.people import inbox_titles, reauthenticate

FRIDGE = reverse("intentions:fridge")
WEAVE, BEGUN = reverse("intentions:intention_new"), reverse("web:begun")
KEY = re.compile(r'name="form-key" value="([^"]+)"')


def wants_all(member: CastMember) -> None:
    """They want mails and pushes about what the partner does, on a device of theirs."""
    with viewing(member.viewer):
        for category in ("revisit", "from_partner"):
            preferences.set_preference(member.viewer, category, inapp=True, email=True, push=True)
        devices.add(endpoint="https://push.example.org/x", p256dh="p", auth="a", label="Phone", session_key="key")


def waiting(member: CastMember) -> list[str]:
    """Channels on which something of the couple waits for them."""
    rows = unscoped.queryset(Notification, "erasure").filter(owner_id=member.id, cancelled_at=None, sent_at=None)
    return sorted({row.channel for row in rows.exclude(notice=LEFT)})


def test_what_waits_for_either_is_withdrawn_on_every_channel(ana: CastMember, ben: CastMember) -> None:
    wants_all(ben)
    a_fridge_item(ana, "From Ana")  # a partner event, with a mail and a push for all that is new
    outbox.notify(to=ben.id, notice="revisit", about=an_intention(ana, ben).pk, key="revisit:x:2026-11-01")
    assert waiting(ben) == ["email", "inapp", "push"]
    part(ana)
    assert waiting(ben) == []
    with clock.moved(timedelta(days=2)):
        run.run_due()
    assert mail.outbox == []
    assert inbox_titles(ben) == ["Your shared space has ended"]


def test_schedules_about_the_two_end_and_ones_own_go_on(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        for member in (ana, ben):
            schedules.schedule(member.id, "revisit", uuid4(), "monthly", date(2026, 6, 12), time(18))
            schedules.schedule_once(member.id, "own_letter", uuid4(), date(2026, 8, 1), time(9))
        part(ana)
    assert {row.kind for row in unscoped.queryset(Schedule, "erasure")} == {"own_letter"}


def test_shares_and_invitations_end(ana: CastMember, ben: CastMember) -> None:
    a_dream(ana, "Open", share=True)
    part(ben)
    assert not Share.objects.filter(closed_at=None).exists()
    assert not unscoped.queryset(Invitation, "erasure").filter(revoked_at=None, confirmed_at=None).exists()


def test_all_of_it_ends_or_nothing_does(ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    a_dream(ana, "Open", share=True)

    def fail(*_args: Any, **_named: Any) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(pairing_actions.outbox, "notify", fail)
    with viewing(ana.viewer), pytest.raises(RuntimeError):
        pairing_actions.separate(ana.person)
    assert ben.us.partner is not None
    assert Share.objects.filter(closed_at=None).exists()
    assert Couple.objects.filter(ended_at=None).count() == 1


def test_every_device_stays_signed_in_and_none_is_in_the_couple(ana: CastMember, ben: CastMember) -> None:
    other_device = Client()
    other_device.force_login(ben.person)
    intention = an_intention(ana, ben, "Ours")
    part(ana)
    for client in (ben.client, other_device, ana.client):
        page = client.get(reverse("intentions:intention", args=[intention.pk]))
        assert page.status_code == 404
        assert 'href="/"' in page.text  # leads to the start
        home = client.get(reverse("web:home"))
        assert home.status_code == 200
        assert "Ours" not in home.text


def test_a_form_that_stood_open_with_one_partner_is_not_sent_to_the_next(
    ana: CastMember, ben: CastMember, cleo: CastMember
) -> None:
    open_page = KEY.search(ana.client.get(FRIDGE).text)
    assert open_page is not None
    old = {"text": "For Ben’s eyes", "form-key": open_page[1]}
    part(ana)
    for path, words in ((FRIDGE, old), (WEAVE, old | {"name": "For Ben’s eyes"}), (BEGUN, old)):
        alone = ana.client.post(path, words)
        assert alone.status_code == 404
        assert "For Ben’s eyes" in alone.text  # one’s own words come back
    assert not unscoped.queryset(FridgeItem, "erasure").exists()
    pair(ana, cleo)
    answer = ana.client.post(FRIDGE, old)
    assert answer.status_code == 409
    assert "For Ben’s eyes" in answer.text  # one’s own words come back
    assert not unscoped.queryset(FridgeItem, "erasure").exists()
    new_page = KEY.search(ana.client.get(FRIDGE).text)
    assert new_page is not None
    ana.client.post(FRIDGE, {"text": "For Cleo’s eyes", "form-key": new_page[1]})
    assert unscoped.queryset(FridgeItem, "erasure").count() == 1
    assert ana.client.post(reverse("account_logout"), {"form-key": open_page[1]}).status_code == 302


def test_a_form_from_before_pairing_goes_on(cleo: CastMember, ana: CastMember, ben: CastMember) -> None:
    page = KEY.search(cleo.client.get(reverse("dreams:dream_new")).text)
    assert page is not None
    part(ana)
    pair(cleo, ben)
    answer = cleo.client.post(reverse("dreams:dream_new"), {"line": "Begun alone", "form-key": page[1]})
    assert answer.status_code != 409


@pytest.mark.parametrize(("chosen", "days"), [("now", 0), ("tomorrow", 1), ("week", 7), ("", 3), ("never", 3)])
def test_whoever_leaves_says_when_the_other_is_told(ana: CastMember, ben: CastMember, chosen: str, days: int) -> None:
    reauthenticate(ana)
    ana.client.post("/us/leave", {"notice": chosen})
    assert ben.us.partner is None
    if days:
        with clock.moved(timedelta(days=days, minutes=-5)):
            assert inbox_titles(ben) == []
    with clock.moved(timedelta(days=days, minutes=5)):
        assert inbox_titles(ben) == ["Your shared space has ended"]


def test_an_export_tells_neither_before_its_time_nor_how_long_it_was_kept_back(
    ana: CastMember, ben: CastMember
) -> None:
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person, notice_delay=timedelta(days=7))

    def told() -> list[dict[str, Any]]:
        with viewing(ben.viewer):
            rows = json.loads(account_export.as_json(ben.person))["packages"]["delivery"]["notification"]
        return [row for row in rows if row["notice"] == LEFT]

    assert told() == []
    with clock.moved(timedelta(days=8)):
        (notice,) = told()
    assert notice["made_at"] == notice["due_at"]


def test_the_safe_time_is_chosen_and_the_page_says_what_shows_at_once(ana: CastMember, ben: CastMember) -> None:
    page = ana.client.get("/us/leave").text
    assert re.search(r'value="three-days"[^>]*checked', page)
    assert "It can be noticed at once, though." in page
    assert 'href="/us/export"' in page


def test_somebody_who_begins_anew_is_not_told_of_an_end_afterwards(
    ana: CastMember, ben: CastMember, cleo: CastMember
) -> None:
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person)
    pair(cleo, ben)
    with clock.moved(timedelta(days=8)):
        assert "Your shared space has ended" not in inbox_titles(ben)
