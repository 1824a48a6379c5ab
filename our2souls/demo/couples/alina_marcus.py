"""Alina & Marcus: living abroad, learning the language, a five-year plan. They write from two time zones this month."""

from decimal import Decimal
from typing import Any

from our2souls.checkins.closeness import actions as pair_actions
from our2souls.demo import measures, notes_and_letters, plans, stage
from our2souls.demo.couples.sam_jordan import both_choose, revisit, whys
from our2souls.demo.readiness import looks
from our2souls.demo.rhythm import prompts, rituals
from our2souls.demo.stage import Stage, person
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.text_fields import DreamData
from our2souls.intentions.core import weaving
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.revisits.actions import AnswerData


def load() -> None:
    """Their year."""
    alina = person("Alina", hue="fern", zone="Europe/Madrid", language="es")
    marcus = person("Marcus", hue="mulberry", zone="America/Chicago")
    on = Stage(alina, marcus)
    on.pair(330, "¿Lo pensamos a medias?")
    abroad = _abroad(on)
    plans.abroad_of_alina_and_marcus(on, abroad)
    _language(on)
    with on.acting(on.a, 210):
        dream_actions.create(DreamData(line="Una noche al mes sin nada que traducir", horizon="this-year"))
        dream_actions.create(DreamData(line="Coser otra vez, con la máquina de mi tía"))
    with on.acting(on.b, 60):
        dream_actions.create(
            DreamData(line="Learn to bake the bread my street smells of", horizon="this-year"), share=True
        )
        dream_actions.create(DreamData(line="Tell my mother before everybody else", horizon="this-year"))
    with on.acting(on.a, 30):
        dream_actions.create(
            DreamData(line="Nadar en el mar antes del trabajo", horizon="1-year", need="freedom"), share=True
        )
        dream_actions.create(DreamData(line="Un huerto en el balcón", horizon="this-year"))
    sea = on.add_note(alina, 300, "intention", abroad.pk, "La ventana que da al mar.", "sea.webp")
    on.choose_cover(marcus, 299, abroad, sea)
    notes_and_letters.load_abroad(on)
    on.months_of_checkins(300, 6, until=90)
    on.months_of_checkins(90, 4)
    _closeness(on)
    on.check_in(marcus, 0, "2-3", hour="00:05", sharing="colour")
    revisit(
        on,
        abroad,
        95,
        AnswerData("yes", "Sigo queriendo el mar."),
        AnswerData("yes", "The visa page scared me less the second time."),
    )
    revisit(
        on,
        abroad,
        64,
        AnswerData("yes"),
        AnswerData("but", "Only if I can work in English for the first year.", "Write to the union"),
    )
    notes_and_letters.fill_vault(
        on,
        on.a,
        "Volver a cantar, aunque nadie me oiga",
        "Porque lo dejé sin decidirlo.",
        "No sé si quiero mudarme o si quiero querer mudarme.",
    )
    rituals.friday_walk(on)
    prompts.of_alina_and_marcus(on)
    on.see_news(7)


def load_readiness() -> None:
    """Their two looks at the readiness test: by itself, because four times all its questions hold the write lock for long."""
    looks.of_alina_and_marcus(stage.of("Alina", "Marcus"))


def _closeness(on: Stage) -> None:
    """They chose to read each other's answers, half a year ago."""
    for who in (on.a, on.b):
        with on.acting(who, 180):
            pair_actions.choose_pair()
    on.closeness(on.a, "445543455664455566")
    on.closeness(on.b, "5544435566655465")


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
            plan_actions.add(abroad, title="Which visa, really"),
            plan_actions.add(abroad, title="B1 in Spanish for Marcus", keeper_id=on.b.pk, due_on=on.day(-90)),
            plan_actions.add(abroad, title="Two weeks there in winter"),
            plan_actions.add(abroad, title="A year of rent put aside"),
            plan_actions.add(abroad, title="One-way tickets", due_on=on.day(-800)),
        ]
        measure = measure_actions.set_measure(abroad, target=Decimal(14400), currency="EUR", target_on=on.day(-800))
    for month in range(9):
        with on.acting(on.a if month % 3 else on.b, 290 - 30 * month):
            measure_actions.add_entry(measure, amount=Decimal("350.50"), on=on.day(290 - 30 * month))
    with on.acting(on.b, 200):
        plan_actions.mark_done(steps[0])
    measures.abroad(on, abroad)
    return abroad


def _language(on: Stage) -> None:
    with on.acting(on.b, 180):
        lessons = weaving.weave(name="Learning Spanish, for real", horizon="1-year")
    both_choose(on, lessons, 179)
    with on.acting(on.b, 178):
        measure = measure_actions.set_measure(lessons, target=Decimal(100), unit="lessons")
    for week in range(24):
        with on.acting(on.b, 170 - 7 * week, "07:20"):
            measure_actions.add_entry(measure, amount=Decimal(1 + week % 3), on=on.day(170 - 7 * week))
    measures.lessons(on, lessons)
