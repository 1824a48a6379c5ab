"""Intentions and what hangs on them, through the acts."""

from datetime import date
from decimal import Decimal
from typing import Any

from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.commitments.models import Commitment
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


def a_milestone(by: CastMember, intention: Intention, title: str = "Talk to an adviser", **more: Any) -> Milestone:
    """A step of an intention."""
    with viewing(by.viewer):
        return plan_actions.add(intention, title=title, **more)


def an_entry(by: CastMember, intention: Intention, amount: str = "100", on: date = date(2026, 11, 1)) -> Entry:
    """Something put aside, towards 60,000 euros unless a target is set."""
    with viewing(by.viewer):
        row = Intention.objects.select_related("measure").get(pk=intention.pk)
        measure = getattr(row, "measure", None) or a_measure(by, row)
        return measure_actions.add_entry(measure, amount=Decimal(amount), on=on)


def a_measure(by: CastMember, intention: Intention, target: int = 60_000, **more: Any) -> Measure:
    """What is counted, in euros unless a unit or another currency is given."""
    unit = more if {"currency", "unit"} & more.keys() else more | {"currency": "EUR"}
    with viewing(by.viewer):
        row = Intention.objects.get(pk=intention.pk)
        return measure_actions.set_measure(row, target=Decimal(target), **unit)


def a_commitment(by: CastMember, intention: Intention, words: str = "Swim before breakfast", **more: Any) -> Commitment:
    """Something that its maker promises: once, on no day, unless said otherwise."""
    with viewing(by.viewer):
        return commitment_actions.create(intention, CommitmentData(words, **more))


def a_fridge_item(by: CastMember, text: str = "Swim before breakfast") -> FridgeItem:
    """A line at the fridge."""
    with viewing(by.viewer):
        return fridge_actions.add(text)
