"""The worker dies at every step while a time that was moved comes: each is told of it once, and of its own day never."""

from datetime import datetime, time, timedelta
from itertools import count

import pytest

from our2souls.delivery import schedules
from our2souls.delivery.channels import queue
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core.models import KIND, MOVED
from tests.cast import CastMember
from tests.delivery.worker.test_crashes import MOST_STEPS, tick_and_die
from tests.factories.delivery import NOON, deliveries
from tests.factories.rhythm.rituals import a_ritual


def test_a_moved_time_is_told_once_whatever_step_the_worker_dies_at(
    transactional_db: None, ana: CastMember, ben: CastMember, mailoutbox: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in count(1, 3):  # by and by before and after a statement, a mail, a commit
        start = NOON + timedelta(days=step * 30)
        day = start.date() + timedelta(days=1)
        with clock.frozen(start):
            made = a_ritual(ana, ben, rule="FREQ=WEEKLY", first_on=day, zone="Europe/Madrid")
            with viewing(ben.viewer):
                change = ritual_actions.move(made, day, to_day=day, to_hour=time(18))
        assert change is not None
        run_quietly(start)
        mailoutbox.clear()
        with clock.frozen(datetime.combine(day, time(17, 30), start.tzinfo)):
            died = tick_and_die(step, monkeypatch)
        with clock.frozen(datetime.combine(day, time(17, 30), start.tzinfo) + queue.LEASE):
            run.run_due()
            run.run_due()
        told = [row for row in deliveries(about=change.pk, notice=MOVED) if row.cancelled_at is None]
        assert sorted((row.owner_id, row.channel) for row in told) == sorted(
            (member.id, channel) for member in (ana, ben) for channel in ("inapp", "email")
        )
        assert all(row.sent_at for row in told if row.channel == "email")
        shown = {(mail.to[0], mail.message()["Message-ID"]) for mail in mailoutbox}
        assert sorted(to for to, _id in shown) == ["ana@example.org", "ben@example.org"]
        own_day = deliveries(about=made.pk, notice=KIND, cancelled_at=None)
        assert [row for row in own_day if row.key.endswith(day.isoformat())] == []
        for member in (ana, ben):
            schedules.cancel(member.id, KIND, made.pk)
            schedules.cancel(member.id, MOVED, change.pk)
        if not died:
            break
        assert step < MOST_STEPS
    assert step > 40


def run_quietly(moment: datetime) -> None:
    """What led to it is over."""
    with clock.frozen(moment):
        run.run_due()
