"""Plain typed factories: what the cast makes, through the real acts."""

from datetime import date
from decimal import Decimal
from typing import Any

from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.models import Entry, Measure
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


def a_milestone(by: CastMember, intention: Intention, title: str = "Talk to an adviser", **fields: Any) -> Milestone:
    """A step of an intention."""
    with viewing(by.viewer):
        return plan_actions.add(intention, title=title, **fields)


def a_measure(
    by: CastMember, intention: Intention, target: int = 60_000, currency: str = "EUR", **fields: Any
) -> Measure:
    """What an intention counts, up to 60,000 euros unless said otherwise."""
    with viewing(by.viewer):
        intention = Intention.objects.get(pk=intention.pk)
        return measure_actions.set_measure(intention, target=Decimal(target), currency=currency, **fields)


def an_entry(
    by: CastMember, intention: Intention, amount: str = "100", on: date = date(2026, 11, 1), words: str = ""
) -> Entry:
    """Something put aside, towards 60,000 euros unless a measure is set."""
    with viewing(by.viewer):
        measure = Measure.objects.filter(intention=intention).first() or a_measure(by, intention)
        return measure_actions.add_entry(measure, amount=Decimal(amount), on=on, words=words)


def a_fridge_item(by: CastMember, text: str = "Swim before breakfast") -> FridgeItem:
    """A line at the fridge."""
    with viewing(by.viewer):
        return fridge_actions.add(text)
