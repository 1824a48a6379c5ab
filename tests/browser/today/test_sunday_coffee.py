"""Sunday coffee: laid down from its template, begun by two yeses, met for, and one thing of it becomes a commitment."""

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.intentions.commitments.models import Commitment
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.gatherings.models import Gathering
from tests.browser.conftest import Hand
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention

pytestmark = pytest.mark.browser
HOME, ONE_THING = "Our first home", "Ask the bank for an hour of its time"
FIRST, SECOND = "The evening by the river was good.", "I would like a walk before Thursday."


def sunday_of(member: CastMember) -> datetime:
    """Five past ten on the Sunday that comes, by the clock of somebody."""
    zone = ZoneInfo(member.person.time_zone)
    day = clock.today(zone)
    day += timedelta(days=(6 - day.weekday()) or 7)
    return datetime.combine(day, time(10, 5), zone).astimezone(UTC)


def holds(phone: Phone, member: CastMember) -> Phone:
    """A phone that is signed in, on the page of rituals."""
    phone.sign_in(member.client.cookies["session"].value)
    phone.open(reverse("rituals:rituals"))
    return phone


def by_keyboard(phone: Phone, name: str) -> None:
    """Reach a button with the Tab key and press it."""
    button = phone.page.get_by_role("button", name=name, exact=True).first
    for _each in range(60):
        phone.page.keyboard.press("Tab")
        if button.evaluate("(it) => it === document.activeElement"):
            break
    expect(button).to_be_focused()
    phone.page.keyboard.press("Enter")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_two_have_their_sunday_coffee_and_one_takes_a_thing_along(hand: Hand, *, script: bool) -> None:
    ana, ben = a_couple()
    an_intention(ana, ben, HOME)
    sam, jordan = holds(hand(script=script), ana), holds(hand(script=script), ben)
    sam.link("Sunday coffee", within="main", exact=False)
    expect(sam.field("When?")).to_have_value("every Sunday")
    by_keyboard(sam, "Propose it")
    sam.sees("It begins once Ben says yes too.", within="main")

    jordan.open(reverse("rituals:rituals"))
    jordan.sees("Waits for your yes.")
    jordan.link("Sunday coffee", within="#h-proposed + ul", exact=False)
    by_keyboard(jordan, "Yes, let’s do this")
    jordan.sees_not("Waits for your yes.")
    ritual = urlsplit(jordan.page.url).path
    with clock.frozen(sunday_of(ana)):
        for phone, words in ((sam, FIRST), (jordan, SECOND)):
            phone.open(ritual)
            phone.link("Open this time")
            phone.heading("Sunday coffee")
            phone.sees("first this time.")
            phone.write("A short note", words)
            by_keyboard(phone, "Write it down")
            phone.sees(words)
        sam.page.reload()
        sam.sees(SECOND)
        sam.write("One thing you take along, if you like", ONE_THING)
        sam.field("Promise it for something you both chose?").select_option(label=HOME)
        by_keyboard(sam, "We did it")
        sam.sees("You take along")
        sam.link("Your commitments")
        sam.sees(ONE_THING, within="main")
        jordan.page.reload()
        jordan.sees(ONE_THING)
    with viewing(ana.viewer):
        gathering, promise = Gathering.objects.get(), Commitment.objects.get()
        assert (gathering.outcome, gathering.commitment_id) == ("kept", promise.pk)
        assert (promise.words, promise.person_id) == (ONE_THING, ana.id)
