"""Reminders of a commitment: to its maker alone, of what is open, while its intention is active."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from our2souls.delivery import outbox
from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.delivery.models import Schedule
from our2souls.intentions.commitments.models import OccurrenceOutcome
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.commitments import FRIDAY, MONDAY, WORDS, answer, at, made_on_monday


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def reminded(day: date) -> int:
    mail.outbox.clear()
    with clock.frozen(at(day, 10)):
        call_command("worker", "--once")
    return len(mail.outbox)


def test_only_its_maker_is_reminded_of_a_commitment_once_by_their_own_clock(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    commitment = made_on_monday(ben, home)
    with clock.frozen(at(FRIDAY, 9, "Europe/Madrid")):
        call_command("worker", "--once")
        assert mail.outbox == []
    with clock.frozen(at(FRIDAY, 9, "America/New_York")):
        call_command("worker", "--once")
        call_command("worker", "--once")
        assert [m.to for m in mail.outbox] == [[ben.person.email]]
        assert "payslips" not in mail.outbox[0].body + str(mail.outbox[0].subject)
        assert "Something you said you’d do" in ben.get(reverse("delivery:notices")).text
        assert "Something you said you’d do" not in ana.get(reverse("delivery:notices")).text
        answer(ben, commitment, "kept")
        assert "Something you said you’d do" not in ben.get(reverse("delivery:notices")).text


def test_a_commitment_kept_before_its_day_is_reminded_of_the_next_time(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    commitment = made_on_monday(ana, home, rule="weekly")
    with clock.frozen(MONDAY):
        answer(ana, commitment, "kept")
    assert reminded(FRIDAY) == 0
    assert reminded(FRIDAY + timedelta(days=7)) == 1


@pytest.mark.parametrize("rule", ["", "weekly"])
def test_a_commitment_whose_answer_is_undone_is_reminded_of(
    ana: CastMember, ben: CastMember, home: Intention, rule: str
) -> None:
    commitment = made_on_monday(ana, home, rule=rule)
    with clock.frozen(MONDAY):
        answer(ana, commitment, "kept")
        with viewing(ana.viewer):
            outcome = OccurrenceOutcome.objects.get()
        ana.post(url("intentions:outcome_undo", home.pk, commitment.pk, outcome.pk))
    assert reminded(FRIDAY) == 1


def own_notices(member: CastMember) -> list[inbox_queries.InboxItem]:
    """What waits in the app but for what the partner did."""
    return [notice for notice in inbox_queries.unseen(member.viewer, 20) if not notice.from_partner]


def test_a_reminder_in_the_wrong_inbox_or_before_its_day_shows_nothing(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    commitment = made_on_monday(ana, home)
    with clock.frozen(at(FRIDAY)), viewing(ben.viewer):
        outbox.notify(to=ben.id, notice="commitment", about=commitment.pk, key="astray")
        assert own_notices(ben) == []
    with clock.frozen(MONDAY), viewing(ana.viewer):  # before its day it is nothing to be told
        outbox.notify(to=ana.id, notice="commitment", about=commitment.pk, key="early")
        assert own_notices(ana) == []


@pytest.mark.parametrize("rule", ["", "weekly"])
def test_a_moved_commitment_is_reminded_of_on_its_new_day_alone(
    ana: CastMember, ben: CastMember, home: Intention, rule: str
) -> None:
    commitment = made_on_monday(ana, home, rule=rule)
    with clock.frozen(MONDAY):
        answer(ana, commitment, "moved", to="2026-11-30")
    assert reminded(FRIDAY) == 0
    assert reminded(date(2026, 11, 30)) == 1
    with clock.frozen(at(date(2026, 11, 30), 11)), viewing(ana.viewer):
        assert len(own_notices(ana)) == 1


@pytest.mark.parametrize("sleep", ["rest", "reach", "release", "waiting"])
def test_reminders_of_a_commitment_pause_while_its_intention_is_not_active(
    ana: CastMember, ben: CastMember, home: Intention, sleep: str
) -> None:
    made_on_monday(ana, home)
    with clock.frozen(MONDAY):
        match sleep:
            case "rest":
                ben.post(url("intentions:intention_rest", home.pk))
            case "reach":
                ben.post(url("intentions:intention_reach", home.pk), {"on": "2026-11-23"})
            case "release":
                ana.post(url("intentions:intention_release", home.pk))
                ben.post(url("intentions:intention_release", home.pk))
            case "waiting":
                ben.post(url("intentions:revisit", home.pk), {"want": "no"})
                ana.post(url("intentions:revisit", home.pk), {"want": "yes"})
        assert WORDS not in ana.get(reverse("web:home")).text
        assert WORDS in ana.get(url("intentions:commitments")).text
        with viewing(ana.viewer):
            assert Schedule.objects.get(kind="commitment").paused_at is not None
    assert reminded(FRIDAY) == 0


def test_reminders_of_a_commitment_go_on_when_its_intention_is_taken_up_again(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    made_on_monday(ana, home, rule="weekly")
    with clock.frozen(MONDAY):
        ben.post(url("intentions:intention_rest", home.pk))
    assert reminded(FRIDAY) == 0
    with clock.frozen(at(FRIDAY + timedelta(days=2))):
        ana.post(url("intentions:intention_resume", home.pk))
    assert reminded(FRIDAY + timedelta(days=7)) == 1
