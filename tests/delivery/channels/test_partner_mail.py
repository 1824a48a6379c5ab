"""Outside the app what the partner does is told once an hour at most, however much they do; nothing of it is lost."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from our2souls.delivery.partner_events import MAIL, PAUSE
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import deliveries, forget
from tests.factories.intentions.core import a_fridge_item
from tests.factories.rhythm.rituals import FIRST, a_ritual

START = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(START):
        yield


def wants_mail(who: CastMember, *, quiet: bool = False) -> None:
    with viewing(who.viewer):
        preferences.set_preference(who.viewer, MAIL, inapp=True, email=True)
    if quiet:
        type(who.person).objects.filter(pk=who.id).update(quiet_from="22:00", quiet_until="08:00")


def mails_at(later: timedelta) -> int:
    """How many mails a worker brings then."""
    mail.outbox.clear()
    with clock.frozen(START + later):
        run.run_due()
    return len(mail.outbox)


def puts(who: CastMember, later: timedelta, words: str = "Learn to sail") -> None:
    with clock.frozen(START + later):
        a_fridge_item(who, words)


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def test_moving_and_putting_back_again_and_again_makes_one_mail_an_hour(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    forget(ana, ben)
    wants_mail(ben)
    came = []
    for minute in range(0, 120, 5):
        with clock.frozen(START + minutes(minute)):
            if minute % 10:
                ana.post(reverse("rituals:occasion_act", args=[made.pk, FIRST, "restore"]))
            else:
                sent = {"to_day": "2026-12-07", "to_hour": "18:30"}
                ana.post(reverse("rituals:occasion_move", args=[made.pk, FIRST]), sent)
        came += [minute] * mails_at(minutes(minute))
    assert came == [0, 60]
    waiting = deliveries(owner_id=ben.id, channel="inapp", cancelled_at=None, seen_at=None)
    assert [row.notice for row in waiting] == ["ritual_time_put_back"], "the inbox has the latest state alone"


def test_what_comes_within_the_hour_is_told_at_its_end_unless_it_was_seen(ana: CastMember, ben: CastMember) -> None:
    wants_mail(ben)
    puts(ana, minutes(0))
    assert mails_at(minutes(1)) == 1
    puts(ana, minutes(2), "See the lights")
    puts(ana, minutes(3), "Bake bread")
    assert mails_at(minutes(30)) == 0
    assert mails_at(PAUSE + minutes(1)) == 1
    puts(ana, PAUSE + minutes(5), "Dance")
    with clock.frozen(START + PAUSE + minutes(6)):
        forget(ben)
    assert mails_at(PAUSE * 3) == 0
    puts(ana, PAUSE * 3, "Sing")
    assert mails_at(PAUSE * 3 + minutes(1)) == 1, "after a pause the first is told at once"


def test_the_pause_is_counted_from_when_it_went_out(ana: CastMember, ben: CastMember) -> None:
    wants_mail(ben, quiet=True)
    midnight, morning = timedelta(hours=16), timedelta(hours=25, minutes=1)  # 23:00 and 08:01 in New York
    puts(ana, midnight)
    assert mails_at(midnight + minutes(1)) == 0
    puts(ana, midnight + PAUSE * 2, "Sing")
    assert mails_at(morning) == 1
    puts(ana, morning + minutes(5), "Dance")
    assert mails_at(morning + minutes(10)) == 0
    assert mails_at(morning + PAUSE + minutes(1)) == 1


def test_one_partners_acts_do_not_hold_up_the_others(ana: CastMember, ben: CastMember) -> None:
    wants_mail(ana)
    wants_mail(ben)
    puts(ana, minutes(0))
    assert mails_at(minutes(1)) == 1
    puts(ben, minutes(2))
    assert mails_at(minutes(3)) == 1


def test_a_clock_that_ran_ahead_holds_nothing_up_for_long(ana: CastMember, ben: CastMember) -> None:
    wants_mail(ben)
    with clock.frozen(START + timedelta(days=400)):
        a_fridge_item(ana, "Learn to sail")
        run.run_due()
    puts(ana, minutes(1), "Sing")
    assert mails_at(minutes(2)) == 1


def test_a_pause_ended_again_loses_nothing_that_comes_after_it(ana: CastMember, ben: CastMember) -> None:
    wants_mail(ben)
    puts(ana, minutes(0))
    assert mails_at(minutes(1)) == 1
    mute(ben, minutes(20), START + timedelta(days=900))
    puts(ana, minutes(21), "Sing")
    mute(ben, minutes(30), None)
    puts(ana, minutes(40), "Dance")
    assert mails_at(minutes(50)) == 0
    assert mails_at(PAUSE + minutes(2)) == 1


def mute(who: CastMember, later: timedelta, until: datetime | None) -> None:
    with clock.frozen(START + later), viewing(who.viewer):
        preferences.set_preference(who.viewer, MAIL, muted_until=until)
