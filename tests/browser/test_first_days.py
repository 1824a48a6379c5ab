"""First light: two people with two phones, one of them in another time zone, from nothing to choosing it again.

Once with script and once without. The clock is the product's own, moved for the test and the server alike.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Dialog, expect

from our2souls.lib import clock
from tests.browser import acts
from tests.browser.conftest import Hand
from tests.browser.phones import Phone

pytestmark = pytest.mark.browser

BEGIN = datetime(2026, 10, 16, 10, tzinfo=UTC)
"""Summer time in both zones. Madrid changes its clocks on 25 October, New York on 1 November."""
ANA_AT_SIX, BEN_AT_SIX = datetime(2026, 11, 16, 17, tzinfo=UTC), datetime(2026, 11, 16, 23, tzinfo=UTC)
FIG, DOG, HOME = "A kitchen with a fig tree at its door", "A dog asleep on the step", "Our first home"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_sign_up_to_choosing_it_again(hand: Hand, *, script: bool) -> None:
    with clock.moved(BEGIN - clock.now()):
        ana = hand(script=script, timezone_id="Europe/Madrid", worker=script)
        ben = hand(script=script, timezone_id="America/New_York", worker=script)
        for phone in (ana, ben):
            phone.page.on("dialog", _no_dialogs)
        they_pair(ana, ben, script=script)
        they_dream(ana, ben)
        they_weave(ana, ben)
        they_build(ana, ben)
        they_say_how_they_are(ana, ben)
        they_look_again(ana, ben)


def _no_dialogs(dialog: Dialog) -> None:
    raise AssertionError(f"A page asked: {dialog.message}")


def they_pair(ana: Phone, ben: Phone, *, script: bool) -> None:
    """Ana begins alone, invites Ben, Ben joins with another hue, Ana says yes once more."""
    ana.open("/")
    ana.link("Start your space")
    acts.sign_up(ana, "Ana", "Saffron")
    ana.heading("Good afternoon, Ana" if script else "Good morning, Ana")  # without script nobody guesses the zone
    if not script:
        acts.set_clock(ana, "Europe/Madrid")
        ana.heading("Good afternoon, Ana")
    ana.link("Invite your partner")
    ana.write("A few words with it, if you like", "For both our lists.")
    ana.press("Make the invitation")
    ana.heading("Invite your partner")
    link = ana.field("Send the link").input_value()

    ben.open(urlsplit(link).path)  # it leads to OUR2SOULS_ORIGIN, wherever this server stands
    assert link.rpartition("/")[2] not in ben.page.url
    ben.heading("Ana invites you")
    ben.sees("For both our lists.")
    ben.link("Start a space", within="main")
    acts.sign_up(ben, "Ben", "Clay")
    ben.heading("Ana invites you")
    expect(ben.page.get_by_role("radio", name="Saffron")).to_have_count(0)
    ben.pick("Dusk")
    ben.press("Join Ana")
    ben.heading("Ana says yes once more")
    ben.link("To your space")
    if not script:
        acts.set_clock(ben, "America/New_York")
    ben.heading("Good morning, Ben")

    ana.tab("Today")
    ana.link("Have a look")
    ana.heading("Is this the person?")
    ana.sees("Ben")
    ana.press("Yes, begin")
    ana.sees("You two have begun.")
    ben.tab("Today")
    ben.sees("Ana", within="main")


def they_dream(ana: Phone, ben: Phone) -> None:
    """Each keeps a line, each shares it; Ben takes his back once; Ana roots for Ben's with an offer he accepts."""
    acts.dream(ana, FIG)
    ben.tab("Dreams")
    ben.sees_not(FIG)
    ana.press("Share with Ben")
    ana.sees("Ben can see it now.")

    acts.dream(ben, DOG)
    ben.link("Change the words")
    ben.page.get_by_text("Picture it", exact=True).click()
    ben.write("It has come true. What do you see and hear?", "He snores, and nobody minds.")
    ben.press("Keep it")
    ben.heading(DOG)
    ben.press("Share with Ana")
    ana.tab("Dreams")
    ana.sees(DOG)
    ben.press("Take it back", within="main")
    ana.tab("Dreams")
    ana.sees_not(DOG)
    ben.press("Share with Ana")

    ana.tab("Today")
    ana.sees("Ben shared a dream")
    ana.link("Root for it")
    ana.write("What would you like to say to it?", "I can hear him too.")
    ana.write("Something you offer, if you like", "I’ll walk him on Sundays.")
    ana.press("Say it to Ben")
    ana.heading(DOG)
    ben.tab("Dreams")
    ben.link(DOG, exact=False)
    ben.sees("I can hear him too.")
    ben.press("Accept the offer")
    ben.sees("You accepted it.")


def they_weave(ana: Phone, ben: Phone) -> None:
    """Ana weaves both dreams and says her why; Ben brings words, says his, and both choose."""
    ana.tab("Dreams")
    ana.link("Weave something for both")
    ana.field("A dream of yours").select_option(label=FIG)
    ana.field("A dream Ben shares with you").select_option(label=DOG)
    ana.press("Use these")
    ana.write("What would you both call it?", HOME)
    ana.write("Why do you want this?", "I want to be there when it fruits.")
    ana.write("What need is under it?", "Roots")
    ana.press("Choose it")
    ana.heading(HOME)
    ana.sees("Only you, until Ben has written too.")

    ben.tab("Today")
    ben.link(HOME, within="main", exact=False)
    ben.heading(HOME)
    ben.sees("Ana has written. You read it once yours is here.")
    ben.sees_not("I want to be there when it fruits.")
    ben.link("Choose your words")
    ben.pick("How you picture it")
    ben.press("Bring these")
    ben.sees("He snores, and nobody minds.")
    ben.link("Write yours")
    ben.write("Why do you want this?", "A door that stays open.")
    ben.write("What need is under it?", "Belonging")
    ben.press("Keep it")
    ben.sees("I want to be there when it fruits.")
    ben.press("Choose it")
    ben.sees("You have both chosen it.")
    ben.sees("Chosen by both, last on 16 October")
    acts.open_intention(ana, HOME)
    ana.sees("A door that stays open.")


def they_build(ana: Phone, ben: Phone) -> None:
    """A milestone done by the other, a measure with an entry, a photo of how it will look."""
    ana.link("Add", within="section[aria-labelledby=h-miles]")
    ana.write("In one line", "Talk to an adviser")
    ana.pick("Ben")
    ana.press("Keep it")
    ana.sees("Talk to an adviser")
    acts.open_intention(ben, HOME)
    ben.press("Done: Talk to an adviser")
    ben.sees("Done on 16 October 2026, Ben")

    ana.link("Track a number, like savings or lessons")
    ana.write("How much would be enough?", "60,000")
    ana.write("In what?", "EUR")
    ana.press("Keep it")
    ana.link("Add", within="section[aria-labelledby=h-save]")
    ana.write("How much, in EUR?", "1,450.50")
    ana.write("A word about it", "The old car")
    ana.press("Add")
    ana.sees("€1,450.50")
    ana.sees("The old car")
    acts.open_intention(ben, HOME)
    ben.sees("€1,450.50")

    acts.open_intention(ana, HOME)
    ana.link("Add a vision note", within=".topbar")
    ana.write("How it looks in your head", "The light at six in the evening.")
    photo = {"name": "IMG_2049.JPG", "mimeType": "image/jpeg", "buffer": acts.a_photo()}
    ana.field("Photos").set_input_files(photo)  # type: ignore[arg-type]
    ana.press("Keep it")
    ana.sees("The light at six in the evening.")
    acts.open_intention(ben, HOME)
    ben.sees("The light at six in the evening.")
    width, height = acts.picture_of(ben, "A photo by Ana")
    assert height > width  # turned upright
    assert acts.SERIAL.encode() not in acts.bytes_of(ben, "A photo by Ana")


def they_say_how_they_are(ana: Phone, ben: Phone) -> None:
    """Ana shares how she is and Ben answers; Ben keeps his, and Ana is not told."""
    ana.tab("Check in")
    ana.page.get_by_role("radio", name="Energy low, easy").check()
    ana.pick("rested")
    ana.write("Anything to add?", "Slept by the window.")
    ana.pick("Ben sees all of it")
    ana.press("Check in and share")
    ana.sees("Ben can see it now.")
    ben.tab("Today")
    ben.sees("Slept by the window.")
    ben.press("I’m here")
    ana.tab("Today")
    ana.sees("Ben answered you: I’m here")

    ben.tab("Check in")
    ben.page.get_by_role("radio", name="Energy high, very hard").check()
    ben.press("Check in and keep it")
    ben.sees("Kept. Ana won’t be told.")
    ana.tab("Today")
    ana.sees("not yet")


def they_look_again(ana: Phone, ben: Phone) -> None:
    """A month later, at each one's six o'clock and once each, a mail; both answer apart, and both choose it again."""
    mail.outbox.clear()
    with clock.moved(ANA_AT_SIX - clock.now()):
        assert _mails_before_and_at(ANA_AT_SIX) == ["ana@example.org"]
        ana.tab("Today")
        ana.link(f"Time for another look: {HOME}")
        ana.heading("Another look at it")
        ana.pick("Yes")
        ana.write("In you, or around you", "I stopped looking at flats I don’t want.")
        ana.write("One thing you’ll do", "Ask my aunt about the garden")
        ana.press("Answer, and choose it again")
        ana.heading("Your answer is kept")
        ana.link("Back to it")
    with clock.moved(BEN_AT_SIX - clock.now()):
        assert _mails_before_and_at(BEN_AT_SIX) == ["ben@example.org"]
        ben.tab("Today")
        ben.link("Notices", exact=False)
        ben.link("Time for another look", exact=False)
        ben.sees("Ana has answered.")
        ben.sees_not("I stopped looking at flats I don’t want.")
        ben.pick("Yes, but")
        ben.write("In you, or around you", "I’d want it nearer to the tram.")
        ben.press("Answer, and choose it again")
        _both_read_both(ben)
        ben.sees("Chosen by both, last on 16 November")
        acts.open_intention(ana, HOME)
        ana.link("November 2026", exact=False)
        _both_read_both(ana)
        ana.sees("Chosen by both, last on 17 November")  # where Ana is, it is past midnight
        assert _sent() == []


def _both_read_both(phone: Phone) -> None:
    phone.heading("What you both said")
    phone.sees("I stopped looking at flats I don’t want.")
    phone.sees("I’d want it nearer to the tram.")
    phone.link("Back to it")


def _mails_before_and_at(hour: datetime) -> list[str]:
    """Who gets a mail at an hour: nobody a minute before, and nobody a second time."""
    with clock.frozen(hour.replace(hour=hour.hour - 1, minute=59)):
        assert _sent() == []
    first = _sent()
    assert _sent() == []
    return first


def _sent() -> list[str]:
    """One tick of the worker; to whom it wrote."""
    mail.outbox.clear()
    call_command("worker", "--once", verbosity=0)
    assert all("home" not in letter.subject.lower() for letter in mail.outbox)
    return [address for letter in mail.outbox for address in letter.to]
