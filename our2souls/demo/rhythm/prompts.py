"""Sam & Jordan's questions: one that both answered, one they talked about, one that is not for them, this week's, and their own."""

from our2souls.demo.stage import Stage
from our2souls.prompts.own_decks import actions as own_deck_actions
from our2souls.prompts.turns import actions as prompt_actions


def of_sam_and_jordan(on: Stage) -> None:
    """Three weeks of them; Sam has answered the newest."""
    answers = {
        on.a: "The landing of the third flat, where the sun came in at four and I did my homework on the stairs.",
        on.b: "The window seat in the house by the canal. I read there until somebody turned the light on for me.",
    }
    with on.acting(on.a, 20, "20:10"):
        opened = prompt_actions.start("home-01")
    for who, days_ago in ((on.a, 20), (on.b, 19)):
        with on.acting(who, days_ago, "21:00"):
            prompt_actions.answer(opened, words=answers[who])
    with on.acting(on.b, 13, "19:30"):
        prompt_actions.mark_talked(prompt_actions.start("everyday-08"))
        prompt_actions.hide(prompt_actions.start("people-07"))
    with on.acting(on.a, 2, "08:20"):
        newest = prompt_actions.start("rest-02")
        prompt_actions.answer(newest, words="The first one after midnight, when nobody writes any more.")
    _theme(
        on,
        11,
        "On the ferry",
        (
            (1, "What would you bring if we stayed one day longer?"),
            (1, "Which street did you walk most often when you were ten?"),
            (2, "What did you not tell me on our last trip because it was small?"),
            (3, "What would you miss if we moved here?"),
        ),
    )


def of_alina_and_marcus(on: Stage) -> None:
    """The two questions of their own that Alina wrote."""
    _theme(
        on,
        9,
        "Para el tren",
        ((1, "¿A qué huele la casa en la que creciste?"), (2, "¿Qué se pierde cuando hablas en mi idioma?")),
    )


def _theme(on: Stage, days_ago: int, title: str, questions: tuple[tuple[int, str], ...]) -> None:
    with on.acting(on.a, days_ago, "18:15"):
        deck = own_deck_actions.create_deck(title)
        for depth, words in questions:
            own_deck_actions.add_prompt(deck, words=words, depth=depth)
