"""What the demo couples' intentions came to: whys that meet, one reached, one resting; and what one shares about themselves."""

from typing import Any

from our2souls.demo.stage import Stage
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.lifecycle import celebration
from our2souls.intentions.plan import actions as plan_actions
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Person
from our2souls.story.autonomy import actions as statement_actions
from our2souls.story.autonomy import queries as statement_queries


def meet(on: Stage, home: Any) -> None:
    """Words for where the whys meet: proposed, found too big, said smaller."""
    with on.acting(on.a, 300):
        common_ground.propose(home, "A place we never have to leave")
    with on.acting(on.b, 299):
        proposal = common_ground.propose(home, "A place where we both can make a noise")
    with on.acting(on.a, 298):
        common_ground.agree(proposal)


def arrive(on: Stage) -> None:
    """The year without a car, reached; and one that rests until the spring."""
    with on.acting(on.a, 520):
        bikes = weaving.weave(name="A year without the car", horizon="1-year")
        plan_actions.add(bikes, title="Sell it to somebody nice")
    for who in (on.a, on.b):
        with on.acting(who, 518):
            choosing.choose(bikes)
    with on.acting(on.b, 150):
        intention_lifecycle.reach(bikes, on=on.day(151))
        celebration.celebrate(bikes, "I was wrong about January. I was right about the hill.")
    with on.acting(on.a, 149):
        celebration.celebrate(bikes, "We talked more on those bicycles than in ten years of traffic.")
    with on.acting(on.b, 210):
        band = weaving.weave(name="Learn to dance, properly this time", horizon="someday")
    for who in (on.a, on.b):
        with on.acting(who, 208):
            choosing.choose(band)
    with on.acting(on.a, 70):
        intention_lifecycle.rest(band, look_again_on=on.day(-120), words="When the pilot is out. My knees agree.")


def share_statement(on: Stage, person: Person, days_ago: int, kind: str) -> None:
    """A statement of this kind about somebody, as it was that day, shared by them."""
    with on.acting(person, days_ago):
        us = couple_context(person)
        found = statement_queries.of_viewer(us.viewer, us.zone).statements
        statement_actions.share(next(each for each in found if each.kind == kind))


def end_with_news(on: Stage, person: Person) -> None:
    """Somebody shares a statement about themself; what is older than a week was seen."""
    share_statement(on, person, 10, "own_dreams")
    on.see_news(7)
