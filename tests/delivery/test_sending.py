"""What is sent, once and to whom it still may be: asked again before a mail leaves, given back when it cannot."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from uuid import UUID

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.db.models import QuerySet

from our2souls.delivery import outbox
from our2souls.delivery.channels import failures, queue
from our2souls.delivery.preferences import unsubscribe
from our2souls.delivery.registry import notification_types
from our2souls.delivery.worker import dispatch, run
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.privacy.viewer import Viewer
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries

pytestmark = pytest.mark.usefixtures("noon")


def test_a_notification_mail_has_its_words_its_link_and_its_reason_in_both_halves(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
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


def test_a_notification_mail_is_in_the_recipients_language(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    Person.objects.filter(pk=ana.id).update(language="es")
    tea.notify(ana)
    run.run_due()
    assert '<html lang="es">' in mailoutbox[0].alternatives[0].content


def test_the_mail_of_a_notification_for_one_says_so(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    notification_types.register(replace(notification_types.named("tea"), line=lambda _about: "Yours.", shared=False))
    tea.notify(ana)
    run.run_due()
    assert mailoutbox[0].subject == "Something is waiting for you"
    assert deliveries(couple=None, channel="email")[0].sent_at == NOON


def test_sending_asks_again_whether_its_object_may_be_seen(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    thing = tea.notify(ana)
    tea.hidden.add(thing)
    run.run_due()
    tea.hidden.clear()
    run.run_due()
    assert mailoutbox == []
    assert deliveries(channel="email")[0].cancelled_at == NOON


def test_sending_asks_again_for_the_recipients_preference(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    unsubscribe.unsubscribe(ana.id, "tea")
    run.run_due()
    assert mailoutbox == []
    assert deliveries(channel="inapp")[0].cancelled_at is None


def test_sending_asks_again_whether_the_recipient_is_there(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    Person.objects.filter(pk=ana.id).update(is_active=False)
    run.run_due()
    assert mailoutbox == []


def test_a_notification_of_an_unregistered_type_is_postponed(ana: CastMember, tea: Tea) -> None:
    tea.notify(ana)
    del notification_types._by_name["tea"]
    run.run_due()
    assert deliveries(channel="email")[0].attempts == 1


def test_an_smtp_connection_lost_midway_gives_the_rest_back_untried(
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


def test_a_worker_whose_lease_ran_out_does_not_send(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    with transaction.atomic():
        (slow,) = queue.claim(outbox.waiting(), 10)
        assert queue.claim(outbox.waiting(), 10) == []
    with clock.frozen(NOON + queue.LEASE):
        with transaction.atomic():
            (quick,) = queue.claim(outbox.waiting(), 10)
        mailer = EmailBackend()
        assert not dispatch.send(slow, mailer)
        assert dispatch.send(quick, mailer)
        assert not dispatch.send(quick, mailer)
    assert len(mailoutbox) == 1


def test_a_notification_cancelled_or_snoozed_while_claimed_is_not_sent(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    first, second = tea.notify(ana), tea.notify(ana)
    with transaction.atomic():
        claimed = queue.claim(outbox.waiting(), 10)
    outbox.cancel(key=f"tea:{first}")
    outbox.snooze(deliveries(about=second, channel="inapp")[0], NOON + timedelta(days=1))
    assert not any(dispatch.send(row, EmailBackend()) for row in claimed)
    assert mailoutbox == []


def test_one_run_sends_more_than_a_batch(
    ana: CastMember, tea: Tea, mailoutbox: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "BATCH", 2)
    for _count in range(5):
        tea.notify(ana)
        tea.keep(ana)
    with clock.frozen(NOON + timedelta(hours=6)):
        assert run.run_due() == run.RunResult(occurrences=5, mails=10)


def test_a_run_stopped_before_it_began_sends_nothing(ana: CastMember, tea: Tea) -> None:
    tea.notify(ana)
    assert run.run_due(lambda: True) == run.RunResult(0, 0)


def test_a_run_stopped_midway_gives_back_what_it_claimed(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    tea.notify(ana)
    asked = iter([False, False, False])
    run.run_due(lambda: next(asked, True))
    assert len(mailoutbox) == 1
    assert all(row.lease_until is None for row in deliveries(channel="email"))


@pytest.mark.parametrize(("quick", "sizes"), [(60.0, [2, 6, 2]), (0.0, [2, 2, 2, 2, 2])])
def test_more_are_claimed_next_where_the_first_went_out_at_once(
    ana: CastMember, tea: Tea, mailoutbox: list, monkeypatch: pytest.MonkeyPatch, quick: float, sizes: list[int]
) -> None:
    monkeypatch.setattr(run, "BATCH", 2)
    monkeypatch.setattr(run, "LARGEST", 6)
    monkeypatch.setattr(run, "QUICK", quick)
    claim, claimed = queue.claim, []

    def counted(waiting: QuerySet, limit: int) -> list:
        rows = claim(waiting, limit)
        claimed.append(len(rows))
        return rows

    monkeypatch.setattr(queue, "claim", counted)
    for _count in range(10):
        tea.notify(ana)
    assert run.deliver(run.NOTICES, run.never) == len(mailoutbox) == 10
    assert [many for many in claimed if many] == sizes


def test_what_goes_to_one_person_goes_out_together_and_is_asked_for_once(
    ana: CastMember, ben: CastMember, tea: Tea, mailoutbox: list
) -> None:
    for _count in range(3):
        tea.notify(ana)
        tea.notify(ben)
    asked = []
    type_ = notification_types.named("tea")

    def visible(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
        asked.append((viewer.person_id, len(abouts)))
        return type_.visible(viewer, abouts)

    notification_types.register(replace(type_, visible=visible))
    run.run_due()
    assert sorted(asked) == sorted([(ana.id, 3), (ben.id, 3)])
    order = [letter.to[0] for letter in mailoutbox]
    assert order[:3] == [order[0]] * 3 != order[3:] == [order[5]] * 3
