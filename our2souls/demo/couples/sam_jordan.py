"""Sam & Jordan: a media platform, together since graduate school; a first home; a dream each that stays their own."""

from decimal import Decimal
from typing import Any

from our2souls.demo import bridges, checkins, fridge, lifecycle, measures, notes_and_letters, plans
from our2souls.demo.readiness import looks
from our2souls.demo.rhythm import prompts, rituals
from our2souls.demo.stage import Stage, person
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import support
from our2souls.dreams.text_fields import DreamData
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData

SAVED = [600, 600, 700, 600, 800, 200, 1100, 1100, 900, 1300, 500, 1500, 1450, 1400, 1450]
"""What they put aside, month by month, until last month."""


def load() -> None:
    """Their two years."""
    sam = person("Sam", hue="saffron", zone="Europe/Berlin", pronouns="they/them")
    jordan = person("Jordan", hue="dusk", zone="Europe/Berlin")
    on = Stage(sam, jordan)
    on.pair(620, "Come and look at the next years with me, one at a time.")
    home = _home(on)
    platform = _platform(on)
    fridge.fill(on, platform)
    lifecycle.meet(on, home)
    lifecycle.arrive(on)
    plans.home_of_sam_and_jordan(on, home)
    _galicia(on)
    _dreams(on)
    _revisits(on, home)
    on.add_note(jordan, 238, "intention", home.pk, "This, but no landlord.", "cups.webp")
    table = "A table that seats eight, with chairs that don’t match. Someone always staying over."
    on.add_note(jordan, 226, "intention", home.pk, table)
    window = on.add_note(sam, 205, "intention", home.pk, "Morning light, wherever we end up.", "window.webp")
    on.choose_cover(jordan, 204, home, window)
    notes_and_letters.load(on, home.pk)
    looks.of_sam_and_jordan(on)
    checkins.of_sam_and_jordan(on)
    prompts.of_sam_and_jordan(on)
    notes_and_letters.fill_vault(
        on,
        sam,
        "A year on my own, once",
        "Not away from anybody. Toward something I don’t have a word for yet.",
        "I said I was fine with the third floor. I am not sure I am.",
    )
    rituals.of_sam_and_jordan(on)
    bridges.mornings(on)
    lifecycle.end_with_news(on, jordan)


def both_choose(on: Stage, intention: Any, days_ago: int) -> None:
    """A's yes in the morning, B's in the evening."""
    with on.acting(on.a, days_ago, "08:10"):
        choosing.choose(intention)
    with on.acting(on.b, days_ago, "20:15"):
        choosing.choose(intention)


def whys(on: Stage, intention: Any, days_ago: int, a: tuple[str, str], b: tuple[str, str]) -> None:
    """Each why and need, written apart."""
    with on.acting(on.a, days_ago, "09:00"):
        weaving.write_why(intention, why=a[0], need=a[1])
    with on.acting(on.b, days_ago, "21:00"):
        weaving.write_why(intention, why=b[0], need=b[1])


def revisit(on: Stage, intention: Any, days_ago: int, a: AnswerData, b: AnswerData) -> None:
    """A revisit that both answered."""
    for who, data, hour in ((on.a, a, "18:30"), (on.b, b, "19:45")):
        with on.acting(who, days_ago, hour):
            revisit_actions.answer(revisit_actions.open_or_create(intention), data)


def _home(on: Stage) -> Any:
    with on.acting(on.a, 600):
        home = weaving.weave(name="Our first home", horizon="5-years")
    whys(
        on,
        home,
        599,
        (
            "We moved eleven times before I was eighteen. I want to plant a fig tree and be there when it fruits.",
            "roots",
        ),
        ("A room where the cello can stay out of its case, and nobody knocks on the wall.", "room to make things"),
    )
    both_choose(on, home, 598)
    with on.acting(on.a, 597):
        steps = [
            plan_actions.add(home, title="Agree what “enough” means"),
            plan_actions.add(home, title="Three months of an honest budget"),
            plan_actions.add(home, title="Talk to a mortgage adviser", keeper_id=on.a.pk, due_on=on.day(-12)),
            plan_actions.add(home, title="Walk ten neighbourhoods"),
            plan_actions.add(home, title="The deposit is there"),
            plan_actions.add(home, title="Keys, and a fig tree"),
        ]
        measure = measure_actions.set_measure(
            home,
            target=Decimal(60000),
            currency="EUR",
            start=Decimal(6000),
            start_on=on.day(480),
            target_on=on.day(-850),
        )
    for step, days_ago, who in ((steps[0], 560, on.b), (steps[1], 400, on.a)):
        with on.acting(who, days_ago):
            plan_actions.mark_done(step)
    for month, amount in enumerate(SAVED):
        days_ago = 30 * (len(SAVED) - month) + 5
        who = on.a if month % 2 else on.b
        with on.acting(who, days_ago):
            measure_actions.add_entry(measure, amount=Decimal(amount), on=on.day(days_ago))
    measures.first_home(on, home)
    return home


def _platform(on: Stage) -> Any:
    with on.acting(on.b, 420):
        mine = dream_actions.create(DreamData(line="Publish voices that nobody asks", horizon="1-year", need="meaning"))
        platform = weaving.weave(
            name="Long Table, our media platform", mine=mine, bring=["line", "need"], horizon="this-year"
        )
    whys(
        on,
        platform,
        419,
        (
            "Our best evenings were ramen and ideas for episodes. I want those evenings to make something.",
            "making things with you",
        ),
        ("People talk differently when they are eating. I want to record that.", "meaning"),
    )
    both_choose(on, platform, 418)
    titles = [
        "Name it",
        "Twelve people who said yes",
        "Record the pilot in the kitchen",
        "Cut the pilot",
        "First listeners",
    ]
    with on.acting(on.b, 417):
        steps = [plan_actions.add(platform, title=title) for title in titles]
    for step, days_ago, who in zip(steps[:3], (380, 250, 40), (on.a, on.b, on.a), strict=True):
        with on.acting(who, days_ago):
            plan_actions.mark_done(step)
    return platform


def _galicia(on: Stage) -> None:
    with on.acting(on.a, 12):
        walk = weaving.weave(name="A month on foot through Galicia", horizon="1-year")
    both_choose(on, walk, 9)
    with on.acting(on.b, 9, "20:40"):
        steps = [
            plan_actions.add(walk, title=t)
            for t in ("Which month", "Agree on the weeks", "Boots that fit", "Ask for leave")
        ]
    with on.acting(on.a, 6):
        plan_actions.mark_done(steps[0])
    plans.walk_through_galicia(on, walk)


def _dreams(on: Stage) -> None:
    with on.acting(on.a, 200):
        choir = dream_actions.create(
            DreamData(
                line="Sing in a choir that doesn’t mind how I sound",
                picture="A Tuesday night, thirty people in a cold church hall, and I’m in the middle of the sound.",
                why="I stopped singing at eleven, when somebody laughed.",
                need="belonging",
                obstacle="the fear of being laughed at",
                if_step="I sit in the car and want to drive home",
                then_step="go in for ten minutes, and decide after",
                support=("ask", "time"),
                horizon="this-year",
            ),
            share=True,
        )
        dream_actions.create(
            DreamData(line="A workshop with north light, and a door that shuts", horizon="5-years"), share=True
        )
        dream_actions.create(
            DreamData(line="Learn my grandmother’s language before she forgets it", horizon="this-year")
        )
        dream_actions.create(DreamData(line="One winter somewhere I don’t know a soul", horizon="someday"))
        aurora = dream_actions.create(DreamData(line="See the aurora with somebody"))
        marathon = dream_actions.create(DreamData(line="A marathon before forty"))
    with on.acting(on.a, 90):
        dream_actions.came_true(aurora, on=on.day(95), words="With Jordan, in socks, on the ice.")
        dream_actions.let_go(marathon, words="It was my father’s.")
    with on.acting(on.b, 150):
        support.support(
            choir,
            words="You hummed the alto line on the stairs. I’d like to hear it with the other twenty-nine.",
            offer="To cook on Tuesdays until spring, so you can leave at six",
        )
        dream_actions.create(DreamData(line="Swim in the sea every month of one year", horizon="1-year"), share=True)
        dream_actions.create(DreamData(line="Teach one class, just one", horizon="someday"))
    with on.acting(on.b, 3):
        dream_actions.create(
            DreamData(
                line="Play the cello suite I gave up at nineteen, once, for people I love",
                picture="Twelve chairs that don’t match, and nobody coughs.",
                need="expression",
                horizon="1-year",
            ),
            share=True,
        )


def _revisits(on: Stage, home: Any) -> None:
    revisit(
        on,
        home,
        124,
        AnswerData("yes", "Quickly, in the car."),
        AnswerData("yes", "The numbers feel kinder than I feared."),
    )
    revisit(
        on,
        home,
        93,
        AnswerData("unsure", "I’m not sure about the city any more.", "Say it out loud"),
        AnswerData("yes", "I’d rather arrive late and like each other."),
    )
    agreed = AnswerData("yes", "Agreed.", "Ask Mira about her building")
    revisit(on, home, 62, AnswerData("yes", "A month without viewings did us good."), agreed)
    revisit(
        on,
        home,
        33,
        AnswerData(
            "but",
            "I only look at flats now, never at houses. I think I stopped believing in the garden.",
            "Visit one house",
        ),
        AnswerData("yes", "Summer feels possible in a way that spring never did.", "Ask Mira about her cooperative"),
    )
