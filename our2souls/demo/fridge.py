"""The fridge of a demo couple: lines put up by either, some done, one become more."""

from typing import Any

from our2souls.demo.stage import Stage
from our2souls.intentions.fridge import actions as fridge_actions

UP = [
    ("b", 4, "Swim in the lake before breakfast"),
    ("a", 8, "Cook Mira’s dumplings, all sixty"),
    ("a", 20, "Night train to anywhere with a harbour"),
    ("b", 26, "Learn one song badly, for two voices"),
    ("b", 40, "Sleep on the roof in August"),
    ("a", 49, "Write the landlord a thank-you card"),
    ("b", 61, "See the cranes leave in October"),
]
DONE = [("a", 90, 12, "Walk home from the cinema the long way"), ("b", 120, 30, "Find the bakery with the blue door")]


def fill(on: Stage, intention: Any = None) -> None:
    """Put the lines up, oldest first; `intention` is the intention that one of them became."""
    people = {"a": on.a, "b": on.b}
    for who, days_ago, done_ago, text in DONE:
        with on.acting(people[who], days_ago):
            line = fridge_actions.add(text)
        with on.acting(on.b if who == "a" else on.a, done_ago):
            fridge_actions.tick(line)
    if intention is not None:
        with on.acting(on.b, 440):
            line = fridge_actions.add("Record one talk with a neighbour")
            fridge_actions.link_intention(line, intention)
        with on.acting(on.a, 380):
            fridge_actions.tick(line)
    for who, days_ago, text in reversed(UP):
        with on.acting(people[who], days_ago):
            fridge_actions.add(text)
