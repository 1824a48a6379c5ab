"""What comes round for two: rituals and a gathering, questions in each of their states, a calendar's address."""

from datetime import date, time, timedelta

from django.urls import reverse

from our2souls.lib.clock import today
from our2souls.privacy.viewer import viewing
from our2souls.prompts.own_decks import actions as deck_actions
from our2souls.prompts.turns import actions as turn_actions
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.gatherings import access as gathering_access
from our2souls.rituals.gatherings import actions as gathering_actions
from tests.browser.scene.words import Words
from tests.cast import CastMember
from tests.factories.rhythm.feed import a_calendar_address
from tests.factories.rhythm.prompts import a_prompt, an_answer
from tests.factories.rhythm.rituals import a_ritual

DAILY = "FREQ=DAILY"


def rhythm(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """The addresses of each page of it, by what it shows."""
    a_calendar_address(ana)
    return rituals(ana, ben, words) | prompts(ana, ben, words)


def rituals(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """One held each day, a time of which is over, one is moved and one left out; one that waits for a yes."""
    day = today(ana.us.zone)
    first = day - timedelta(days=3)
    ritual = a_ritual(ana, ben, words.short[:60], rule=DAILY, first_on=first, words=words.more[:300])
    waits = a_ritual(ben, name=words.short[:60])
    with viewing(ben.viewer):
        ritual_actions.move(ritual, day + timedelta(days=1), to_day=day + timedelta(days=2), to_hour=time(11))
        ritual_actions.skip(ritual, day + timedelta(days=3))
        over = gathering_access.gathering_for(ben.viewer, ritual.pk, first)
        gathering_actions.write_note(over, words.more[:300])
        gathering_actions.keep(over, one_thing=words.short)

    def at(name: str, on: date | None = None) -> str:
        return reverse(f"rituals:{name}", args=[ritual.pk, on] if on else [ritual.pk])

    return {
        "rituals": reverse("rituals:rituals"),
        "a new ritual": f"{reverse('rituals:ritual_new')}?template=sunday-coffee",
        "a ritual": at("ritual"),
        "a ritual that waits": reverse("rituals:ritual", args=[waits.pk]),
        "a ritual, changed": at("ritual_edit"),
        "a gathering": at("gathering", day),
        "a gathering that is over": at("gathering", first),
        "gatherings": at("gatherings"),
        "a time that is moved": at("occasion_move", day + timedelta(days=4)),
    }


def prompts(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """One that both answered, one that either has, one that nobody has, one that is not for them."""
    opened, mine, theirs, untouched, hidden = (a_prompt(ana, f"home-0{number}") for number in range(1, 6))
    for who, turn in ((ana, opened), (ben, opened), (ana, mine), (ben, theirs)):
        an_answer(who, turn, words.more[:300])
    with viewing(ben.viewer):
        turn_actions.hide(hidden)
        deck = deck_actions.create_deck(words.short[:60])
        deck_actions.add_prompt(deck, words=words.more[:200], depth=2)
        deck_actions.remove_deck(deck_actions.create_deck(words.name[:60]))
    with viewing(ana.viewer):
        for number in range(6, 12):
            turn_actions.start(f"home-{number:02}")
        lines = f'depth,question\n1,"{words.more[:120]}"\n2,Where, if anywhere?\n'
        upload = deck_actions.store_upload(title=words.short[:60], text=lines)
    turns = {"opened": opened, "mine": mine, "theirs": theirs, "untouched": untouched}
    names = ("prompts", "prompts_earlier", "prompts_hidden", "decks")
    return (
        {f"a question, {state}": reverse("prompts:prompt", args=[turn.pk]) for state, turn in turns.items()}
        | {name: reverse(f"prompts:{name}") for name in names}
        | {name: reverse(f"prompts:{name}") for name in ("own_deck_new", "own_deck_import")}
        | {"a theme of theirs": reverse("prompts:own_deck", args=[deck.pk])}
        | {"a theme of theirs, its title": reverse("prompts:own_deck_edit", args=[deck.pk])}
        | {"a file of questions": reverse("prompts:own_deck_upload", args=[upload.pk])}
        | {"a theme": reverse("prompts:deck", args=["home"]), "the calendar's address": reverse("feed:feed")}
    )
