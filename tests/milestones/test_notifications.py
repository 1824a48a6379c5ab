"""Reminders of a day of the two: for whoever wants them, as long as there is the day."""

from datetime import UTC, date, datetime

from django.core.management import call_command
from django.urls import reverse

from our2souls.delivery.models import Schedule
from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import inbox_shows
from tests.factories.milestones import TITLE, a_relationship_milestone, form


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_each_is_reminded_of_a_day_every_year_only_if_they_want_to(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 1, 12, tzinfo=UTC)):
        day = a_relationship_milestone(ana, yearly=True, remind=True)
    with clock.frozen(datetime(2027, 2, 28, 8, 5, tzinfo=UTC)):
        call_command("worker", "--once")
        assert inbox_shows(ana, day.pk)
        page = ana.get(reverse("delivery:notices")).text
        assert "One of your days is today" in page
        assert TITLE not in page
        assert not inbox_shows(ben, day.pk)
        ben.post(url("milestones:milestone_remind", day.pk))
        ana.post(url("milestones:milestone_remind", day.pk), {"off": "yes"})
    assert {row.owner_id for row in Schedule._base_manager.filter(about=day.pk)} == {ben.id}
    with clock.frozen(datetime(2028, 2, 29, 14, 5, tzinfo=UTC)):
        call_command("worker", "--once")
        assert inbox_shows(ben, day.pk)


def test_the_reminders_of_both_move_with_a_day_and_end_with_it(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(datetime(2026, 11, 1, 12, tzinfo=UTC)):
        day = a_relationship_milestone(ana, yearly=True, remind=True)
        ben.post(url("milestones:milestone_remind", day.pk))
        ana.post(url("milestones:milestone_edit", day.pk), form(on="2020-03-02", version=1))
        rows = Schedule._base_manager.filter(about=day.pk)
        assert {(row.owner_id, row.next_on) for row in rows} == {(ana.id, date(2027, 3, 2)), (ben.id, date(2027, 3, 2))}
        ben.post(
            url("milestones:milestone_edit", day.pk),
            {"title": "Once", "on": "2020-03-02", "precision": "day", "version": 2},
        )
        assert not rows.all().exists(), "what lies behind for good does not come"
        ben.post(url("milestones:milestone_edit", day.pk), form(version=3))
        ana.post(url("milestones:milestone_remind", day.pk))
        ben.post(url("milestones:milestone_remove", day.pk))
        assert not rows.all().exists()


def test_separating_ends_the_reminders_and_closes_the_days(ana: CastMember, ben: CastMember) -> None:
    day = a_relationship_milestone(ana, yearly=True, remind=True)
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    assert not Schedule._base_manager.filter(about=day.pk).exists()
    for member in (ana, ben):
        assert member.get(url("milestones:milestone", day.pk)).status_code == 404
        assert member.get(url("milestones:milestones")).status_code == 404


def test_a_reminder_that_comes_late_does_not_say_today(ana: CastMember, mailoutbox: list) -> None:
    with clock.frozen(datetime(2026, 11, 1, 12, tzinfo=UTC)):
        a_relationship_milestone(ana, yearly=True, remind=True)
    with clock.frozen(datetime(2027, 3, 3, 12, tzinfo=UTC)):
        call_command("worker", "--once")
        page = ana.get(reverse("delivery:notices")).text
    for text in (page, mailoutbox[-1].body):
        assert ("is today" in text, "has come round" in text) == (False, True)
