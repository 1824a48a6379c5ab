"""Both are reminded at a ritual's hour in its zone; not of what was left out, and at the new hour of what was moved."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from our2souls.delivery.models import Notification, Schedule
from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, a_ritual

ONE = date(2026, 12, 13)


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


def told(ritual: Ritual, at: datetime) -> dict[Any, list[datetime]]:
    """When each has been told of the ritual by a moment."""
    with clock.frozen(at):
        call_command("worker", "--once")
    rows = Notification._base_manager.filter(
        notice__in=["ritual", "ritual_moved"], channel="inapp", cancelled_at=None, seen_at=None, due_at__lte=at
    )
    found: dict[Any, list[datetime]] = {}
    for row in rows.order_by("due_at"):
        found.setdefault(row.owner_id, []).append(row.due_at)
    return found


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def test_both_are_told_at_one_moment_though_they_live_in_two_zones(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    assert told(made, at(FIRST, 8, 59)) == {}
    assert told(made, at(FIRST, 9, 1)) == {ana.id: [at(FIRST, 9)], ben.id: [at(FIRST, 9)]}
    with clock.frozen(at(FIRST, 9, 2)):
        assert "Time for one of your rituals" in ben.get(reverse("web:home")).text


def test_nobody_is_told_before_both_said_yes_or_while_it_rests(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana)
    assert told(made, at(FIRST, 12)) == {}
    ben.post(reverse("rituals:ritual_act", args=[made.pk, "yes"]))
    ana.post(reverse("rituals:ritual_act", args=[made.pk, "rest"]))
    assert told(made, at(ONE, 12)) == {}
    assert not Schedule._base_manager.filter(about=made.pk).exists()


def test_the_hour_stays_where_clocks_change(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben, first_on=date(2027, 3, 21))
    before, after = date(2027, 3, 21), date(2027, 3, 28)
    assert told(made, at(before, 9, 1))[ben.id] == [at(before, 9)]
    assert told(made, at(after, 8, 1))[ben.id][-1] == at(after, 8), "Madrid’s summer begins that night, New York’s has"


def test_what_was_moved_is_told_where_it_is_now_and_what_was_left_out_is_not(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    with viewing(ben.viewer):
        change = ritual_actions.move(made, FIRST, to_day=FIRST + timedelta(days=1), to_hour=time(18, 30))
        ritual_actions.skip(made, ONE)
    assert change is not None
    assert told(made, at(FIRST, 23)) == {}
    later = at(FIRST + timedelta(days=1), 17, 30)
    assert told(made, later + timedelta(minutes=1)) == {ana.id: [later], ben.id: [later]}
    with clock.frozen(later + timedelta(minutes=2)):
        assert "Time for one of your rituals" in ana.get(reverse("web:home")).text
        opened = ana.client.get(reverse("rituals:occasion_moved", args=[change.pk]))
        assert str(made.pk) in opened.headers["Location"]
    assert at(ONE, 9) not in told(made, at(ONE, 23))[ana.id]
    third = ONE + timedelta(days=7)
    assert at(third, 9) in told(made, at(third, 9, 1))[ana.id]


def test_what_is_put_back_is_told_on_its_day(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    with viewing(ana.viewer):
        ritual_actions.move(made, FIRST, to_day=FIRST + timedelta(days=1), to_hour=time(18))
        ritual_actions.restore(made, FIRST)
    assert told(made, at(FIRST, 9, 1)) == {ana.id: [at(FIRST, 9)], ben.id: [at(FIRST, 9)]}
    assert told(made, at(FIRST + timedelta(days=2), 9))[ana.id] == [at(FIRST, 9)]


def test_a_ritual_that_has_come_to_its_end_is_told_no_more(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben, rule="FREQ=WEEKLY;BYDAY=SU;COUNT=2")
    assert at(ONE, 9) in told(made, at(ONE, 9, 1))[ana.id]
    assert at(ONE + timedelta(days=7), 9) not in told(made, at(ONE + timedelta(days=8), 9))[ana.id]
    with clock.frozen(at(ONE + timedelta(days=8), 9)):
        assert "It has come to its end" in ana.get(reverse("rituals:ritual", args=[made.pk])).text
        assert "Ended" in ana.get(reverse("rituals:rituals")).text


def test_separating_ends_the_reminders_and_closes_the_ritual(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    assert not Schedule._base_manager.filter(about=made.pk).exists()
    for member in (ana, ben):
        assert member.get(reverse("rituals:ritual", args=[made.pk])).status_code == 404
        assert member.get(reverse("rituals:rituals")).status_code == 404
