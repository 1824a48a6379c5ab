"""A therapist comes by a link, both open a part, the therapist reads it, and one of the two closes it."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from our2souls.care.consent.models import Engagement
from tests.browser.conftest import Hand
from tests.browser.every_page.pages import signed_in
from tests.browser.scene.words import a_couple
from tests.browser.support.phones import Phone
from tests.factories.care import a_therapist, secured
from tests.factories.intentions.core import an_intention

pytestmark = pytest.mark.browser
HOUSE = "A house by the sea"


def open_intentions(phone: Phone, engagement: Engagement) -> None:
    """Tick them, read them as they would be read, and say yes."""
    phone.open(reverse("care:engagement", args=[engagement.pk]))
    phone.link("Choose what to open")
    phone.pick("Your intentions", within="main")
    phone.press("See it as it would be read")
    phone.heading("As Thea would read it")
    phone.sees(HOUSE, within=".parts-preview")
    phone.press("Yes, open this")


def test_what_two_open_is_read_until_one_closes_it(hand: Hand) -> None:
    ana, ben = a_couple()
    an_intention(ana, ben, HOUSE)
    thea = a_therapist()
    hers, his, theirs = signed_in(hand, ana), signed_in(hand, ben), signed_in(hand, thea)

    hers.open(reverse("people:us"))
    hers.link("A therapist at your table", within="main", exact=False)
    hers.link("By a link", within="main", exact=False)
    hers.press("Make the link")
    link = hers.field("Send this link to your therapist").input_value()

    theirs.open(urlsplit(link).path)  # it leads to OUR2SOULS_ORIGIN, wherever this server stands
    assert link.rpartition("/")[2] not in theirs.page.url
    theirs.heading("Terms for therapists")
    secured(thea)
    theirs.open(reverse("care:seat"))
    theirs.heading("Ana asks you to their table")
    theirs.sees_not("Ben")
    theirs.press("Accept")
    theirs.heading("Clients")

    engagement = Engagement._base_manager.get()
    hers.open(reverse("care:engagement", args=[engagement.pk]))
    hers.press("Yes, that is Thea")
    open_intentions(hers, engagement)
    hers.sees("Your yes is noted")
    theirs.open(reverse("care:client", args=[engagement.pk]))
    theirs.sees_not(HOUSE)
    his.open(reverse("care:engagement", args=[engagement.pk]))
    his.sees_not("Your yes is noted")
    open_intentions(his, engagement)
    his.sees("Open. Thea can read it from now on.")

    theirs.open(reverse("care:client", args=[engagement.pk]))
    theirs.sees(HOUSE)
    his.link("Read what was looked at")
    his.sees("Thea · Read on the screen")

    hers.open(reverse("care:engagement", args=[engagement.pk]))
    hers.press("Close: Your intentions")
    hers.sees("Closed. Thea can’t open it any more.")
    theirs.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # she looks at the page again
    expect(theirs.page.get_by_text(HOUSE)).to_have_count(0)
