"""A person's days under an address of their own: made, read by a program without a login, changed and ended."""

import io
import logging
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from our2souls.config.server import request_log
from our2souls.delivery.models import Notification
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.registry import calendar_items
from our2souls.delivery.worker import occurrences as worker_occurrences
from our2souls.feed.models import FeedAddress
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.lib.recurrence.series import occurrences
from our2souls.milestones import actions as milestone_actions
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.ui import request_limits
from tests.cast import PASSWORD, CastMember
from tests.factories.intentions.commitments import a_commitment
from tests.factories.intentions.core import a_milestone, an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.rhythm.feed import a_calendar_address
from tests.factories.rhythm.rituals import a_ritual
from tests.factories.vision import letters

TODAY = date(2026, 11, 1)
NAMED = ("The lemon house", "Talk to an adviser", "Call the bank", "The wedding")


@pytest.fixture
def days(ana: CastMember, ben: CastMember) -> Intention:
    """Something with its day of every kind; one promise each."""
    with letters.on(TODAY):
        intention = an_intention(ana, ben, "The lemon house")
        a_milestone(ana, intention, "Talk to an adviser", due_on=date(2026, 12, 5))
        a_commitment(ana, intention, "Call the bank", on=date(2026, 12, 9), rule="weekly")
        a_commitment(ben, intention, "Ask my sister", on=date(2026, 12, 9))
        a_relationship_milestone(ana, title="The wedding", on=date(2016, 2, 29), yearly=True)
        letters.sealed(ben, opens_on=date(2026, 12, 24))
        letters.sealed(ben, to="me", opens_on=date(2026, 12, 26))
        return intention


def read(token: str, **headers: str) -> Any:
    """What a calendar program gets, which knows the address and nothing else."""
    return Client().get(reverse("feed:calendar_file", args=[token]), headers=headers)


def titles(answer: Any) -> list[str]:
    return sorted(str(event["SUMMARY"]) for event in Calendar.from_ical(answer.content).walk("VEVENT"))


def prove(member: CastMember) -> None:
    member.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def test_an_address_is_shown_once_and_kept_as_a_hash(ana: CastMember, days: Intention) -> None:
    assert reverse("account_reauthenticate") in ana.client.get(reverse("feed:feed_new"))["Location"]
    prove(ana)
    page = ana.get(reverse("feed:feed_new"))
    token = page.context["form"]["feed_token"].value()
    assert reverse("feed:calendar_file", args=[token]) in page.text
    assert read(token).status_code == 404
    shown = ana.post(reverse("feed:feed_new"), {"feed_token": token})
    assert token not in shown.text
    assert token not in repr(FeedAddress._base_manager.values_list())
    answer = read(token)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    assert ana.get(reverse("feed:feed_new")).context["form"]["feed_token"].value() != token


def test_titles_name_nothing_until_their_owner_wants_it(ana: CastMember, ben: CastMember, days: Intention) -> None:
    with letters.on(TODAY):
        token = a_calendar_address(ana)
        text = read(token).text
        assert not [name for name in (*NAMED, "Ask my sister", letters.WORDS, letters.ENVELOPE) if name in text]
        assert titles(read(token)) == [
            "Look at something together", "One of your days", "Something can be opened", "Something to do",
            "Something you planned",
        ]  # fmt: skip
        ana.post(reverse("feed:feed"), {"kinds": ["reviews", "commitments", "days"], "named": "on"})
        assert titles(read(token)) == ["Call the bank", "The lemon house", "The wedding"]
        assert "VALARM" not in read(token).text
        ana.person.discreet = True
        ana.person.save()
        assert titles(read(token)) == ["Reminder"] * 3
        assert "Our2Souls" not in read(token).text
        assert "URL" not in read(token).text


def test_a_calendar_rings_as_early_as_its_owner_hears_of_things(ana: CastMember, days: Intention) -> None:
    with letters.on(TODAY):
        token = a_calendar_address(ana)
        before = read(token).text
        with viewing(ana.viewer):
            preferences.set_preference(ana.viewer, "revisit", inapp=True, email=True, lead=24 * 60)
        assert ("TRIGGER:-P1D" in before, "TRIGGER:-P1D" in read(token).text) == (False, True)


def test_a_calendar_rings_no_earlier_than_the_reminder_comes(ana: CastMember, ben: CastMember) -> None:
    with letters.on(TODAY):
        a_ritual(ana, ben, rule="FREQ=DAILY", first_on=TODAY)
        with viewing(ana.viewer):
            preferences.set_preference(ana.viewer, "ritual", inapp=True, email=True, lead=24 * 60)
        text = read(a_calendar_address(ana)).text
    assert ("TRIGGER:-PT3H" in text, "TRIGGER:-P1D" in text) == (True, False)


def test_each_has_their_own_promises_and_letters(ana: CastMember, ben: CastMember, days: Intention) -> None:
    with letters.on(TODAY):
        hers = titles(read(a_calendar_address(ana, named=True)))
        his = titles(read(a_calendar_address(ben, named=True)))
    assert ("Call the bank" in hers, "Ask my sister" in hers, hers.count("A letter")) == (True, False, 1)
    assert ("Call the bank" in his, "Ask my sister" in his, his.count("A letter")) == (False, True, 2)


def test_it_is_sent_again_only_when_something_changed(ana: CastMember, days: Intention) -> None:
    with letters.on(TODAY):
        token = a_calendar_address(ana)
        first = read(token)
    with letters.on(TODAY, hour=14):
        for header, value in {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]}.items():
            again = read(token, **{header: value})
            assert (again.status_code, again.content) == (304, b"")
            assert (again["ETag"], again["Last-Modified"]) == (first["ETag"], first["Last-Modified"])
        with viewing(ana.viewer):  # a day goes without a row that says when
            day = next(each for each in calendar_items.within(TODAY, TODAY) if each.kind == "relationship_milestone")
            milestone_actions.remove(milestone_actions.RelationshipMilestone.objects.get(pk=day.about))
        later = read(token, **{"If-Modified-Since": first["Last-Modified"]})
        assert later.status_code == 200
        assert later["ETag"] != first["ETag"]
        assert later["Last-Modified"] == "Sun, 01 Nov 2026 14:00:00 GMT"
        assert read(token, **{"If-None-Match": later["ETag"]}).status_code == 304


def test_an_address_ends_when_it_is_turned_off_or_made_anew(ana: CastMember) -> None:
    token = a_calendar_address(ana)
    prove(ana)
    ana.post(reverse("feed:feed_new"), {"feed_token": "b" * 43})
    assert (read(token).status_code, read("b" * 43).status_code) == (404, 200)
    assert "Make an address" in ana.post(reverse("feed:feed_end")).text
    assert read("b" * 43).status_code == 404
    assert ana.client.post(reverse("feed:feed"), {"named": "on"}).status_code == 404


def test_both_addresses_end_when_two_part(ana: CastMember, ben: CastMember, days: Intention) -> None:
    tokens = [a_calendar_address(member) for member in (ana, ben)]
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    assert [read(token).status_code for token in tokens] == [404, 404]
    assert not FeedAddress._base_manager.exists()
    with letters.on(TODAY):
        assert titles(read(a_calendar_address(ben, named=True))) == ["A letter"]


def test_neither_logs_nor_errors_hold_an_address(ana: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    token, terminal = a_calendar_address(ana), io.StringIO()
    handler = logging.StreamHandler(terminal)
    handler.setFormatter(request_log.formatter(readable=False))
    logging.getLogger().addHandler(handler)
    monkeypatch.setitem(request_limits.LIMITS, "feed", (1, 60))
    cache.clear()
    assert [read(token).status_code, read("x" * 43).status_code, read(token).status_code] == [200, 404, 429]
    cache.clear()
    logging.getLogger().removeHandler(handler)
    lines = terminal.getvalue()
    assert lines.count("feed:calendar_file") == 3
    assert (token in lines, "x" * 43 in lines) == (False, False)


def test_programs_ask_only_and_are_asked_nothing(ana: CastMember) -> None:
    token = a_calendar_address(ana)
    path = reverse("feed:calendar_file", args=[token])
    assert Client().head(path).status_code == 200
    assert Client(enforce_csrf_checks=True).post(path).status_code in {403, 405}
    assert read(f"{token}x").status_code == read(token[:-1]).status_code == read("e").status_code == 404


def test_what_is_told_is_what_stands_in_the_calendar(ana: CastMember, ben: CastMember) -> None:
    """The worker’s notices of fourteen months, day by day, against the days of the port."""
    begin = datetime(2026, 10, 31, 12, tzinfo=UTC)
    with clock.frozen(begin):
        intention = an_intention(ana, ben)
        a_commitment(ana, intention, "Walk", on=date(2026, 11, 30), rule="monthly")
        a_relationship_milestone(ana, "A leap", date(2024, 2, 29), yearly=True, remind=True)
        first, last = date(2026, 11, 1), date(2027, 12, 31)
        with viewing(ana.viewer):
            items = [item for item in calendar_items.within(first, last) if item.is_mine]
            planned = {
                (item.kind, item.about, come.on) for item in items for come in occurrences(item.series, first, last)
            }
    for day in range(1, 428):
        with clock.frozen(begin + timedelta(days=day, hours=10)):
            worker_occurrences.run_due(50)
    kinds = ("revisit", "commitment", "relationship_milestone")
    rows = Notification._base_manager.filter(owner_id=ana.id, channel="inapp", notice__in=kinds)
    told = {(row.notice, row.about, date.fromisoformat(row.key.rsplit(":", 1)[1])) for row in rows}
    assert {each for each in told if each[2] <= last} == planned
    assert len(planned) > 25
