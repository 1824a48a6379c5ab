"""An erasure that cools off for a week, is shown before, can be skipped and taken back."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, TestCase

from our2souls.delivery import schedules
from our2souls.lib import clock
from our2souls.people.account import planned_erasure
from our2souls.people.choices.notice_delays import SAFE_DELAY
from our2souls.people.models import Person, PlannedErasure
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy import keys, unscoped
from our2souls.privacy.viewer import viewing
from tests import letters
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.people import inbox_titles, log_in, reauthenticate


def ask(member: CastMember, when: str = "later") -> Any:
    reauthenticate(member)
    return member.client.post("/us/erase", {"when": when}, follow=True)


def after_a_week() -> Any:
    """The moment at which a week is over."""
    return clock.frozen(clock.now() + planned_erasure.WAITS + timedelta(minutes=1))


def is_there(member: CastMember) -> bool:
    return Person.objects.get(pk=member.id).is_active


def test_the_page_counts_what_goes_and_what_stays(ana: CastMember, ben: CastMember) -> None:
    assert "nothing of your own so far" in ana.client.get("/us/erase").text
    for number in range(3):
        a_dream(ana, f"Dream {number}")
    an_intention(ana, ben)
    page = " ".join(ana.client.get("/us/erase").text.split())
    found = re.search(r"<b>Dreams</b> (\d+)", page)
    assert found, "dreams are counted"
    assert int(found[1]) >= 3
    assert "of what you made with a partner it stays" in page
    assert "Ben reads three days later that your shared space has ended, and nothing else." in page


def test_an_erasure_in_a_week_waits_and_then_is_done(ana: CastMember, ben: CastMember) -> None:
    a_dream(ana, "A house")
    assert "will be erased in a week" in ask(ana).text
    assert planned_erasure.carry_out_due() == 0
    assert is_there(ana)
    assert inbox_titles(ben) == [], "nobody is told until it happens"
    assert ben.us.partner is not None
    with after_a_week(), TestCase.captureOnCommitCallbacks(execute=True):
        assert planned_erasure.carry_out_due() == 1
        assert planned_erasure.carry_out_due() == 0
    assert not is_there(ana)
    with pytest.raises(keys.KeyErased):
        keys.ring_of(ana.id)
    assert not unscoped.queryset(PlannedErasure, "erasure.due").exists()
    with clock.frozen(clock.now() + planned_erasure.WAITS + SAFE_DELAY + timedelta(minutes=2)):
        assert inbox_titles(ben) == ["Your shared space has ended"]


def test_it_is_taken_back_by_one_press(cleo: CastMember) -> None:
    ask(cleo)
    assert "Don’t erase it" in cleo.client.get("/us/erase").text
    assert "Nothing was erased" in cleo.post("/us/erase/undo").text
    with after_a_week():
        assert planned_erasure.carry_out_due() == 0
    assert is_there(cleo)


def test_asked_again_it_keeps_its_day(cleo: CastMember) -> None:
    ask(cleo)
    with viewing(cleo.viewer):
        before = PlannedErasure.objects.get().due_at
    with clock.frozen(clock.now() + timedelta(days=3)), viewing(cleo.viewer):
        planned_erasure.plan()
        assert PlannedErasure.objects.get().due_at == before


def test_the_week_can_be_skipped(cleo: CastMember) -> None:
    ask(cleo)
    ask(cleo, "now")
    assert not is_there(cleo)


def test_a_week_is_not_begun_without_the_password(cleo: CastMember) -> None:
    assert "/reauthenticate/" in cleo.client.post("/us/erase", {"when": "later"})["Location"]
    with viewing(cleo.viewer):
        assert planned_erasure.planned() is None


def test_whoever_logs_in_meanwhile_is_told_where_to_take_it_back(nobody: Client, cleo: CastMember) -> None:
    ask(cleo)
    cache.clear()
    log_in(nobody, "cleo@example.org")
    assert "you can take it back" in nobody.get("/today", follow=True).text


def test_a_reminder_comes_the_day_before_in_neutral_words(cleo: CastMember) -> None:
    ask(cleo)
    with viewing(cleo.viewer):
        row = PlannedErasure.objects.get()
    due_on = row.due_at.astimezone(cleo.us.zone).date()
    assert schedules.next_date(cleo.id, planned_erasure.EVE, row.pk) == due_on - timedelta(days=1)
    cleo.post("/us/erase/undo")
    assert schedules.next_date(cleo.id, planned_erasure.EVE, row.pk) is None


def test_one_that_fails_holds_up_nobody(cleo: CastMember, dora: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    for member in (cleo, dora):
        ask(member)
    erase = planned_erasure.account_erase.erase

    def fails_for_cleo(person: Person) -> None:
        if person.pk == cleo.id:
            raise OSError
        erase(person)

    monkeypatch.setattr(planned_erasure.account_erase, "erase", fails_for_cleo)
    with after_a_week():
        assert planned_erasure.carry_out_due() == 1
    assert (is_there(cleo), is_there(dora)) == (True, False)


def test_whoever_is_to_be_erased_reads_by_mail_that_it_was_taken_back(ana: CastMember) -> None:
    """Somebody else at an unlocked device could take it back in silence."""
    ana.post("/us/erase/undo")
    assert letters.post() == [], "nothing had been waiting"
    ask(ana)
    ana.post("/us/erase/undo")
    (mail,) = letters.post()
    assert mail.to == [ana.person.email]
    assert mail.subject == "What you asked for was taken back"
    assert "it stays" in mail.body


def test_what_stays_counts_couples_that_are_no_more(ana: CastMember, ben: CastMember) -> None:
    an_intention(ana, ben)
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person)
    assert "of what you made with a partner it stays" in " ".join(ana.client.get("/us/erase").text.split())
