"""The outbox: once for each person, occasion and channel; asked again before it is sent."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from smtplib import SMTPServerDisconnected
from uuid import uuid4

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from our2souls.delivery import outbox, preferences
from our2souls.delivery.channels import failures
from our2souls.delivery.registry import UnknownNotificationType, notification_types
from our2souls.delivery.worker import queue, run
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.delivery.conftest import NOON, Tea, deliveries

NIGHT = datetime(2026, 6, 12, 21, tzinfo=UTC)  # 23:00 in Madrid


@pytest.fixture(autouse=True)
def noon():
    with clock.frozen(NOON):
        yield


def test_tells_on_every_channel_once(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    thing = tea.notify(ana)
    tea.notify(ana, thing)
    assert [row.channel for row in deliveries()] == ["email", "inapp"]
    assert run.run_due().mails == 1
    assert run.run_due().mails == 0
    assert len(mailoutbox) == 1


def test_what_is_rolled_back_was_never_announced(ana: CastMember, tea: Tea) -> None:
    with transaction.atomic():
        tea.notify(ana)
        transaction.set_rollback(True)
    assert deliveries() == []


def test_waits_for_its_moment(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana, at=NOON + timedelta(hours=1))
    run.run_due()
    assert mailoutbox == []
    with clock.frozen(NOON + timedelta(hours=1)):
        run.run_due()
    assert len(mailoutbox) == 1


def test_refuses_an_unknown_notice(ana: CastMember) -> None:
    with pytest.raises(UnknownNotificationType):
        outbox.notify(to=ana.id, notice="coffee", about=uuid4(), key="k")


def test_nobody_there_nothing_planned(ana: CastMember, tea: Tea) -> None:
    outbox.notify(to=uuid4(), notice="tea", about=uuid4(), key="k")
    Person.objects.filter(pk=ana.id).update(is_active=False)
    tea.notify(ana)
    assert deliveries() == []


def test_the_mail(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    thing = tea.notify(ana)
    run.run_due()
    (sent,) = mailoutbox
    html, plain = sent.alternatives[0].content, sent.body
    for words in (html, plain):
        assert "Time for tea, Ana" in words
        assert f"http://localhost:8000/dreams/{thing}" in words
        assert "Sent because you chose mail for tea." in words
        assert "Ben" not in words
    assert "<img" not in html
    assert "<h1" in html
    assert deliveries(channel="email")[0].sent_at == NOON


def test_the_mail_is_in_the_receivers_language(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    Person.objects.filter(pk=ana.id).update(language="es")
    tea.notify(ana)
    run.run_due()
    assert '<html lang="es">' in mailoutbox[0].alternatives[0].content


def test_a_notice_for_one_says_so(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    notification_types.register(replace(notification_types.named("tea"), line=lambda _about: "Yours.", shared=False))
    tea.notify(ana)
    run.run_due()
    assert mailoutbox[0].subject == "Something is waiting for you"
    assert deliveries(couple=None, channel="email")[0].sent_at == NOON


def test_waits_for_the_end_of_quiet_hours(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    Person.objects.filter(pk=ana.id).update(quiet_from=time(22), quiet_until=time(7, 30))
    with clock.frozen(NIGHT):
        tea.notify(ana)
        run.run_due()
        assert mailoutbox == []
        assert deliveries(channel="email")[0].next_try_at == datetime(2026, 6, 13, 5, 30, tzinfo=UTC)
    with clock.frozen(datetime(2026, 6, 13, 5, 30, tzinfo=UTC)):
        run.run_due()
    assert len(mailoutbox) == 1


def test_snoozed_on_every_channel_where_it_waits(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    outbox.snooze(deliveries(channel="inapp")[0], NOON + timedelta(days=1))
    run.run_due()
    assert mailoutbox == []
    with clock.frozen(NOON + timedelta(days=1)):
        run.run_due()
    assert len(mailoutbox) == 1


def test_cancelled_is_not_sent_and_stays_cancelled(
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


def test_cancelled_by_what_it_is_about(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    thing = tea.notify(ana)
    tea.notify(ben, thing)
    outbox.cancel_about(ana.id, thing, notice="coffee")
    assert not any(row.cancelled_at for row in deliveries())
    outbox.cancel_about(ana.id, thing)
    assert {row.owner_id for row in deliveries(cancelled_at=None)} == {ben.id}
    outbox.cancel_about(None, thing)
    assert deliveries(cancelled_at=None) == []


def test_asks_again_whether_it_may_be_seen(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    thing = tea.notify(ana)
    tea.hidden.add(thing)
    run.run_due()
    tea.hidden.clear()
    run.run_due()
    assert mailoutbox == []
    assert deliveries(channel="email")[0].cancelled_at == NOON


def test_asks_again_what_the_receiver_wants(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    preferences.unsubscribe(ana.id, "tea")
    run.run_due()
    assert mailoutbox == []
    assert deliveries(channel="inapp")[0].cancelled_at is None


def test_asks_again_whether_the_receiver_is_there(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    Person.objects.filter(pk=ana.id).update(is_active=False)
    run.run_due()
    assert mailoutbox == []


def test_plans_only_what_the_receiver_wants(ana: CastMember, tea: Tea) -> None:
    with viewing(ana.viewer):
        preferences.set_preference(ana.viewer, "tea", inapp=False, email=True)
    tea.notify(ana)
    assert [row.channel for row in deliveries()] == ["email"]


def test_a_notice_that_code_forgot_is_pushed_ahead(ana: CastMember, tea: Tea) -> None:
    tea.notify(ana)
    del notification_types._known["tea"]
    run.run_due()
    assert deliveries(channel="email")[0].attempts == 1


def test_a_connection_lost_midway_gives_the_rest_back_untried(
    ana: CastMember, tea: Tea, mailoutbox: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minutes in (3, 2, 1):
        tea.notify(ana, at=NOON - timedelta(minutes=minutes))

    def lost(self: EmailBackend, messages: object) -> int:
        raise SMTPServerDisconnected

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", lost)
        run.run_due()
    assert sorted(row.attempts for row in deliveries(channel="email")) == [0, 0, 1]
    assert all(row.lease_until is None for row in deliveries(channel="email"))
    assert run.run_due().mails == 2
    with clock.frozen(NOON + failures.FIRST_PAUSE):
        assert run.run_due().mails == 1


def test_a_worker_that_was_too_slow_leaves_the_row_to_the_next(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    with transaction.atomic():
        (slow,) = queue.claim(outbox.waiting(), 10)
        assert queue.claim(outbox.waiting(), 10) == []
    with clock.frozen(NOON + queue.LEASE):
        with transaction.atomic():
            (quick,) = queue.claim(outbox.waiting(), 10)
        mailer = EmailBackend()
        assert not outbox.send(slow, mailer)
        assert outbox.send(quick, mailer)
        assert not outbox.send(quick, mailer)
    assert len(mailoutbox) == 1


def test_what_is_cancelled_or_snoozed_while_claimed_is_not_sent(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    first, second = tea.notify(ana), tea.notify(ana)
    with transaction.atomic():
        claimed = queue.claim(outbox.waiting(), 10)
    outbox.cancel(key=f"tea:{first}")
    outbox.snooze(deliveries(about=second, channel="inapp")[0], NOON + timedelta(days=1))
    assert not any(outbox.send(row, EmailBackend()) for row in claimed)
    assert mailoutbox == []


def test_more_than_a_batch_goes_out_in_one_tick(
    ana: CastMember, tea: Tea, mailoutbox: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "BATCH", 2)
    for _count in range(5):
        tea.notify(ana)
        tea.keep(ana)
    with clock.frozen(NOON + timedelta(hours=6)):
        assert run.run_due() == run.RunResult(occasions=5, mails=10)


def test_what_must_not_lie_in_a_mailbox_comes_in_the_app_alone(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    notification_types.register(replace(notification_types.named("tea"), by_mail=False))
    with viewing(ana.viewer):
        preferences.set_preference(ana.viewer, "tea", inapp=False, email=True)
    tea.notify(ana)
    assert [row.channel for row in deliveries()] == ["inapp"]
    assert "tea" not in notification_types.kinds()
    assert run.run_due().mails == 0


def test_asked_to_stop_before_it_began_it_does_nothing(ana: CastMember, tea: Tea) -> None:
    tea.notify(ana)
    assert run.run_due(lambda: True) == run.RunResult(0, 0)


def test_asked_to_stop_it_gives_back_what_it_holds(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    tea.notify(ana)
    asked = iter([False, False, False])
    run.run_due(lambda: next(asked, True))
    assert len(mailoutbox) == 1
    assert all(row.lease_until is None for row in deliveries(channel="email"))
