"""Noor & Elif: a first home, and two dreams of it that pull apart: a city loft, a quiet cabin. One yes is still missing."""

from our2souls.demo import bridges, plans
from our2souls.demo.couples.sam_jordan import both_choose, whys
from our2souls.demo.readiness import looks
from our2souls.demo.rhythm import rituals
from our2souls.demo.stage import Stage, person
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.text_fields import DreamData
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.plan import actions as plan_actions


def load() -> None:
    """Their three months."""
    noor = person("Noor", hue="heather", zone="Europe/London", pronouns="she/her")
    elif_ = person("Elif", hue="tide", zone="Europe/Istanbul", pronouns="she/her")
    on = Stage(noor, elif_)
    on.pair(95)
    with on.acting(on.a, 90):
        loft = dream_actions.create(
            DreamData(
                line="A loft above a street still talking at midnight",
                picture="I open the window and somebody is laughing at the tram stop.",
                need="being-seen",
                horizon="1-year",
            ),
            share=True,
        )
        dream_actions.create(DreamData(line="A door I can close for one whole Sunday"))
    with on.acting(on.b, 88):
        cabin = dream_actions.create(
            DreamData(
                line="A stove, and a dog asleep on the step",
                picture="Snow to the sill, and nothing I have to answer.",
                need="rest",
                horizon="5-years",
            ),
            share=True,
        )
    on.add_note(on.a, 89, "dream", loft.pk, "From up here it hums.", "city.webp")
    on.add_note(on.b, 87, "dream", cabin.pk, "Nobody, for miles.", "hills.webp")
    with on.acting(on.a, 40):
        home = weaving.weave(
            name="One home, two doors", mine=loft, theirs=cabin, bring=["line", "need"], horizon="5-years"
        )
        weaving.write_why(home, why="I don’t want to win this. I want both of us at the window.", need="belonging")
        choosing.choose(home)
    plans.home_of_noor_and_elif(on, home)
    with on.acting(on.b, 75):
        saving = weaving.weave(name="Twelve Sundays without plans", horizon="this-year")
    whys(on, saving, 74, ("Because we are kinder when we’ve slept.", "Rest"), ("Because you laugh on Sundays.", "Play"))
    both_choose(on, saving, 73)
    cups = on.add_note(on.a, 70, "intention", saving.pk, "The first of them, at noon.", "cups.webp")
    on.choose_cover(on.b, 69, saving, cups)
    with on.acting(on.b, 72):
        steps = [plan_actions.add(saving, title=f"Sunday {number}") for number in ("one", "two", "three", "four")]
    for step, days_ago in zip(steps[:2], (60, 30), strict=True):
        with on.acting(on.a, days_ago):
            plan_actions.mark_done(step)
    on.months_of_checkins(80, 5)
    looks.of_noor_and_elif(on)
    rituals.thursday_call(on)
    bridges.city_or_cabin(on)
    on.see_news(7)
