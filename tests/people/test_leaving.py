"""Leaving over HTTP: alone, at once, with one neutral sentence for the other and nothing for anybody else."""

import re
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from our2souls.delivery import inbox, schedules, work
from our2souls.delivery.models import Delivery, Schedule
from our2souls.dreams import dreaming
from our2souls.lib import clock
from our2souls.people import pairing
from our2souls.people.models import Invitation, Partnership
from our2souls.people.pairing import LEFT
from our2souls.privacy import unscoped
from our2souls.privacy.models import Audience
from our2souls.privacy.viewer import viewing
from tests.cast import PASSWORD, Member, pair
from tests.people.test_joining import invite, text
from tests.people.test_second_steps import prove

LEAVE = "/us/leave"


def without_keys(page: str) -> str:
    """A page without its tokens and keys: by chance they spell a name."""
    return re.sub(r'\b(value|content|nonce)="[^"]*"', "", page)


def waiting_for(member: Member) -> list[str]:
    with viewing(member.viewer):
        return [str(each.title) for each in inbox.waiting(member.viewer, 10)]


def test_looking_says_what_becomes_of_everything_and_changes_nothing(ana: Member, ben: Member) -> None:
    page = text(ana.client.get(LEAVE))
    for sentence in ("What you wrote stays yours.", "What Ben wrote stays Ben’s.", "Your shared space has ended."):
        assert sentence in page
    assert page.count("<textarea") == 0  # no reason is asked
    assert ana.us.partner is not None


def test_the_act_asks_once_more_who_one_is_and_then_goes_on_by_itself(ana: Member, ben: Member) -> None:
    asked = ana.client.post(LEAVE)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert ana.us.partner is not None
    wrong = ana.client.post(asked["Location"], {"password": "not this one", "next": LEAVE})
    assert wrong.status_code == 200
    assert ana.us.partner is not None
    done = ana.client.post(asked["Location"], {"password": PASSWORD, "next": LEAVE})
    assert done["Location"] == reverse("people:us")
    assert ana.us.partner is None
    assert ben.us.partner is None


def test_within_ten_minutes_one_is_not_asked_again(ana: Member, ben: Member) -> None:
    prove(ana)
    assert ana.client.post(LEAVE)["Location"] == reverse("people:us")
    assert ana.us.partner is None


def leave(member: Member) -> None:
    prove(member)
    member.client.post(LEAVE)


def test_both_stay_signed_in_and_are_alone(ana: Member, ben: Member) -> None:
    leave(ana)
    for member in (ana, ben):
        page = text(member.client.get("/us/"))
        assert "Just you, so far" in page
        assert "Invite your partner" in page
        assert "you are in no couple here" in text(member.client.get(LEAVE)).lower()


def test_the_other_reads_one_neutral_sentence_in_the_app_alone(ana: Member, ben: Member) -> None:
    leave(ana)
    assert waiting_for(ben) == ["Your shared space has ended"]
    assert waiting_for(ana) == []
    page = text(ben.client.get(reverse("delivery:notices")))
    assert "Your shared space has ended" in page
    assert "Ana" not in without_keys(page)
    assert [row.channel for row in unscoped.rows(Delivery, "parting").filter(notice=LEFT)] == ["inapp"]
    with clock.moved(timedelta(days=2)):
        work.tick()
    assert mail.outbox == []


def test_nobody_else_sees_that_notice(ana: Member, ben: Member, cleo: Member) -> None:
    leave(ana)
    from our2souls.delivery.ports import notices

    ended = Partnership.objects.exclude(left_at=None).values_list("couple_id", flat=True)[0]
    assert notices.named(LEFT).may_see(ben.viewer, ended)
    assert not notices.named(LEFT).may_see(cleo.viewer, ended)


def test_reminders_about_the_two_stop_and_open_invitations_too(ana: Member, ben: Member) -> None:
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        for member in (ana, ben):
            schedules.keep(member.id, "revisit", uuid4(), "monthly", date(2026, 6, 12), time(18))
        leave(ana)
    assert not unscoped.rows(Schedule, "parting").exists()
    assert not unscoped.rows(Invitation, "parting").filter(revoked_at=None, confirmed_at=None).exists()


def test_what_was_shared_closes_and_what_was_kept_stays_so(ana: Member, ben: Member) -> None:
    with viewing(ana.viewer):
        open_dream = dreaming.dream(dreaming.Telling(line="An open one"), share=True)
        kept = dreaming.dream(dreaming.Telling(line="A kept one"))
    url = reverse("dreams:dream", args=[open_dream.pk])
    assert ben.client.get(url).status_code == 200
    leave(ana)
    assert not Audience.objects.filter(closed_at=None).exists()
    for dream in (open_dream, kept):
        assert ben.client.get(reverse("dreams:dream", args=[dream.pk])).status_code == 404
        assert ana.client.get(reverse("dreams:dream", args=[dream.pk])).status_code == 200


def test_pairing_again_brings_nothing_back_by_itself(ana: Member, ben: Member) -> None:
    with viewing(ana.viewer):
        dream = dreaming.dream(dreaming.Telling(line="An open one"), share=True)
    leave(ana)
    pair(ana, ben)
    assert ben.us.partner is not None
    assert ben.client.get(reverse("dreams:dream", args=[dream.pk])).status_code == 404


def test_leaving_twice_is_a_kind_sentence(ana: Member, ben: Member) -> None:
    leave(ana)
    assert "You are in no couple here." in text(ana.post(LEAVE))
    leave(ben)
    assert waiting_for(ana) == []


def test_one_who_left_can_be_invited_again(ana: Member, ben: Member, cleo: Member) -> None:
    leave(ana)
    link, _code = invite(cleo)
    assert "Join Cleo" in text(ana.get(link))


@pytest.mark.parametrize("path", [LEAVE, "/us/erase", "/us/export"])
def test_the_token_is_asked_for(ana: Member, path: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ana.person)
    assert strict.post(path).status_code == 403
    assert ana.us.partner is not None


def test_the_past_partner_sees_nothing_of_the_new_couple(dora: Member, eli: Member, farid: Member) -> None:
    pages = "".join(text(farid.client.get(path)) for path in ("/us/", "/us/who-sees-what", "/us/join", "/us/invite"))
    for name in ("Dora", "Eli"):
        assert name not in without_keys(pages)
    assert not pairing.in_couple(farid.id)
