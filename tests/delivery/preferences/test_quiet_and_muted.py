"""What leaves the app, when: muted kinds rest, loud ones come at night, late ones are left out, what was put off comes again."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse

from our2souls.delivery import outbox
from our2souls.delivery.models import Notification, Preference
from our2souls.delivery.registry import notification_types
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.privacy import unscoped
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries, given_up_mails, inbox_shows, send_again
from tests.factories.people import profile_data

pytestmark = pytest.mark.usefixtures("noon")
BOXES = {"tea-inapp": "on", "tea-email": "on"}


def save(member: CastMember, **chosen: str) -> None:
    response = member.client.post(
        reverse("delivery:preferences"), BOXES | {f"tea-{name}": value for name, value in chosen.items()}
    )
    assert response.status_code == 302


def test_a_muted_kind_stays_in_the_app_until_its_day(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    before = tea.notify(ana, at=NOON + timedelta(hours=1))
    save(ana, mute="week")
    during = tea.notify(ana)
    with clock.frozen(NOON + timedelta(days=2)):
        run.run_due()
        assert inbox_shows(ana, before)
        assert inbox_shows(ana, during)
        assert "Until 19 June 2026" in ana.get(reverse("delivery:preferences")).text
        save(ana, mute="kept")
    assert mailoutbox == []
    with clock.frozen(NOON + timedelta(days=7, minutes=1)):
        run.run_due()
    assert [row.about for row in deliveries(channel="email", sent_at__isnull=False)] == [before]
    assert len(mailoutbox) == 1


def test_what_is_muted_until_i_end_it_comes_again_once_i_do(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    save(ana, mute="ever")
    with clock.frozen(NOON + timedelta(days=900)):
        tea.notify(ana)
        run.run_due()
        assert mailoutbox == []
        save(ana, mute="")
        tea.notify(ana)
        run.run_due()
    assert len(mailoutbox) == 1


def test_what_rests_wakes_when_the_pause_ends_or_the_quiet_hours_change(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    tea.notify(ana, at=NOON + timedelta(minutes=1))
    save(ana, mute="ever")
    with clock.frozen(NOON + timedelta(minutes=2)):
        run.run_due()
        assert mailoutbox == []
        save(ana, mute="")
        run.run_due()
        assert len(mailoutbox) == 1
        Person.objects.filter(pk=ana.id).update(quiet_from=time(0), quiet_until=time(23, 59))
        tea.notify(ana)
        run.run_due()
        assert len(mailoutbox) == 1
        ana.post(reverse("people:profile"), profile_data(ana))
        run.run_due()
    assert len(mailoutbox) == 2


def test_a_loud_kind_comes_in_quiet_hours_and_the_others_wait(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    Person.objects.filter(pk=ana.id).update(quiet_from=time(0), quiet_until=time(23, 59))
    tea.notify(ana)
    run.run_due()
    assert mailoutbox == []
    save(ana, loud="on")
    run.run_due()
    assert len(mailoutbox) == 1, "what rested wakes with the choice"
    tea.notify(ana)
    run.run_due()
    assert len(mailoutbox) == 2


@pytest.mark.parametrize(("hours", "mails"), [(2, 1), (4, 0)])
def test_what_is_too_late_stays_in_the_app(hours: int, mails: int, ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    notification_types.register(replace(notification_types.named("tea"), good_for=timedelta(hours=3)))
    thing = tea.notify(ana)
    with clock.frozen(NOON + timedelta(hours=hours)):
        run.run_due()
        assert inbox_shows(ana, thing)
    assert len(mailoutbox) == mails


def put_off(member: CastMember, about: object, days: int) -> datetime:
    (row,) = deliveries(about=about, channel="inapp")
    member.client.post(reverse("delivery:snooze", args=[row.pk]), {"days": days})
    return NOON + timedelta(days=days)


def test_what_was_mailed_and_put_off_is_mailed_once_more_under_another_name(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    thing = tea.notify(ana)
    run.run_due()
    back = put_off(ana, thing, 3)
    for moment in (back - timedelta(hours=1), back, back + timedelta(days=1)):
        with clock.frozen(moment):
            run.run_due()
    names = [mail.message()["Message-ID"] for mail in mailoutbox]
    assert len(names) == len(set(names)) == 2
    assert [(row.channel, row.round) for row in deliveries(about=thing)] == [("email", 1), ("inapp", 0)]


def test_what_was_taken_back_meanwhile_does_not_come_again(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    thing = tea.notify(ana)
    run.run_due()
    (row,) = deliveries(about=thing, channel="inapp")
    outbox.cancel(key=f"tea:{thing}")
    outbox.snooze(row, NOON + timedelta(days=1))
    with clock.frozen(NOON + timedelta(days=2)):
        run.run_due()
    assert len(mailoutbox) == 1


def test_a_push_that_was_given_up_is_listed_and_sent_again(ana: CastMember, tea: Tea) -> None:
    thing = tea.notify(ana)
    (mail,) = deliveries(about=thing, channel="email")
    rows = unscoped.queryset(Notification, "worker.claim").filter(pk=mail.pk)
    rows.update(channel="push", given_up_at=NOON, error="PushFailed")
    assert "tea (push)" in given_up_mails()
    assert "1 will be sent again." in send_again(str(rows.get().pk))
    assert rows.get().given_up_at is None


def test_a_choice_that_is_none_is_refused_and_changes_nothing(ana: CastMember, tea: Tea) -> None:
    response = ana.client.post(reverse("delivery:preferences"), BOXES | {"tea-mute": "for ever", "letter-hour": "3"})
    assert response.status_code == 422
    assert not unscoped.queryset(Preference, "preferences.of_recipient").exists()
