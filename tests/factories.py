"""Plain typed factories: what the cast makes, through the real acts."""

from datetime import date
from decimal import Decimal
from typing import Any

from our2souls.dreams import choosing, dreaming, measuring, milestones, weaving
from our2souls.dreams.models import Dream, Entry, Intention, Milestone
from our2souls.privacy.viewer import viewing
from tests.cast import Member


def a_dream(owner: Member, line: str = "Sing in a choir", *, share: bool = False, **said: Any) -> Dream:
    """A dream of the owner's."""
    with viewing(owner.viewer):
        return dreaming.dream(dreaming.Telling(line=line, **said), share=share)


def an_intention(by: Member, partner: Member, name: str = "Our first home", *, chosen: bool = True) -> Intention:
    """An intention from scratch, chosen by both unless said otherwise."""
    with viewing(by.viewer):
        intention = weaving.weave(name=name, horizon="5-years")
    if chosen:
        for member in (by, partner):
            with viewing(member.viewer):
                intention = choosing.choose(intention)
    return intention


def a_milestone(by: Member, intention: Intention, title: str = "Talk to an adviser", **more: Any) -> Milestone:
    """A step of an intention."""
    with viewing(by.viewer):
        return milestones.add(intention, title=title, **more)


def an_entry(by: Member, intention: Intention, amount: str = "100", on: date = date(2026, 11, 1)) -> Entry:
    """Something put aside, towards 60,000 euros unless a target is set."""
    with viewing(by.viewer):
        held = Intention.objects.select_related("measure").get(pk=intention.pk)
        measure = getattr(held, "measure", None) or measuring.set_measure(held, target=Decimal(60000), currency="EUR")
        return measuring.enter(measure, amount=Decimal(amount), on=on)
