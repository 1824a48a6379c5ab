"""Bridges of the demo couples: one in the middle of listening, and one that was tried, kept and looked at again."""

from datetime import timedelta

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.agreement.actions import AgreementData
from our2souls.bridges.apart import actions as side_actions
from our2souls.bridges.apart.actions import SideData
from our2souls.bridges.core import actions, dialogue, queries, story
from our2souls.bridges.core.access import Bridge
from our2souls.bridges.core.actions import BridgeData
from our2souls.bridges.listen import actions as listen_actions
from our2souls.bridges.options import actions as option_actions
from our2souls.demo.stage import Stage

LOFT = SideData(
    dream="A loft above the tram stop, five floors up, where the street is still talking at midnight.",
    story="Where I grew up nothing happened after six. I feel most like myself with a door downstairs and a city behind it.",
    needs=["aliveness", "belonging"],
    fear="Disappearing. Becoming somebody who waits for the weekend.",
    core="People I can meet without a plan.",
    edge="Which city, and not every week of the year.",
)
CABIN = SideData(
    dream="A cabin with a stove, one neighbour, and a dog asleep on the step.",
    story="I’ve spent ten years in open-plan rooms. Quiet is where I can hear what I think.",
    needs=["rest", "thinking"],
    fear="Never putting my shoulders down.",
    core="Whole days on which nobody wants anything from me.",
    edge="How far away it is, and whether it is ours.",
)
EARLY = SideData(
    dream="Mornings that begin slowly, with you, before the first message.",
    story="My father left for work before I woke. Breakfast is when I know that somebody is there.",
    needs=["closeness", "rest"],
    fear="That we become two calendars.",
    core="That we begin the day together.",
    edge="How long it takes, and on which days.",
)
LATE = SideData(
    dream="An hour at six that belongs to me and the page.",
    story="I wrote the best thing I ever wrote before anybody was up. I want to know whether I still can.",
    needs=["expression", "alone"],
    fear="Being somebody who used to write.",
    core="An hour that nobody takes.",
    edge="It can be short. It can be another hour.",
)


def city_or_cabin(on: Stage) -> Bridge:
    """Noor and Elif: both have written, Elif feels heard, and it is Noor who speaks now."""
    with on.acting(on.a, 12):
        bridge = actions.create(
            BridgeData("City loft, quiet cabin", "We both want a home. We picture different windows.")
        )
    with on.acting(on.b, 11):
        actions.accept(bridge)
    _write(on, bridge, 10, LOFT, CABIN)
    _ready(on, bridge, 8)
    with on.acting(on.b, 8, "20:10"):
        listen_actions.reflect(bridge, "You want noise around you. You’d be bored anywhere else.")
    with on.acting(on.a, 8, "20:30"):
        listen_actions.almost(bridge, "Almost: not noise. I want to be somewhere that I could be missed.")
    with on.acting(on.b, 7, "09:00"):
        listen_actions.reflect(
            bridge, "You’re asking not to disappear. The street at midnight is proof that you’re still in the world."
        )
    with on.acting(on.a, 7, "21:00"):
        listen_actions.feel_heard(bridge)
    with on.acting(on.b, 5, "18:00"):
        listen_actions.respond(
            bridge, "It makes sense to me that quiet feels like being forgotten, when it once was.", "lonely"
        )
    with on.acting(on.a, 3, "21:00"):
        listen_actions.reflect(
            bridge, "Quiet isn’t hiding for you. It’s how you come back to yourself, and then to me."
        )
    return bridge


def mornings(on: Stage) -> Bridge:
    """Sam and Jordan: found in spring, tried for a month, kept."""
    with on.acting(on.b, 230):
        bridge = actions.create(BridgeData("Mornings: together, or at the desk", "Who has the hour before work?"))
    with on.acting(on.a, 229):
        actions.accept(bridge)
    _write(on, bridge, 228, EARLY, LATE)
    _ready(on, bridge, 226)
    _heard(on, bridge, 226)
    _ready(on, bridge, 225)
    with on.acting(on.a, 225, "20:00"):
        listen_actions.add_ground(bridge, "no phones first")
    for person in (on.a, on.b):
        with on.acting(person, 225, "20:30"):
            listen_actions.leave_ground(bridge)
    _ready(on, bridge, 224)
    _options(on, bridge, 224)
    _ready(on, bridge, 223)
    with on.acting(on.b, 223, "19:00"):
        day = on.day(223)
        agreement = agreement_actions.propose(
            bridge,
            AgreementData(
                dialogue.TRIAL,
                "Two mornings are Jordan’s at the desk, the other five begin with coffee in bed. No phone before either.",
                "If I oversleep, then I don’t take the hour from breakfast.",
                queries.options_of(bridge)[0].pk,
                day,
                day + timedelta(days=30),
                day + timedelta(days=30),
            ),
        )
    with on.acting(on.a, 222, "08:00"):
        agreement_actions.sign(
            bridge, agreement.pk, "If I miss you on a desk morning, then I make the coffee for later."
        )
    for person, hour in ((on.a, "09:30"), (on.b, "21:00")):
        with on.acting(person, 193, hour):
            agreement_actions.feel(bridge, 5 if person is on.a else 4, 1)
            agreement_actions.review(bridge, dialogue.KEEP)
    for person, days_ago in ((on.a, 190), (on.b, 189)):
        with on.acting(person, days_ago):
            story.tell_story(bridge)
    return bridge


def _write(on: Stage, bridge: Bridge, days_ago: int, mine: SideData, theirs: SideData) -> None:
    for person, side in ((on.a, mine), (on.b, theirs)):
        with on.acting(person, days_ago):
            side_actions.finish(bridge, side)


def _ready(on: Stage, bridge: Bridge, days_ago: int) -> None:
    for person, hour in ((on.a, "18:00"), (on.b, "18:30")):
        with on.acting(person, days_ago, hour):
            actions.ready(bridge)


def _heard(on: Stage, bridge: Bridge, days_ago: int) -> None:
    replies = (
        (on.b, on.a, "You’d like the hour for yourself.", "For you it is about being expected by somebody.", "missing"),
        (
            on.a,
            on.b,
            "You want to get away from breakfast.",
            "You’re looking for the person you were at six.",
            "hopeful",
        ),
    )
    for speaker, listener, first, second, feeling in replies:
        with on.acting(listener, days_ago, "19:00"):
            listen_actions.reflect(bridge, first)
        with on.acting(speaker, days_ago, "19:10"):
            listen_actions.almost(bridge, "Almost. It’s less about the hour than about who I am in it.")
        with on.acting(listener, days_ago, "19:20"):
            listen_actions.reflect(bridge, second)
        with on.acting(speaker, days_ago, "19:30"):
            listen_actions.feel_heard(bridge)
        with on.acting(listener, days_ago, "19:40"):
            listen_actions.respond(bridge, "It makes sense: I’d miss that too.", feeling)


def _options(on: Stage, bridge: Bridge, days_ago: int) -> None:
    ways = (
        (on.b, "Two desk mornings, five of coffee in bed", "turns"),
        (on.b, "The hour at night instead", "third"),
        (on.a, "Jordan writes, Sam reads beside", "smaller"),
        (on.a, "Every second week", "turns"),
    )
    for place, (person, words, pattern) in enumerate(ways):
        with on.acting(person, days_ago, f"19:{place}0"):
            option_actions.add(bridge, words, pattern)
    rated = {on.a: ((4, 5), (3, 4), (4, 4), (2, 3)), on.b: ((4, 4), (2, 2), (3, 3), (3, 4))}
    for person, pairs in rated.items():
        with on.acting(person, days_ago, "20:00"):
            standing = queries.options_of(bridge)
            option_actions.rate(bridge, {option.pk: pair for option, pair in zip(standing, pairs, strict=True)})
