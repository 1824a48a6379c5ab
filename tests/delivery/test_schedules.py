"""What comes round: at the right local hour for each, once an occurrence, whatever the clocks do."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from our2souls.delivery import schedules
from our2souls.delivery.channels import announcements
from our2souls.delivery.channels.announcements import Announcement
from our2souls.delivery.registry import UnknownNotificationType
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries, schedule_of


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("who", "moments"),
    [  # 18:00 by the clock in Madrid and in New York, over both changes of each
        ("ana", ["2026-03-15T17:00", "2026-04-15T16:00", "2026-05-15T16:00", "2026-10-15T16:00", "2026-11-15T17:00"]),
        ("ben", ["2026-02-15T23:00", "2026-03-15T22:00", "2026-10-15T22:00", "2026-11-15T23:00"]),
    ],
)
def test_a_schedule_comes_at_the_same_local_hour_across_clock_changes(
    who: str, moments: list[str], tea: Tea, ana: CastMember, ben: CastMember
) -> None:
    member = {"ana": ana, "ben": ben}[who]
    with clock.frozen(at("2026-01-20T12:00")):
        thing = tea.keep(member, anchor=date(2026, 1, 15))
    for moment in moments:
        with clock.frozen(at(moment) - timedelta(days=1)):
            run.run_due()
        before = len(deliveries(channel="inapp"))
        with clock.frozen(at(moment) - timedelta(seconds=1)):
            run.run_due()
            assert len(deliveries(channel="inapp")) == before
        with clock.frozen(at(moment)):
            run.run_due()
            assert len(deliveries(channel="inapp")) == before + 1
            assert deliveries(about=thing, channel="inapp")[-1].due_at == at(moment)


@pytest.mark.parametrize(
    ("day", "utc"),
    [(date(2026, 3, 28), 17), (date(2026, 3, 29), 16), (date(2026, 10, 24), 16), (date(2026, 10, 25), 17)],
)
def test_a_schedule_comes_on_the_days_around_a_clock_change(day: date, utc: int, ana: CastMember, tea: Tea) -> None:
    with clock.frozen(datetime(2026, 1, 1, tzinfo=UTC)):
        thing = tea.keep(ana, anchor=day)
    assert schedule_of(thing, ana).next_at == datetime(day.year, day.month, day.day, utc, tzinfo=UTC)


def test_an_occurrence_is_named_by_its_local_date(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    with clock.frozen(at("2026-06-12T12:00")):
        thing = tea.keep(ana, hour=time(0, 30))
    with clock.frozen(at("2026-06-11T23:00")):  # the 12th in Madrid
        run.run_due()
    with clock.frozen(at("2026-06-12T12:00")):
        run.run_due()
    assert {row.key for row in deliveries()} == {f"tea:{thing}:2026-06-12"}
    assert schedule_of(thing, ana).next_on == date(2026, 7, 12)


def test_after_a_long_silence_only_the_latest_occurrence_is_announced(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
    with clock.frozen(at("2026-09-20T12:00")):
        run.run_due()
        run.run_due()
    assert [row.key for row in deliveries(channel="inapp")] == [f"tea:{thing}:2026-09-12"]
    assert schedule_of(thing, ana).next_at == at("2026-10-12T16:00")


def test_the_notification_of_an_older_occurrence_makes_room_for_the_newer_one(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
    for moment in ("2026-06-12T17:00", "2026-07-12T17:00"):
        with clock.frozen(at(moment)):
            run.run_due()
    older, newer = deliveries(about=thing, channel="inapp")
    assert older.cancelled_at is not None
    assert newer.cancelled_at is None


def test_scheduling_the_same_thing_again_changes_its_schedule(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
        schedules.schedule(ana.id, "tea", thing, "every:3:months", date(2026, 6, 30), time(9))
    row = schedule_of(thing, ana)
    assert (row.rule, row.next_at) == ("every:3:months", at("2026-06-30T07:00"))


def test_a_schedule_begins_today_or_at_its_next_date(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(at("2026-06-12T20:00")):
        assert schedule_of(tea.keep(ana, anchor=date(2026, 4, 11)), ana).next_on == date(2026, 7, 11)
        assert schedule_of(tea.keep(ana, anchor=date(2026, 4, 12)), ana).next_on == date(2026, 6, 12)


def test_schedule_refuses_an_unknown_type_or_rule(ana: CastMember, tea: Tea) -> None:
    with pytest.raises(UnknownNotificationType):
        schedules.schedule(ana.id, "coffee", uuid4(), "monthly", date(2026, 6, 12), time(18))
    with pytest.raises(ValueError, match="no rule"):
        tea.keep(ana, rule="sometimes")


def test_the_schedule_of_somebody_who_is_gone_is_kept_in_utc(ana: CastMember, tea: Tea) -> None:
    Person.objects.filter(pk=ana.id).update(is_active=False)
    with clock.frozen(NOON):
        assert schedule_of(tea.keep(ana), ana).next_at == at("2026-06-12T18:00")


def test_a_schedule_is_paused_and_resumed(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
        schedules.pause(ana.id, "tea", thing)
    with clock.frozen(NOON + timedelta(days=40)):
        run.run_due()
        assert deliveries() == []
        schedules.resume(ana.id, "tea", thing)
        run.run_due()
        assert deliveries() == []
    assert schedule_of(thing, ana).next_on == date(2026, 8, 12)


def test_stopping_a_schedule_is_for_one_person(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
        schedules.schedule(ben.id, "tea", thing, "monthly", date(2026, 6, 12), time(18))
        schedules.stop(ana.id, "tea", thing)
    with clock.frozen(NOON + timedelta(days=2)):
        run.run_due()
    assert {row.owner_id for row in deliveries()} == {ben.id}


def test_schedules_move_with_the_time_zone_of_their_person(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
        Person.objects.filter(pk=ana.id).update(time_zone="America/New_York")
        schedules.change_time_zone(ana.id)
    assert schedule_of(thing, ana).next_at == at("2026-06-12T22:00")


def test_after_a_change_of_time_zone_no_occurrence_is_announced_twice_or_early(ana: CastMember, tea: Tea) -> None:
    Person.objects.filter(pk=ana.id).update(time_zone="Asia/Tokyo")
    with clock.frozen(at("2026-06-01T12:00")):
        thing = tea.keep(ana)
    with clock.frozen(at("2026-06-12T09:00")):  # 18:00 in Tokyo
        run.run_due()
    Person.objects.filter(pk=ana.id).update(time_zone="America/Los_Angeles")  # without rezone: found out when it is due
    with clock.frozen(at("2026-07-12T09:00")):
        run.run_due()
        assert len(deliveries(about=thing, channel="inapp")) == 1
    assert schedule_of(thing, ana).next_at == at("2026-07-13T01:00")
    with clock.frozen(at("2026-07-13T01:00")):
        run.run_due()
    assert [row.key[-10:] for row in deliveries(about=thing, channel="inapp")] == ["2026-06-12", "2026-07-12"]


def test_after_a_change_of_time_zone_what_lies_before_the_next_occurrence_stays_unannounced(
    ana: CastMember, tea: Tea
) -> None:
    Person.objects.filter(pk=ana.id).update(time_zone="Asia/Tokyo")
    with clock.frozen(at("2026-06-01T12:00")):
        thing = tea.keep(ana, anchor=date(2026, 1, 12))
    Person.objects.filter(pk=ana.id).update(time_zone="America/Los_Angeles")
    with clock.frozen(at("2026-06-12T09:00")):  # 02:00 there: the occurrence before is a month old
        run.run_due()
    assert deliveries() == []
    assert schedule_of(thing, ana).next_at == at("2026-06-13T01:00")


def test_a_schedule_that_fails_does_not_hold_up_the_others_and_is_not_lost(
    ana: CastMember, tea: Tea, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.frozen(NOON):
        bad, good = tea.keep(ana), tea.keep(ana)
    whole = announcements.write

    def breaks(announced: Sequence[Announcement]) -> None:
        whole(announced)
        if any(row.about == bad for each in announced for row in each.rows):
            raise RuntimeError

    with monkeypatch.context() as broken, clock.frozen(at("2026-06-12T16:00")):
        broken.setattr(announcements, "write", breaks)
        run.run_due()
        assert {row.about for row in deliveries()} == {good}
    with clock.frozen(at("2026-06-12T16:05")):
        run.run_due()
    assert [row.key for row in deliveries(about=bad, channel="inapp")] == [f"tea:{bad}:2026-06-12"]
    assert schedule_of(bad, ana).attempts == 0


def test_no_schedule_runs_for_somebody_who_is_gone(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        thing = tea.keep(ana)
    Person.objects.filter(pk=ana.id).update(is_active=False)
    with clock.frozen(NOON + timedelta(days=1)):
        run.run_due()
    assert deliveries() == []
    assert schedule_of(thing, ana).next_on == date(2026, 7, 12)
    schedules.change_time_zone(ana.id)


def test_separation_cancels_schedules_about_shared_things_for_both(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        tea.keep(ana)
        tea.keep(ben)
    with clock.frozen(at("2026-06-12T16:00")):
        run.run_due()  # Ana has heard of it, Ben not yet
        with viewing(ana.viewer):
            pairing_actions.separate(ana.person)
    assert all(row.cancelled_at or row.sent_at for row in deliveries(notice="tea"))
    with clock.frozen(NOON + timedelta(days=60)):
        before = len(deliveries(notice="tea"))
        run.run_due()
        assert len(deliveries(notice="tea")) == before


def test_separation_leaves_schedules_about_ones_own_things(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(NOON):
        mine = tea.keep(ana)
        schedule_of(mine, ana)
        row = schedule_of(mine, ana)
        row.couple = None
        row.save()
        with viewing(ana.viewer):
            pairing_actions.separate(ana.person)
    assert schedule_of(mine, ana).next_on == date(2026, 6, 12)
