"""Alina & Marcus: living abroad, learning the language, a five-year plan. They write from two time zones this month."""

from decimal import Decimal
from typing import Any

from our2souls.config.demo import counting, notes_and_letters, plans, readiness, stage
from our2souls.config.demo.sam_jordan import both_choose, look, whys
from our2souls.config.demo.stage import Stage, person
from our2souls.dreams import dreaming, measuring, milestones, weaving
from our2souls.dreams.dreaming import Telling
from our2souls.dreams.revisiting import Said


def tell() -> None:
    """Their year."""
    alina = person("Alina", hue="fern", zone="Europe/Madrid", language="es")
    marcus = person("Marcus", hue="mulberry", zone="America/Chicago")
    on = Stage(alina, marcus)
    on.pair(330, "¿Lo pensamos juntos?")
    abroad = _abroad(on)
    plans.abroad_of_alina_and_marcus(on, abroad)
    _language(on)
    with on.acting(on.b, 60):
        dreaming.dream(Telling(line="Learn to bake the bread my street smells of", horizon="this-year"), share=True)
        dreaming.dream(Telling(line="Tell my mother before everybody else", horizon="this-year"))
    with on.acting(on.a, 30):
        dreaming.dream(Telling(line="Nadar en el mar antes del trabajo", horizon="1-year", need="freedom"), share=True)
        dreaming.dream(Telling(line="Un huerto en el balcón", horizon="this-year"))
    on.pictures(alina, 300, "intention", abroad.pk, "La ventana que da al mar.", "sea.webp")
    notes_and_letters.tell_abroad(on)
    on.months_of_feelings(90, 4)
    on.feels(marcus, 0, "2-3", hour="00:05", sharing="colour")
    look(
        on,
        abroad,
        95,
        Said("yes", "Sigo queriendo el mar."),
        Said("yes", "The visa page scared me less the second time."),
    )
    look(
        on,
        abroad,
        64,
        Said("yes"),
        Said("but", "Only if I can work in English for the first year.", "Write to the union"),
    )


def tell_readiness() -> None:
    """Their two looks at the readiness test: by itself, because four times all its questions hold the write lock for long."""
    readiness.of_alina_and_marcus(stage.of("Alina", "Marcus"))


def _abroad(on: Stage) -> Any:
    with on.acting(on.a, 320):
        abroad = weaving.weave(name="Vivir fuera: five years by the sea", horizon="5-years")
    whys(
        on,
        abroad,
        318,
        ("Quiero que nuestra vida huela a sal y a pan.", "libertad"),
        ("I want to be somebody who once dared to start again.", "adventure"),
    )
    both_choose(on, abroad, 317)
    with on.acting(on.b, 316):
        steps = [
            milestones.add(abroad, title="Which visa, really"),
            milestones.add(abroad, title="B1 in Spanish for Marcus", keeper_id=on.b.pk, due_on=on.day(-90)),
            milestones.add(abroad, title="Two weeks there in winter"),
            milestones.add(abroad, title="A year of rent put aside"),
            milestones.add(abroad, title="One-way tickets", due_on=on.day(-800)),
        ]
        measure = measuring.set_measure(abroad, target=Decimal(14400), currency="EUR")
    for month in range(9):
        with on.acting(on.a if month % 3 else on.b, 290 - 30 * month):
            measuring.enter(measure, amount=Decimal("350.50"), on=on.day(290 - 30 * month))
    with on.acting(on.b, 200):
        milestones.done(steps[0])
    counting.abroad(on, abroad)
    return abroad


def _language(on: Stage) -> None:
    with on.acting(on.b, 180):
        lessons = weaving.weave(name="Learning Spanish, for real", horizon="1-year")
    both_choose(on, lessons, 179)
    with on.acting(on.b, 178):
        measure = measuring.set_measure(lessons, target=Decimal(100), unit="lessons")
    for week in range(24):
        with on.acting(on.b, 170 - 7 * week, "07:20"):
            measuring.enter(measure, amount=Decimal(1 + week % 3), on=on.day(170 - 7 * week))
    counting.lessons(on, lessons)
