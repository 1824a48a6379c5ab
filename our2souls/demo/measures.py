"""What the demo couples budget, find out, correct and would rather not see counted by person."""

from decimal import Decimal
from typing import Any

from our2souls.demo.stage import Stage
from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures import anonymity
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.research import actions as research_actions


def first_home(on: Stage, home: Any) -> None:
    """Sam and Jordan: what a home costs beside its price, what they read, an amount that was wrong by a zero."""
    with on.acting(on.b, 212):
        deposit = budget_actions.add_line(
            home, what="Deposit", planned=Decimal(48000), note="A fifth, for the size we drew."
        )
        budget_actions.add_line(home, what="Notary and land register", planned=Decimal(5200))
    with on.acting(on.a, 205):
        budget_actions.add_line(home, what="Moving, with the cello", planned=Decimal(1400), on=on.day(-430))
        budget_actions.add_line(home, what="A fig tree, three years old", planned=Decimal(90))
        budget_actions.update_line(
            deposit, version=1, what="Deposit", planned=Decimal(50000), note="A fifth, if it has a second room."
        )
    with on.acting(on.b, 44):
        budget_actions.add_line(
            home, what="First hour with an adviser", planned=Decimal(150), spent=Decimal(140), on=on.day(44)
        )
    with on.acting(on.a, 120):
        research_actions.add(
            home,
            title="How a housing cooperative works",
            address="https://example.org/cooperatives",
            finding="You buy shares, not walls. Leaving takes a year’s notice, and the shares come back without interest.",
        )
    with on.acting(on.b, 58):
        research_actions.add(
            home,
            title="Mira about her building",
            address="Mira, on the phone",
            finding="Two flats come free each year. They ask for a letter, and they read it.",
        )
    with on.acting(on.a, 20):
        research_actions.add(
            home,
            title="What noise the law allows after ten",
            address="https://example.org/quiet-hours",
            finding="Chamber music counts as noise. Thick walls, then.",
        )
    with on.acting(on.a, 80):
        wrong = measure_actions.add_entry(home.measure, amount=Decimal(2500), on=on.day(80), words="The old bicycle")
    with on.acting(on.b, 79):
        measure_actions.correct(wrong, amount=Decimal(250), on=on.day(80), words="The old bicycle", version=1)


def abroad(on: Stage, intention: Any) -> None:
    """Marcus would rather not see it counted by person; Alina looks at a file of the account before it comes in."""
    with on.acting(on.b, 150):
        anonymity.hide(intention.measure)
        budget_actions.add_line(
            intention, what="Two visas, with translations", planned=Decimal(640), spent=Decimal(310)
        )
        budget_actions.add_line(intention, what="Flights, one way", planned=Decimal(1100))
    with on.acting(on.a, 20):
        budget_actions.add_line(intention, what="Fianza, dos meses", planned=Decimal(2400), note="A veces piden tres.")
        research_actions.add(
            intention,
            title="Empadronarse antes de firmar",
            address="https://example.org/empadronamiento",
            finding="Piden la dirección, no el contrato. Basta con una carta de quien nos aloja.",
        )
    with on.acting(on.a, 1):
        rows = [
            f"{on.day(35).isoformat()};350,50;Ingreso mensual",
            f"{on.day(5).isoformat()};350,50;Ingreso mensual",
            "ayer;20;Propina",
        ]
        importer.store(intention.measure, "\n".join(["Fecha;Importe;Concepto", *rows]))


def lessons(on: Stage, intention: Any) -> None:
    """Marcus's lessons cost something too, in his own currency."""
    with on.acting(on.b, 100):
        budget_actions.set_currency(intention, "USD")
        budget_actions.add_line(intention, what="A teacher, twice a week", planned=Decimal(1800), spent=Decimal(720))
