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
from our2souls.delivery.models import Notification, Preference
from our2souls.delivery.preferences import actions as preferences
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
    told_by_mail: bool = True
    mails: int = 0
    waits: bool = True

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
        self.muted_until = NOON
        self.letters.clear()
        with self.here():
            preferences.set_preference(self.ana.viewer, "tea", muted_until=None)

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
        if about not in self.told:  # told again it stays as it was
            muted = self.muted_until > self.now
            self.told[about] = Occasion(due, told_by_mail=not muted, waits=not muted)

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
            occurrence = self.told[self.things[n]]
            occurrence.rests_until = self.now + timedelta(hours=hours)
            if not occurrence.cancelled:  # what was taken back cannot be put off
                occurrence.waits = occurrence.told_by_mail  # and is sent once more, where it was sent already

    @rule(hours=st.integers(1, 30))
    def mute(self, hours: int) -> None:
        self.muted_until = max(self.muted_until, self.now + timedelta(hours=hours))
        with self.here():
            preferences.set_preference(self.ana.viewer, "tea", muted_until=self.muted_until)

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
            waits = occurrence.waits and not occurrence.cancelled
            if self.muted_until <= self.now and waits and occurrence.awake(self.now):
                occurrence.waits = False
                occurrence.mails += 1

    @invariant()
    def each_mail_once(self) -> None:
        assert len(self.letters) == sum(occurrence.mails for occurrence in self.told.values())
        for about, occurrence in self.told.items():
            rows = deliveries(about=about, channel="email", sent_at__isnull=False)
            assert len(rows) == (occurrence.mails > 0 and not occurrence.waits)
        names = [letter.message()["Message-ID"] for letter in self.letters]
        assert len(set(names)) == len(names)

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
        unscoped.queryset(Preference, "preferences.of_recipient").all().delete()
        unscoped.queryset(Notification, "worker.claim").all().delete()


def test_delivery_keeps_its_promises_in_any_order_of_acts(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    Outbox.ana, Outbox.tea, Outbox.letters = ana, tea, mailoutbox
    run_state_machine_as_test(Outbox, settings=settings(max_examples=15, stateful_step_count=20, deadline=None))
