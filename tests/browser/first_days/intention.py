"""Two weave an intention, choose it, and build on it."""

from tests.browser.first_days.couple import DOG, FIG
from tests.browser.support import acts
from tests.browser.support.phones import Phone

HOME = "Our first home"


def they_weave(ana: Phone, ben: Phone) -> None:
    """Ana weaves both dreams and says her why; Ben brings words, says his, and both choose."""
    ana.tab("Dreams")
    ana.link("Start a shared intention")
    ana.pick(FIG)
    ana.pick(DOG)
    ana.press("Continue")
    ana.write("What would you both call it?", HOME)
    ana.write("Why do you want this?", "I want to be there when it fruits.")
    ana.write("What do you need from it?", "Roots")
    ana.press("Continue")
    ana.press("Say yes")
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
    ben.write("What do you need from it?", "Belonging")
    ben.press("Save")
    ben.sees("I want to be there when it fruits.")
    ben.press("Say yes")
    ben.sees("You have both said yes. It has begun.")
    ben.sees("Chosen by both, last on 16 October")
    acts.open_intention(ana, HOME)
    ana.sees("A door that stays open.")


def they_build(ana: Phone, ben: Phone) -> None:
    """A milestone done by the other, a measure with an entry, a photo of how it will look."""
    ana.link("Add", within="section[aria-labelledby=h-miles]")
    ana.write("In one line", "Talk to an adviser")
    ana.pick("Ben")
    ana.press("Save")
    ana.sees("Talk to an adviser")
    acts.open_intention(ben, HOME)
    ben.press("Done: Talk to an adviser")
    ben.sees("Done on 16 October 2026, Ben")

    ana.link("Track a number, like savings or lessons")
    ana.write("Goal", "60,000")
    ana.write("Currency or unit", "EUR")
    ana.press("Save")
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
    ana.press("Save")
    ana.sees("The light at six in the evening.")
    acts.wait_until_prepared()
    acts.open_intention(ben, HOME)
    ben.sees("The light at six in the evening.")
    width, height = acts.picture_of(ben, "A photo by Ana")
    assert height > width  # turned upright
    assert acts.SERIAL.encode() not in acts.bytes_of(ben, "A photo by Ana")
