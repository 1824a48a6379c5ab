"""The outbox under acts in any order keeps its promise: a simple model says what somebody reads, and how often."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from our2souls.delivery import outbox
from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.delivery.models import Notification
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries

which = st.integers(0, 3)


@dataclass
class Occasion:
    """What the promise says about one occurrence."""

    due: datetime
    cancelled: bool = False
    seen: bool = False
    rests_until: datetime | None = None
    mails: int = 0

    def awake(self, at: datetime) -> bool:
        """Due, and not put off."""
        return self.due <= at and (self.rests_until is None or self.rests_until <= at)


class Outbox(RuleBasedStateMachine):
    """Ana, four things, and time that goes on."""

    ana: CastMember
    tea: Tea
    letters: list

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.things = [uuid4() for _each in range(4)]
        self.told: dict[UUID, Occasion] = {}
        self.letters.clear()

    @contextmanager
    def here(self) -> Iterator[None]:
        with clock.frozen(self.now), viewing(self.ana.viewer):
            yield

    @rule(n=which, hours=st.integers(0, 30))
    def tell(self, n: int, hours: int) -> None:
        about = self.things[n]
        due = self.now + timedelta(hours=hours)
        with self.here():
            self.tea.notify(self.ana, about, at=due)
        self.told.setdefault(about, Occasion(due))  # told again it stays as it was

    @rule(n=which)
    def take_back(self, n: int) -> None:
        with self.here():
            outbox.cancel(key=f"tea:{self.things[n]}", to=self.ana.id)
        if occurrence := self.told.get(self.things[n]):
            occurrence.cancelled = True

    @rule(n=which, hours=st.integers(1, 30))
    def put_off(self, n: int, hours: int) -> None:
        row = next(iter(deliveries(about=self.things[n], channel="inapp")), None)
        if row is not None:
            with self.here():
                outbox.snooze(row, self.now + timedelta(hours=hours))
            self.told[self.things[n]].rests_until = self.now + timedelta(hours=hours)

    @rule(n=which)
    def put_away(self, n: int) -> None:
        row = next(iter(deliveries(about=self.things[n], channel="inapp")), None)
        if row is not None:
            with self.here():
                outbox.mark_seen(row)
            self.told[self.things[n]].seen = True

    @rule(hours=st.integers(1, 30))
    def time_goes_on(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def tick(self) -> None:
        with clock.frozen(self.now):
            run.run_due()
        for occurrence in self.told.values():
            if not occurrence.cancelled and not occurrence.mails and occurrence.awake(self.now):
                occurrence.mails = 1

    @invariant()
    def each_mail_once(self) -> None:
        assert len(self.letters) == sum(occurrence.mails for occurrence in self.told.values())
        for about, occurrence in self.told.items():
            rows = deliveries(about=about, channel="email", sent_at__isnull=False)
            assert len(rows) == occurrence.mails

    @invariant()
    def the_inbox_holds_what_waits(self) -> None:
        with self.here():
            shown = {notice.about for notice in inbox_queries.unseen(self.ana.viewer, 10)}
        assert shown == {
            about
            for about, occurrence in self.told.items()
            if occurrence.awake(self.now) and not occurrence.seen and not occurrence.cancelled
        }

    def teardown(self) -> None:
        unscoped.queryset(Notification, "worker.claim").all().delete()


def test_delivery_keeps_its_promises_in_any_order_of_acts(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    Outbox.ana, Outbox.tea, Outbox.letters = ana, tea, mailoutbox
    run_state_machine_as_test(Outbox, settings=settings(max_examples=40, stateful_step_count=25, deadline=None))
