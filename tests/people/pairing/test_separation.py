"""Leaving over HTTP: alone, at once, with one neutral sentence for the other and nothing for anybody else."""

import re
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from our2souls.delivery import schedules
from our2souls.delivery.models import Notification, Schedule
from our2souls.delivery.registry import notification_types
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.people.models import Invitation, Partnership
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing.actions import LEFT
from our2souls.privacy import unscoped
from our2souls.privacy.models import Share
from our2souls.privacy.viewer import viewing
from tests.cast import PASSWORD, CastMember, pair
from tests.factories.dreams import a_dream
from tests.factories.people import inbox_titles, invite, reauthenticate

LEAVE = "/us/leave"


def without_keys(page: str) -> str:
    """A page without its tokens and keys: by chance they spell a name."""
    return re.sub(r'\b(value|content|nonce)="[^"]*"', "", page)


def test_the_page_for_leaving_says_what_becomes_of_everything_and_changes_nothing(
    ana: CastMember, ben: CastMember
) -> None:
    page = ana.client.get(LEAVE).text
    for sentence in ("What you wrote stays yours.", "What Ben wrote stays Ben’s.", "Your shared space has ended."):
        assert sentence in page
    assert page.count("<textarea") == 0  # no reason is asked
    assert ana.us.partner is not None


def test_leaving_asks_for_the_password_and_then_goes_on_by_itself(ana: CastMember, ben: CastMember) -> None:
    asked = ana.client.post(LEAVE)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert ana.us.partner is not None
    wrong = ana.client.post(asked["Location"], {"password": "not this one", "next": LEAVE})
    assert wrong.status_code == 200
    assert ana.us.partner is not None
    done = ana.client.post(asked["Location"], {"password": PASSWORD, "next": LEAVE})
    assert done["Location"] == reverse("web:home")
    assert ana.us.partner is None
    assert ben.us.partner is None


def test_leaving_within_ten_minutes_of_the_password_does_not_ask_again(ana: CastMember, ben: CastMember) -> None:
    reauthenticate(ana)
    assert ana.client.post(LEAVE)["Location"] == reverse("web:home")
    assert ana.us.partner is None


def leave(member: CastMember, notice: str = "now") -> None:
    reauthenticate(member)
    member.client.post(LEAVE, {"notice": notice})


def test_after_separation_both_stay_signed_in_and_are_alone(ana: CastMember, ben: CastMember) -> None:
    leave(ana)
    for member in (ana, ben):
        page = member.client.get("/us/").text
        assert "Just you, so far" in page
        assert "Invite your partner" in page
        assert "you are in no couple here" in member.client.get(LEAVE).text.lower()


def test_after_separation_the_other_reads_one_neutral_sentence_in_the_app_alone(
    ana: CastMember, ben: CastMember
) -> None:
    leave(ana)
    assert inbox_titles(ben) == ["Your shared space has ended"]
    assert inbox_titles(ana) == []
    page = ben.client.get(reverse("delivery:notices")).text
    assert "Your shared space has ended" in page
    assert "Ana" not in without_keys(page)
    assert [row.channel for row in unscoped.queryset(Notification, "erasure").filter(notice=LEFT)] == ["inapp"]
    with clock.moved(timedelta(days=2)):
        run.run_due()
    assert mail.outbox == []


def test_nobody_else_sees_the_notification_of_a_separation(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    leave(ana)

    ended = Partnership.objects.exclude(left_at=None).values_list("couple_id", flat=True)[0]
    assert notification_types.named(LEFT).may_see(ben.viewer, ended)
    assert not notification_types.named(LEFT).may_see(cleo.viewer, ended)


def test_separation_stops_schedules_about_the_two_and_open_invitations(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        for member in (ana, ben):
            schedules.schedule(member.id, "revisit", uuid4(), "monthly", date(2026, 6, 12), time(18))
        leave(ana)
    assert not unscoped.queryset(Schedule, "erasure").exists()
    assert not unscoped.queryset(Invitation, "erasure").filter(revoked_at=None, confirmed_at=None).exists()


def test_separation_closes_shared_dreams_and_leaves_kept_ones_kept(ana: CastMember, ben: CastMember) -> None:
    open_dream, kept = a_dream(ana, "An open one", share=True), a_dream(ana, "A kept one")
    url = reverse("dreams:dream", args=[open_dream.pk])
    assert ben.client.get(url).status_code == 200
    leave(ana)
    assert not Share.objects.filter(closed_at=None).exists()
    for dream in (open_dream, kept):
        assert ben.client.get(reverse("dreams:dream", args=[dream.pk])).status_code == 404
        assert ana.client.get(reverse("dreams:dream", args=[dream.pk])).status_code == 200


def test_pairing_again_shares_nothing_by_itself(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, "An open one", share=True)
    leave(ana)
    pair(ana, ben)
    assert ben.us.partner is not None
    assert ben.client.get(reverse("dreams:dream", args=[dream.pk])).status_code == 404


def test_leaving_twice_is_refused_in_a_kind_sentence(ana: CastMember, ben: CastMember) -> None:
    leave(ana)
    assert "You are in no couple here." in ana.post(LEAVE).text
    leave(ben)
    assert inbox_titles(ana) == []


def test_whoever_leaves_while_the_other_has_left_already_has_left_too(ana: CastMember, ben: CastMember) -> None:
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person, notice_delay=timedelta(days=7))
    assert "Your shared space has ended" not in ben.get(reverse("web:home")).text
    reauthenticate(ben)
    home = ben.post(LEAVE).text
    assert "You have left." in home
    assert "Your shared space has ended" in home
    assert "You are in no couple here." not in home
    with clock.moved(timedelta(days=8)):
        assert inbox_titles(ben) == []


def test_one_who_left_can_be_invited_again(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    leave(ana)
    link, _code = invite(cleo)
    assert "Join Cleo" in ana.get(link).text


@pytest.mark.parametrize("path", [LEAVE, "/us/erase", "/us/export"])
def test_leaving_erasing_and_exporting_need_a_csrf_token(ana: CastMember, path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ana.person)
    assert strict.post(path).status_code == 403
    assert ana.us.partner is not None


def test_the_past_partner_sees_nothing_of_the_new_couple(dora: CastMember, eli: CastMember, farid: CastMember) -> None:
    pages = "".join(farid.client.get(path).text for path in ("/us/", "/us/who-sees-what", "/us/join", "/us/invite"))
    for name in ("Dora", "Eli"):
        assert name not in without_keys(pages)
    assert not pairing_actions.in_couple(farid.id)
