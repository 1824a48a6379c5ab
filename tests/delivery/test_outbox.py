"""The outbox: once for each person, occurrence and channel; waiting, put off and cancelled."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from our2souls.delivery import outbox
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.registry import UnknownNotificationType, notification_types
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries

pytestmark = pytest.mark.usefixtures("noon")
NIGHT = datetime(2026, 6, 12, 21, tzinfo=UTC)  # 23:00 in Madrid


def test_a_notification_is_planned_once_for_every_channel(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    thing = tea.notify(ana)
    tea.notify(ana, thing)
    assert [row.channel for row in deliveries()] == ["email", "inapp"]
    assert run.run_due().mails == 1
    assert run.run_due().mails == 0
    assert len(mailoutbox) == 1


def test_a_notification_is_rolled_back_with_its_act(ana: CastMember, tea: Tea) -> None:
    with transaction.atomic():
        tea.notify(ana)
        transaction.set_rollback(True)
    assert deliveries() == []


def test_a_notification_waits_for_its_moment(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana, at=NOON + timedelta(hours=1))
    run.run_due()
    assert mailoutbox == []
    with clock.frozen(NOON + timedelta(hours=1)):
        run.run_due()
    assert len(mailoutbox) == 1


def test_notify_refuses_an_unknown_notification_type(ana: CastMember) -> None:
    with pytest.raises(UnknownNotificationType):
        outbox.notify(to=ana.id, notice="coffee", about=uuid4(), key="k")


def test_nothing_is_planned_for_somebody_who_is_gone(ana: CastMember, tea: Tea) -> None:
    outbox.notify(to=uuid4(), notice="tea", about=uuid4(), key="k")
    Person.objects.filter(pk=ana.id).update(is_active=False)
    tea.notify(ana)
    assert deliveries() == []


def test_a_mail_waits_for_the_end_of_quiet_hours(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    Person.objects.filter(pk=ana.id).update(quiet_from=time(22), quiet_until=time(7, 30))
    with clock.frozen(NIGHT):
        tea.notify(ana)
        run.run_due()
        assert mailoutbox == []
        assert deliveries(channel="email")[0].next_try_at == datetime(2026, 6, 13, 5, 30, tzinfo=UTC)
    with clock.frozen(datetime(2026, 6, 13, 5, 30, tzinfo=UTC)):
        run.run_due()
    assert len(mailoutbox) == 1


def test_snoozing_holds_a_notification_on_every_channel(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    outbox.snooze(deliveries(channel="inapp")[0], NOON + timedelta(days=1))
    run.run_due()
    assert mailoutbox == []
    with clock.frozen(NOON + timedelta(days=1)):
        run.run_due()
    assert len(mailoutbox) == 1


def test_a_cancelled_notification_is_not_sent_and_stays_cancelled(
    ana: CastMember, ben: CastMember, tea: Tea, mailoutbox: list
) -> None:
    thing = tea.notify(ana)
    tea.notify(ben, thing)
    outbox.cancel(key=f"tea:{thing}", to=ana.id)
    tea.notify(ana, thing)
    run.run_due()
    assert [mail.to for mail in mailoutbox] == [["ben@example.org"]]
    other = tea.notify(ana)
    outbox.cancel(key=f"tea:{other}")
    assert run.run_due().mails == 0


def test_notifications_are_cancelled_by_what_they_are_about(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    thing = tea.notify(ana)
    tea.notify(ben, thing)
    outbox.cancel_about(ana.id, thing, notice="coffee")
    assert not any(row.cancelled_at for row in deliveries())
    outbox.cancel_about(ana.id, thing)
    assert {row.owner_id for row in deliveries(cancelled_at=None)} == {ben.id}
    outbox.cancel_about(None, thing)
    assert deliveries(cancelled_at=None) == []


def test_only_the_channels_of_the_recipients_preference_are_planned(ana: CastMember, tea: Tea) -> None:
    with viewing(ana.viewer):
        preferences.set_preference(ana.viewer, "tea", inapp=False, email=True)
    tea.notify(ana)
    assert [row.channel for row in deliveries()] == ["email"]


def test_a_notification_type_without_mail_comes_in_the_app_alone(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    notification_types.register(replace(notification_types.named("tea"), by_mail=False))
    with viewing(ana.viewer):
        preferences.set_preference(ana.viewer, "tea", inapp=False, email=True)
    tea.notify(ana)
    assert [row.channel for row in deliveries()] == ["inapp"]
    assert "tea" not in notification_types.categories()
    assert run.run_due().mails == 0
