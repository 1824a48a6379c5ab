"""Reminders of letters: once on their day, by each reader’s own clock."""

import re
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.urls import reverse

from our2souls.delivery import outbox, schedules
from our2souls.delivery.models import Notification
from our2souls.lib import clock
from our2souls.people.models import Person
from tests.cast import CastMember
from tests.factories.delivery import inbox_shows
from tests.factories.vision.letters import WORDS, sealed
from tests.factories.vision.pages import url

pytestmark = pytest.mark.usefixtures("autumn")


@pytest.mark.parametrize(("to", "hear"), [("me", {"ana"}), ("partner", {"ana", "ben"}), ("us", {"ana", "ben"})])
def test_readers_of_a_letter_are_reminded_once_on_its_day_by_their_own_clock(
    ana: CastMember, ben: CastMember, to: str, hear: set[str]
) -> None:
    letter = sealed(ana, to)
    members = {"ana": ana, "ben": ben}

    def told(member: CastMember) -> bool:
        page = member.get(reverse("delivery:notices")).text
        return "A letter can be opened today" in page and inbox_shows(member, letter.pk)

    call_command("worker", "--once")
    assert not any(told(member) for member in members.values())
    with clock.frozen(datetime(2027, 6, 12, 7, 5, tzinfo=UTC)):  # nine in Madrid, three in New York
        call_command("worker", "--once")
        assert {name for name, member in members.items() if told(member)} == {"ana"}
    with clock.frozen(datetime(2027, 6, 12, 13, 5, tzinfo=UTC)):
        call_command("worker", "--once")
        assert {name for name, member in members.items() if told(member)} == hear
    with clock.frozen(datetime(2028, 6, 13, 13, 5, tzinfo=UTC)):
        call_command("worker", "--once")
    assert Notification._base_manager.filter(about=letter.pk, channel="inapp").count() == len(hear)


def test_a_reminder_of_a_letter_that_comes_too_early_is_not_shown(ana: CastMember, ben: CastMember) -> None:
    """Whatever planned it: whether the day has come is asked again by the reader's own clock."""
    letter = sealed(ana)
    for member in (ana, ben):
        outbox.notify(to=member.id, notice="letter", about=letter.pk, key=f"early:{member.name}")
        assert not inbox_shows(member, letter.pk)
    with clock.frozen(datetime(2027, 6, 11, 23, tzinfo=UTC)):  # the day has begun in Madrid alone
        assert not inbox_shows(ana, letter.pk)
        assert not inbox_shows(ben, letter.pk)
    with clock.frozen(datetime(2027, 6, 12, 4, tzinfo=UTC)):
        assert inbox_shows(ana, letter.pk)
        assert inbox_shows(ben, letter.pk)


def test_a_reminder_of_a_letter_follows_its_reader_to_another_time_zone(ana: CastMember) -> None:
    letter = sealed(ana, "me")
    ana.person.time_zone = "Pacific/Auckland"
    ana.person.save()
    schedules.change_time_zone(ana.id)
    with clock.frozen(datetime(2027, 6, 11, 21, 30, tzinfo=UTC)):  # half past nine on the 12th in Auckland
        call_command("worker", "--once")
        ana.person = Person.objects.get(pk=ana.id)
        assert inbox_shows(ana, letter.pk)
        assert WORDS in ana.get(url("letter", letter.pk)).text


def test_two_letters_of_one_day_stand_on_home_as_one_line_the_next_once_the_first_was_opened(
    ana: CastMember, ben: CastMember
) -> None:
    letters = [sealed(ana), sealed(ana)]
    with clock.frozen(datetime(2027, 6, 12, 13, 5, tzinfo=UTC)):
        call_command("worker", "--once")
        opened = set()
        for _letter in letters:
            page = ben.get(reverse("web:home")).text
            assert page.count("A letter can be opened today") == 1
            notice = re.search(r'action="(/notices/[^"]+/open[^"]*)"', page)
            assert notice
            opened.add(ben.post(notice[1]).redirect_chain[-1][0])
        assert opened == {url("letter", letter.pk) for letter in letters}
        assert "A letter can be opened today" not in ben.get(reverse("web:home")).text
