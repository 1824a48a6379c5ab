"""Statements as sentences: to their owner, and about their owner to the partner they share them with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from our2souls.story.autonomy import evidence_text
from our2souls.story.autonomy.evidence_text import NextStep
from our2souls.story.autonomy.statements import (
    BridgeOutcomes,
    CarriedCommitments,
    LastDream,
    OwnDreams,
    Proposals,
    Statement,
)

TITLES = {
    "own_dreams": gettext_lazy("Own dreams"),
    "last_dream": gettext_lazy("The last new dream"),
    "proposals": gettext_lazy("Proposals"),
    "commitments": gettext_lazy("Commitments"),
    "bridges": gettext_lazy("Bridges"),
}


@dataclass(frozen=True, slots=True)
class StatementText:
    """A statement in words: its title, its sentence, the facts behind it; to its owner also one thing that they could do."""

    kind: str
    title: str
    sentence: str
    evidence: tuple[str, ...]
    step: NextStep | None = None


def to_owner(statement: Statement, dreams: dict[UUID, Any], names: Iterable[str] = ()) -> StatementText:
    """As its owner reads it, with their dreams (`dreams`, by their ids) and the other things it rests on by name."""
    sentence = _OWN[statement.kind](statement)
    evidence = (*evidence_text.evidence(statement), *evidence_text.for_owner_alone(statement, dreams, names))
    return StatementText(
        statement.kind, str(TITLES[statement.kind]), sentence, evidence, evidence_text.next_step(statement, dreams)
    )


def to_partner(statement: Statement, name: str) -> StatementText:
    """As the partner reads it of whoever is called `name`: no dream by name, nothing that one could do about it."""
    sentence = _OF[statement.kind](statement, name)
    return StatementText(statement.kind, str(TITLES[statement.kind]), sentence, evidence_text.evidence(statement))


def _own_dreams(found: OwnDreams) -> str:
    if not found.alive:
        return _("None of your own dreams is alive at the moment.")
    alive = ngettext("One dream of your own is alive.", "%(n)d dreams of your own are alive.", found.alive)
    return f"{alive % {'n': found.alive}} {_moved(found)}"


def _own_dreams_of(found: OwnDreams, name: str) -> str:
    if not found.alive:
        return _("None of %(name)s’s own dreams is alive at the moment.") % {"name": name}
    alive = ngettext("One dream of %(name)s’s own is alive.", "%(n)d dreams of %(name)s’s own are alive.", found.alive)
    return f"{alive % {'n': found.alive, 'name': name}} {_moved(found)}"


def _moved(found: OwnDreams) -> str:
    if not found.moved:
        return ngettext(
            "It hasn’t moved in the last three months.", "None of them has moved in the last three months.", found.alive
        )
    if found.moved == found.alive:
        return ngettext(
            "It moved in the last three months.", "All of them moved in the last three months.", found.alive
        )
    words = ngettext(
        "One of them moved in the last three months.", "%(n)d of them moved in the last three months.", found.moved
    )
    return words % {"n": found.moved}


def _last_dream(found: LastDream) -> str:
    return _("Your newest dream is from %(day)s.") % {"day": _day(found.on)}


def _last_dream_of(found: LastDream, name: str) -> str:
    return _("%(name)s’s newest dream is from %(day)s.") % {"name": name, "day": _day(found.on)}


def _proposals(found: Proposals) -> str:
    values = {"all": found.chosen, "n": found.mine}
    if not found.mine:
        return _("Of the %(all)d intentions that you both chose in the last two years, none began with you.") % values
    words = ngettext(
        "Of the %(all)d intentions that you both chose in the last two years, one began with you.",
        "Of the %(all)d intentions that you both chose in the last two years, %(n)d began with you.",
        found.mine,
    )
    return words % values


def _proposals_of(found: Proposals, name: str) -> str:
    values = {"all": found.chosen, "n": found.mine, "name": name}
    if not found.mine:
        words = _("Of the %(all)d intentions that you both chose in the last two years, none began with %(name)s.")
        return words % values
    words = ngettext(
        "Of the %(all)d intentions that you both chose in the last two years, one began with %(name)s.",
        "Of the %(all)d intentions that you both chose in the last two years, %(n)d began with %(name)s.",
        found.mine,
    )
    return words % values


def _commitments(found: CarriedCommitments) -> str:
    values = {"all": found.open, "n": found.mine}
    if not found.mine:
        return _("Of the %(all)d commitments that are open between you two, none is yours.") % values
    words = ngettext(
        "Of the %(all)d commitments that are open between you two, one is yours.",
        "Of the %(all)d commitments that are open between you two, %(n)d are yours.",
        found.mine,
    )
    return words % values


def _commitments_of(found: CarriedCommitments, name: str) -> str:
    values = {"all": found.open, "n": found.mine, "name": name}
    if not found.mine:
        return _("Of the %(all)d commitments that are open between you two, none is %(name)s’s.") % values
    words = ngettext(
        "Of the %(all)d commitments that are open between you two, one is %(name)s’s.",
        "Of the %(all)d commitments that are open between you two, %(n)d are %(name)s’s.",
        found.mine,
    )
    return words % values


def _bridges(found: BridgeOutcomes) -> str:
    values = {"all": found.agreed, "n": found.gave_way}
    if not found.gave_way:
        return (
            _("In each of your %(all)d agreements the option meets your need about as well as any other did.") % values
        )
    words = ngettext(
        "In one of your %(all)d agreements the option meets your need clearly less than another did.",
        "In %(n)d of your %(all)d agreements the option meets your need clearly less than another did.",
        found.gave_way,
    )
    return words % values


def _bridges_of(found: BridgeOutcomes, name: str) -> str:
    values = {"all": found.agreed, "n": found.gave_way, "name": name}
    if not found.gave_way:
        return (
            _("In each of your %(all)d agreements the option meets %(name)s’s need about as well as any other.")
            % values
        )
    words = ngettext(
        "In one of your %(all)d agreements the option meets %(name)s’s need clearly less than another did.",
        "In %(n)d of your %(all)d agreements the option meets %(name)s’s need clearly less than another did.",
        found.gave_way,
    )
    return words % values


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


_OWN: dict[str, Any] = {
    "own_dreams": _own_dreams,
    "last_dream": _last_dream,
    "proposals": _proposals,
    "commitments": _commitments,
    "bridges": _bridges,
}
_OF: dict[str, Any] = {
    "own_dreams": _own_dreams_of,
    "last_dream": _last_dream_of,
    "proposals": _proposals_of,
    "commitments": _commitments_of,
    "bridges": _bridges_of,
}
