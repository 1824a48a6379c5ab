"""The worker dies at every step in turn. Nobody misses a notice, and nobody gets one twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from our2souls.delivery import schedules
from our2souls.delivery.channels import devices, push, queue
from our2souls.delivery.inbox import digest
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.registry import recipients
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries, schedule_of

MOST_STEPS = 300


class Killed(BaseException):
    """SIGKILL: nothing that handles exceptions may handle this one."""


class Steps:
    """Counts the steps of a tick, and kills it at one of them."""

    def __init__(self, dies_at: int, wrapper: BaseDatabaseWrapper) -> None:
        self.dies_at, self.wrapper = dies_at, wrapper
        self.taken, self.died = 0, False

    def step(self) -> None:
        """One more, perhaps the last: a dead process answers nothing, and its connection is simply gone."""
        self.taken += 1
        if self.taken == self.dies_at:
            self.died = True
            self.hang_up()
            raise Killed

    def hang_up(self) -> None:
        """Drop the connection without a word, as the system does with a dead process's."""
        if self.wrapper.connection is not None:
            with suppress(self.wrapper.Database.Error):  # it may be gone already
                self.wrapper.connection.rollback()
            self.wrapper.connection.close()

    def query(self, execute: Callable[..., Any], *args: Any) -> Any:
        """Before each statement, and after it."""
        self.step()
        result = execute(*args)
        self.step()
        return result


@contextmanager
def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    """Kill whatever runs inside at a step: before and after each statement, each mail and each commit."""
    wrapper = connections["default"]
    steps = Steps(step, wrapper)
    on_the_wire, to_a_device, commit = EmailBackend.send_messages, push.send, wrapper.commit

    def send(self: EmailBackend, messages: Any) -> int:
        steps.step()
        sent = on_the_wire(self, messages)
        steps.step()
        return sent

    def pushing(device: Any, words: Any, *, topic: str) -> None:
        steps.step()
        to_a_device(device, words, topic=topic)
        steps.step()

    def committing() -> None:
        steps.step()
        commit()
        steps.step()

    with ExitStack() as held:
        patch = held.enter_context(monkeypatch.context())
        patch.setattr(EmailBackend, "send_messages", send)
        patch.setattr(push, "send", pushing)
        patch.setattr(wrapper, "commit", committing)
        held.enter_context(wrapper.execute_wrapper(steps.query))
        yield steps


def test_exactly_one_notification_comes_whatever_step_the_worker_dies_at(
    transactional_db: None,
    ana: CastMember,
    ben: CastMember,
    tea: Tea,
    mailoutbox: list,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deaths = 0
    for step in count(1):
        start = NOON + timedelta(days=step * 90)
        with clock.frozen(start):
            things = both(tea, ana, ben, start)
        mailoutbox.clear()
        with clock.frozen(start + timedelta(days=1)):
            died = tick_and_die(step, monkeypatch)
        with clock.frozen(start + timedelta(days=1) + queue.LEASE):
            run.run_due()
            run.run_due()
        expect_once(things, mailoutbox, ana, ben)
        for thing in things:
            schedules.stop(ana.id, "tea", thing)
            schedules.stop(ben.id, "tea", thing)
        if not died:
            break
        deaths += 1
        assert deaths < MOST_STEPS
    assert deaths > 40  # every statement of both phases was a place to die at


def test_a_push_a_weekly_letter_and_what_is_skipped_survive_every_step_too(
    transactional_db: None, ana: CastMember, tea: Tea, mailoutbox: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    pushed: list[str] = []
    monkeypatch.setattr(push, "send", lambda _device, _words, *, topic: pushed.append(topic))
    monkeypatch.setattr(recipients, "sessions", lambda _person_id, keys: set(keys))
    with viewing(ana.viewer):
        preferences.set_preference(ana.viewer, "tea", inapp=True, email=False, push=True)
        preferences.set_preference(ana.viewer, digest.KIND, inapp=False, email=True, push=False)
        devices.add(endpoint="https://push.example.org/a", p256dh="p", auth="a", label="Firefox", session_key="key")
    for step in count(1, 2):  # every other one: before a statement, or after it
        start = NOON + timedelta(days=step * 90)
        with clock.frozen(start), viewing(ana.viewer):
            thing, skipped = tea.keep(ana, anchor=start.date()), tea.keep(ana, anchor=start.date())
            schedules.skip(ana.id, "tea", skipped, start.date())
            digest.plan(ana.viewer, digest.WeeklyLetter(is_on=True, weekday=start.weekday(), hour=18))
        mailoutbox.clear()
        pushed.clear()
        with clock.frozen(start + timedelta(hours=8)):
            died = tick_and_die(step, monkeypatch)
        with clock.frozen(start + timedelta(hours=8) + queue.LEASE):
            run.run_due()
            run.run_due()
        letters = {mail.message()["Message-ID"] for mail in mailoutbox}
        rows = deliveries(about=thing)
        assert {row.channel for row in rows} == {"inapp", "push"}
        assert set(pushed) == {row.pk.hex for row in rows if row.channel == "push" and row.sent_at}
        assert (len(letters), len(set(pushed))) == (1, 1)
        assert [row for row in deliveries(about=skipped) if row.cancelled_at is None] == []
        for each in (thing, skipped):
            schedules.cancel(ana.id, "tea", each)
        if not died:
            break
        assert step < MOST_STEPS
    assert step > 40


def both(tea: Tea, ana: CastMember, ben: CastMember, start: Any) -> list[UUID]:
    """One thing comes round for both."""
    thing = tea.keep(ana, anchor=start.date())
    schedules.schedule(ben.id, "tea", thing, "monthly", start.date(), schedule_of(thing, ana).hour)
    return [thing]


def tick_and_die(step: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """A tick that is killed at a step; False when it has fewer."""
    with killed_at(step, monkeypatch) as steps:
        try:
            run.run_due()
        except BaseException:  # what Django says about the vanished connection on the way out is nobody's any more
            if not steps.died:
                raise
    if steps.died:
        steps.hang_up()  # Django opened another one on its way out
        del connections["default"]  # the next process has its own
    return steps.died


def expect_once(things: list[UUID], mailoutbox: list, ana: CastMember, ben: CastMember) -> None:
    """One row for each occurrence, person and channel; each mail shown once, even when it went over the wire twice."""
    shown = {(mail.to[0], mail.message()["Message-ID"]) for mail in mailoutbox}
    assert Counter(to for to, _id in shown) == {"ana@example.org": len(things), "ben@example.org": len(things)}
    for thing in things:
        rows = deliveries(about=thing)
        assert Counter((row.owner_id, row.channel) for row in rows) == {
            (member.id, channel): 1 for member in (ana, ben) for channel in ("inapp", "email")
        }
        assert all(row.sent_at for row in rows if row.channel == "email")
        assert all(row.cancelled_at is None for row in rows)
        assert schedule_of(thing, ana).next_on > rows[0].due_at.date()
