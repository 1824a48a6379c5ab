"""The first week: alone, inviting, joining, the second yes on home, and three first steps of each. With script and without."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Hand
from tests.browser.support import acts
from tests.browser.support.phones import Phone

pytestmark = pytest.mark.browser

FIG, BOAT = "A kitchen with a fig tree at its door", "A small boat that both of us can sail"
SHEET = """
  window.handed = [];
  navigator.share = async (sheet) => { window.handed.push(sheet); };
  navigator.canShare = () => true;
"""
NO_SHEET = "delete Navigator.prototype.share; delete Navigator.prototype.canShare;"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_two_come_from_sign_up_through_their_first_week(hand: Hand, *, script: bool) -> None:
    ana, ben = hand(script=script), hand(script=script)
    acts_alone(ana)
    link = invites(ana, script=script)
    joins(ben, link)
    says_yes(ana)
    for phone, partner, line in ((ana, "Ben", "Buy a fig"), (ben, "Ana", "Look at a boat")):
        takes_first_steps(phone, partner, line)


def acts_alone(ana: Phone) -> None:
    """A first dream on home; a line that is missing is asked for there, and what is done is ticked."""
    ana.open("/account/signup/")
    acts.sign_up(ana, "Ana", "Saffron")
    ana.sees("One circle is yours, the other is your partner’s.")
    with ana.guard.expecting(422):
        ana.press("Save", within=".capture")
        ana.sees("Write a line first; a few words are enough.")
    ana.write("A first dream", FIG, within="main")
    ana.press("Save", within=".capture")
    ana.sees("Saved. Only you see it.")
    ana.sees(FIG, within="main")
    expect(ana.page.locator("main").get_by_label("A first dream")).to_have_count(0)
    ana.link("Say how you feel", within="main", exact=False)
    ana.page.get_by_role("radio", name="Energy low, easy").check()
    ana.page.locator("main form button[type=submit], main form button:not([type])").first.click()
    ana.tab("Today")
    expect(ana.page.locator(".first-steps .is-done")).to_have_count(1)


def invites(ana: Phone, *, script: bool) -> str:
    """The device's own sheet gets the link; where there is none, it is copied; without script it is there to be read."""
    ana.link("Invite your partner", within="main")
    ana.press("Make the invitation")
    address = ana.page.url
    link = ana.field("Send the link").input_value()
    share = ana.page.locator("o2s-share button")
    for sheet in (SHEET, NO_SHEET):
        page = ana.context.new_page()
        page.add_init_script(sheet)
        page.goto(address)
        button = page.get_by_role("button", name="Share the link")
        if script and sheet == SHEET:
            button.click()
            handed: list[Any] = page.evaluate("window.handed")
            assert [each["url"] for each in handed] == [link]
            assert "Ana" in handed[0]["text"]
            assert link not in page.url
        else:
            expect(button).to_have_count(0)
            expect(page.locator("o2s-copy button")).to_be_visible(visible=script)
        page.close()
    if not script:
        expect(share).to_be_hidden()
    return link


def joins(ben: Phone, link: str) -> None:
    """Signs up on the way, is asked for a hue once, and reads nothing that holds only for somebody alone."""
    ben.open(urlsplit(link).path)
    ben.link("Start a space", within="main")
    acts.sign_up(ben, "Ben")
    ben.heading("Ana invites you")
    ben.pick("Dusk")
    ben.press("Join Ana")
    ben.heading("Waiting for Ana")
    ben.link("Look again")
    ben.heading("Waiting for Ana")
    ben.link("To your space")
    for tab in ("Today", "Us"):
        ben.tab(tab)
        ben.sees_not("Invite your partner")


def says_yes(ana: Phone) -> None:
    """On home, seeing who it is."""
    ana.tab("Today")
    ana.heading("Ben would like to join you")
    ana.sees("Dusk", within="main")
    ana.press("Yes, begin")
    ana.heading("You two have begun")


def takes_first_steps(phone: Phone, partner: str, line: str) -> None:
    """Shares a dream, says how they feel, puts a line on the fridge; each step is shown as done, the other's never."""
    phone.tab("Today")
    if phone.page.get_by_role("button", name="Ana said yes: you have begun").count():
        phone.press("Ana said yes: you have begun")
    else:
        phone.link("Three ways to start together")
    phone.heading("You two have begun")
    done = phone.page.locator(".begun-done")
    before = 1 if partner == "Ben" else 0  # Ana has said how she feels today
    expect(done).to_have_count(before)
    if partner == "Ben":
        phone.press(f"Share: {FIG}")
    else:
        phone.write("A first dream", BOAT, within="main")
        phone.press(f"Save and share with {partner}")
    phone.sees(f"{partner} can see it now.")
    expect(done).to_have_count(before + 1)
    phone.write("Something for the fridge", line, within="main")
    phone.press("Add it")
    phone.sees("It’s on the fridge.")
    expect(done).to_have_count(before + 2)
    if not before:
        phone.link("How I feel", within="#feel")
        phone.page.get_by_role("radio", name="Energy low, easy").check()
        phone.page.locator("main form button[type=submit], main form button:not([type])").first.click()
        phone.open("/begun")
        expect(done).to_have_count(3)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
