"""What comes round in a zone of its own, to an end, without a day, and about something that is made on the day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest

from our2souls.delivery import outbox, schedules
from our2souls.delivery.channels import announcements, queue
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.registry import Recipient, notification_types
from our2souls.delivery.worker import occurrences, run
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.privacy.viewer import current_viewer, viewing
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries, inbox_shows, schedule_of


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYDAY=2FR;COUNT=2", "FREQ=MONTHLY;BYDAY=2FR;UNTIL=20260801"])
def test_a_rule_that_ends_is_told_to_its_last_date_and_no_longer(rule: str, ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana, rule)
    for moment in ("2026-06-12T16:00", "2026-07-10T16:00", "2026-08-14T16:00", "2027-01-01T12:00"):
        with clock.frozen(at(moment)):
            run.run_due()
    assert [row.key[-10:] for row in deliveries(about=thing, channel="inapp")] == ["2026-06-12", "2026-07-10"]
    assert schedules.next_date(ana.id, "tea", thing) is None
    with clock.frozen(at("2027-01-01T12:00")):
        schedules.schedule(ana.id, "tea", thing, rule, date(2026, 6, 12), time(18))
    assert schedules.recipients_of("tea", thing) == set()


def test_a_clock_that_ran_ahead_to_the_end_of_a_rule_is_pulled_back(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana, "FREQ=MONTHLY;BYDAY=2FR;COUNT=4")
    with clock.frozen(at("2031-01-01T12:00")):
        run.run_due()
    with clock.frozen(NOON):
        occurrences.pull_back()
    assert (schedule_of(thing, ana).next_on, schedule_of(thing, ana).next_at) == (
        date(2026, 6, 12),
        at("2026-06-12T16:00"),
    )


def test_a_schedule_in_a_zone_of_its_own_stays_there_wherever_its_person_lives(ana: CastMember, tea: Tea) -> None:
    thing = uuid4()
    with clock.frozen(NOON):
        schedules.schedule(ana.id, "tea", thing, "monthly", date(2026, 6, 30), time(18), "Asia/Tokyo")
        assert schedule_of(thing, ana).next_at == at("2026-06-30T09:00")
        Person.objects.filter(pk=ana.id).update(time_zone="America/New_York")
        schedules.change_time_zone(ana.id)
        assert schedule_of(thing, ana).next_at == at("2026-06-30T09:00")
        schedules.pause(ana.id, "tea", thing)
        schedules.resume(ana.id, "tea", thing)
    assert schedule_of(thing, ana).next_at == at("2026-06-30T09:00")
    with clock.frozen(at("2026-06-30T09:00")):
        run.run_due()
    assert schedule_of(thing, ana).next_at == at("2026-07-30T09:00")


def test_a_skipped_occurrence_is_not_told_on_any_channel_and_the_next_one_is(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    with viewing(ana.viewer):
        preferences.set_preference(ana.viewer, "tea", inapp=True, email=False)
    with clock.frozen(NOON):
        thing = tea.keep(ana)
        schedules.skip(ana.id, "tea", thing, date(2026, 6, 12))
        schedules.skip(ana.id, "tea", thing, date(2026, 6, 12))
    with viewing(ana.viewer):  # what is preferred by then changes nothing
        preferences.set_preference(ana.viewer, "tea", inapp=True, email=True)
    with clock.frozen(at("2026-06-13T12:00")):
        run.run_due()
    assert mailoutbox == []
    assert not inbox_shows(ana, thing)
    with clock.frozen(at("2026-07-13T12:00")):
        run.run_due()
        assert inbox_shows(ana, thing)
    assert len(mailoutbox) == 1


def test_an_occurrence_that_counts_again_is_told_once(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
        schedules.skip(ana.id, "tea", thing, date(2026, 6, 12))
    with clock.frozen(at("2026-06-12T16:30")):
        run.run_due()  # its time has come, and the schedule went on
        schedules.unskip(ana.id, "tea", thing, date(2026, 6, 12))
        run.run_due()
        run.run_due()
        assert inbox_shows(ana, thing)
    assert len(mailoutbox) == 1
    assert schedule_of(thing, ana).next_on == date(2026, 7, 12)


def test_what_was_told_before_it_was_skipped_is_taken_back_and_its_mail_not_sent_twice(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
    with clock.frozen(at("2026-06-12T16:30")):
        run.run_due()
        schedules.skip(ana.id, "tea", thing, date(2026, 6, 12))
        assert not inbox_shows(ana, thing)
        schedules.unskip(ana.id, "tea", thing, date(2026, 6, 12))
        run.run_due()
        assert inbox_shows(ana, thing)
    assert len(mailoutbox) == 1


def test_what_a_notice_is_about_is_prepared_when_its_day_has_come(
    ana: CastMember, tea: Tea, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[date, UUID] = {}

    def prepare(recipient: Recipient, about: UUID, on: date) -> UUID | None:
        assert (current_viewer(), about) == (recipient.viewer, thing)
        return None if on.month == 8 else made.setdefault(on, uuid4())

    notification_types.register(replace(notification_types.named("tea"), prepare=prepare))
    with clock.frozen(NOON):
        thing = tea.keep(ana)
    for moment in ("2026-06-12T16:00", "2026-07-12T16:00", "2026-08-12T16:00"):
        with clock.frozen(at(moment)):
            run.run_due()
    june, july = deliveries(channel="inapp")
    assert {june.about, july.about} == set(made.values())
    assert (june.cancelled_at is None, july.cancelled_at is None) == (False, True)  # the newer one made room for itself
    assert schedule_of(thing, ana).next_on == date(2026, 9, 12)


def test_what_was_prepared_is_undone_with_a_notice_that_fails(
    ana: CastMember, tea: Tea, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prepare(recipient: Recipient, _about: UUID, _on: date) -> UUID | None:
        Person.objects.filter(pk=recipient.person_id).update(hue="rose")
        return uuid4()

    notification_types.register(replace(notification_types.named("tea"), prepare=prepare))
    with clock.frozen(NOON):
        tea.keep(ana)
    hue = ana.person.hue
    monkeypatch.setattr(announcements, "write", lambda _announced: 1 / 0)
    with clock.frozen(at("2026-06-12T16:00")):
        run.run_due()
    assert Person.objects.get(pk=ana.id).hue == hue != "rose"


def test_a_newer_one_takes_the_place_of_a_mail_that_was_never_sent(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    with clock.frozen(NOON):
        tea.keep(ana, "daily")
    for day in range(3):
        with clock.frozen(NOON + timedelta(days=day, hours=7)):
            occurrences.run_due(9)
    with clock.frozen(NOON + timedelta(days=2, hours=7)):
        run.run_due()
    assert len(mailoutbox) == 1
    assert [row.key[-10:] for row in deliveries(channel="email", cancelled_at=None)] == ["2026-06-14"]


def test_a_mail_in_a_workers_hands_is_left_to_it(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        tea.keep(ana, "daily")
    with clock.frozen(NOON + timedelta(hours=7)):
        occurrences.run_due(9)
    with clock.frozen(NOON + timedelta(days=1, hours=7)):
        queue.claim(outbox.waiting(), 1)
        occurrences.run_due(9)
    assert len(deliveries(channel="email", cancelled_at=None)) == 2


def test_what_came_once_is_forgotten_long_after_by_the_clock_that_ended_it(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        once, weekly = tea.keep(ana, schedules.ONCE), tea.keep(ana, "weekly")
    ahead = NOON + timedelta(days=900)  # a clock that runs ahead tells it, and forgets nothing that it has just told
    for moment in (ahead, ahead + timedelta(days=60)):
        with clock.frozen(moment):
            run.run_due()
            schedules.forget_ended()
            assert schedule_of(once, ana)
    with clock.frozen(ahead + timedelta(days=61)):
        schedules.forget_ended()
    assert schedules.recipients_of("tea", once) == set()
    assert schedules.recipients_of("tea", weekly) == {ana.id}


def test_what_is_named_by_its_hour_is_not_skipped_where_nothing_is_planned(ana: CastMember, tea: Tea) -> None:
    notification_types.register(replace(notification_types.named("tea"), by_hour=True))
    schedules.skip(ana.id, "tea", uuid4(), NOON.date())
    assert deliveries() == []
