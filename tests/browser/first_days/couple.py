"""Two sign up and pair; each keeps a dream, shares it and hears of the other's."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.support import acts
from tests.browser.support.phones import Phone

FIG, DOG = "A kitchen with a fig tree at its door", "A dog asleep on the step"


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
    acts.sign_up(ben, "Ben")
    ben.heading("Ana invites you")
    expect(ben.page.get_by_role("radio", name="Saffron")).to_have_count(0)
    ben.pick("Dusk")
    ben.press("Join Ana")
    ben.heading("Waiting for Ana")
    ben.link("To your space")
    if not script:
        acts.set_clock(ben, "America/New_York")
    ben.heading("Good morning, Ben")

    ana.tab("Today")
    ana.heading("Ben would like to join you")
    ana.press("Yes, begin")
    ana.heading("You two have begun")
    ben.tab("Today")
    ben.press("Ana said yes: you have begun")
    ben.heading("You two have begun")


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
    ben.press("Save")
    ben.heading(DOG)
    ben.press("Share with Ana")
    ben.sees("Take it back", within="main")
    ana.tab("Dreams")
    ana.sees(DOG)
    ben.press("Take it back", within="main")
    ben.sees("Share with Ana", within="main")
    ana.tab("Dreams")
    ana.sees_not(DOG)
    ben.press("Share with Ana")
    ben.sees("Take it back", within="main")

    ana.tab("Today")
    ana.press("Ben shared a dream with you", exact=False)
    ana.heading(DOG)
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
