"""First light: two people with two phones, one of them in another time zone, from nothing to choosing it again.

Once with script and once without. The clock is the product's own, moved for the test and the server alike.
"""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Dialog

from our2souls.lib import clock
from tests.browser.conftest import Hand
from tests.browser.first_days.couple import they_dream, they_pair
from tests.browser.first_days.intention import HOME, they_build, they_weave
from tests.browser.support import acts
from tests.browser.support.phones import Phone

pytestmark = pytest.mark.browser

BEGIN = datetime(2026, 10, 16, 10, tzinfo=UTC)
"""Summer time in both zones. Madrid changes its clocks on 25 October, New York on 1 November."""
ANA_AT_SIX, BEN_AT_SIX = datetime(2026, 11, 16, 17, tzinfo=UTC), datetime(2026, 11, 16, 23, tzinfo=UTC)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_two_come_from_sign_up_to_choosing_an_intention_again(hand: Hand, *, script: bool) -> None:
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


def they_say_how_they_are(ana: Phone, ben: Phone) -> None:
    """Ana shares how she is and Ben answers; Ben keeps his, and Ana is not told."""
    ana.tab("How I feel")
    ana.page.get_by_role("radio", name="Energy low, easy").check()
    ana.pick("rested")
    ana.page.get_by_text("Your own word, what it’s about, a need, a note").click()
    ana.write("Anything to add?", "Slept by the window.")
    ana.pick("All of it")
    ana.press("Save and share")
    ana.sees("Ben can see it now.")
    ben.tab("Today")
    ben.sees("Slept by the window.")
    ben.press("I’m here")
    ben.sees("Ana can see it now.")
    ana.tab("Today")
    ana.sees("Ben answered you: I’m here")

    ben.tab("How I feel")
    ben.page.get_by_role("radio", name="Energy high, very hard").check()
    ben.press("Save, just for me")
    ben.sees("Saved. Ana won’t be told.")
    ana.tab("Today")
    ana.sees("not yet")


def they_look_again(ana: Phone, ben: Phone) -> None:
    """A month later, at each one's six o'clock and once each, a mail; both answer apart, and both choose it again."""
    _sent()  # what both were told of joining and beginning
    mail.outbox.clear()
    with clock.moved(ANA_AT_SIX - clock.now()):
        assert _mails_before_and_at(ANA_AT_SIX) == ["ana@example.org"]
        ana.tab("Today")
        ana.link(f"Time for your review: {HOME}")
        ana.heading("Monthly review")
        ana.pick("Yes")
        ana.write("In you, or around you", "I stopped looking at flats I don’t want.")
        ana.write("One thing you’ll do", "Ask my aunt about the garden")
        ana.press("Answer, and choose it again")
        ana.heading("Your answer is saved")
        ana.link("Back to the intention")
    with clock.moved(BEN_AT_SIX - clock.now()):
        assert _mails_before_and_at(BEN_AT_SIX) == ["ben@example.org"]
        ben.tab("Today")
        ben.link("Notifications", exact=False)
        ben.press("Time for your review", exact=False)
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
    phone.link("Back to the intention")


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
