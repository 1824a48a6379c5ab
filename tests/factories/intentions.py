"""Plain typed factories: what the cast makes, through the real acts."""

from datetime import date
from decimal import Decimal
from typing import Any

from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.models import Entry
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan.models import Milestone
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember


def an_intention(
    by: CastMember, partner: CastMember, name: str = "Our first home", *, chosen: bool = True
) -> Intention:
    """An intention from scratch, chosen by both unless said otherwise."""
    with viewing(by.viewer):
        intention = weaving.weave(name=name, horizon="5-years")
    if chosen:
        for member in (by, partner):
            with viewing(member.viewer):
                intention = choosing.choose(intention)
    return intention


def a_milestone(by: CastMember, intention: Intention, title: str = "Talk to an adviser", **more: Any) -> Milestone:
    """A step of an intention."""
    with viewing(by.viewer):
        return plan_actions.add(intention, title=title, **more)


def an_entry(by: CastMember, intention: Intention, amount: str = "100", on: date = date(2026, 11, 1)) -> Entry:
    """Something put aside, towards 60,000 euros unless a target is set."""
    with viewing(by.viewer):
        held = Intention.objects.select_related("measure").get(pk=intention.pk)
        measure = getattr(held, "measure", None) or measure_actions.set_measure(
            held, target=Decimal(60000), currency="EUR"
        )
        return measure_actions.add_entry(measure, amount=Decimal(amount), on=on)
