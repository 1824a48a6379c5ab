"""Maya & Theo: two years, and an end six weeks ago. Each has what they made together under Past; Theo has the last letter back."""

from datetime import timedelta
from decimal import Decimal

from our2souls.demo.couples.sam_jordan import both_choose, whys
from our2souls.demo.stage import Stage, person
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.text_fields import DreamData
from our2souls.intentions.core import weaving
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.plan import actions as plan_actions
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.people.pairing import actions as pairing_actions
from our2souls.vision import letters
from our2souls.vision.letters import PARTNER, LetterData

PARTED = 42


def load() -> None:
    """Their two years."""
    on = Stage(
        person("Maya", hue="fern", zone="Europe/Dublin", pronouns="she/her"),
        person("Theo", hue="clay", zone="Europe/Dublin", pronouns="he/him"),
    )
    on.pair(700)
    with on.acting(on.a, 690):
        dream_actions.create(DreamData(line="A workshop with a north window", horizon="5-years"), share=True)
        coast = weaving.weave(name="The coast on foot, one week each spring", horizon="this-year")
    whys(
        on,
        coast,
        688,
        ("Because we talk best when we walk.", "Closeness"),
        ("Because nobody can reach us there.", "Rest"),
    )
    both_choose(on, coast, 687)
    with on.acting(on.a, 680):
        steps = [plan_actions.add(coast, title=title) for title in ("The first forty kilometres", "The long beach")]
        measure = measure_actions.set_measure(coast, target=Decimal(900), currency="EUR")
        measure_actions.add_entry(measure, amount=Decimal(300), on=on.day(660), words="From the summer")
    with on.acting(on.b, 600):
        plan_actions.mark_done(steps[0])
        measure_actions.add_entry(measure, amount=Decimal(150), on=on.day(600), words="The old bicycle")
    on.add_note(on.b, 598, "intention", coast.pk, "The evening of the second day.", "sea.webp")
    _little_things(on)
    with on.acting(on.a, PARTED, "10:00"):
        pairing_actions.separate(on.a, notice_delay=timedelta(days=1))


def _little_things(on: Stage) -> None:
    """The fridge, a day of theirs, and a letter whose day had not come."""
    for who, days_ago, text in ((on.a, 500, "Learn to make the soup"), (on.b, 320, "Paint the hall, at last")):
        with on.acting(who, days_ago):
            fridge_actions.add(text)
    with on.acting(on.a, 640):
        milestone_actions.create(
            MilestoneData(title="The day we met", on=on.day(900), yearly=True, words="At the wrong platform.")
        )
    with on.acting(on.b, 120):
        day = on.day(-200)
        letters.seal(
            letters.draft(LetterData("For next summer", PARTNER, day, "If you read this, we made it to August."))
        )
