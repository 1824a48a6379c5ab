"""Sentences of a brief: about two, to a professional. Each is true of both, or names whose it is."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from our2souls.readiness.report.model import TopicReport
from our2souls.story.autonomy import text as statement_text
from our2souls.story.autonomy.statements import BridgeOutcomes, CarriedCommitments, Proposals, Statement

LIKENESS: dict[str, Any] = {
    "near": gettext_lazy("They order these values in much the same way."),
    "partly": gettext_lazy("They order these values in partly the same way."),
    "far": gettext_lazy("They order these values each in a way of their own."),
}
STATES: dict[str, Any] = {
    "woven": gettext_lazy("Not chosen by both yet"),
    "active": gettext_lazy("Chosen by both"),
    "waiting": gettext_lazy("Waits for one of them or both"),
    "resting": gettext_lazy("Rests"),
}
WANTS: dict[str, Any] = {
    "yes": gettext_lazy("Still wants it"),
    "but": gettext_lazy("Still wants it, and something would have to be different"),
    "unsure": gettext_lazy("Is not sure"),
    "no": gettext_lazy("Does not want it any longer"),
}
KINDS: dict[str, Any] = {
    "trial": gettext_lazy("They try something for a time"),
    "intention": gettext_lazy("It became an intention"),
    "different": gettext_lazy("They stay different and back each other"),
    "later": gettext_lazy("They look at it again on a day"),
    "help": gettext_lazy("They ask for help"),
}
ANSWERS: dict[str, Any] = {
    "keep": gettext_lazy("Keep it"),
    "change": gettext_lazy("Change it"),
    "end": gettext_lazy("End it"),
}
MOMENTS: dict[str, Any] = {
    "chosen": gettext_lazy("Both said yes"),
    "reached": gettext_lazy("Reached"),
    "day": gettext_lazy("A day of theirs"),
    "bridge": gettext_lazy("A bridge they built"),
    "ritual": gettext_lazy("A ritual, with both their yeses"),
    "kept": gettext_lazy("A month of a ritual"),
    "test": gettext_lazy("The couple test"),
    "joined": gettext_lazy("Where it began"),
}
"""What a moment is, by its kind; a kind that is not here is not told."""


def verdict(topic: TopicReport) -> str:
    """What it means where the two stand on a topic."""
    if topic.firm:
        return _(
            "Far apart, little room: to one of them or both it matters as much as can be, with little room to bend."
        )
    return {
        "different-known": _("They see this differently, and both knew."),
        "different-unknown": _("They see this differently, and one of them or both didn’t know."),
    }.get(topic.cell, _("They see this differently."))


def importance(value: int | None) -> str:
    """How much something matters to somebody; nothing where they did not say."""
    return "" if value is None else _("How much it matters: %(number)s of 5") % {"number": value}


def mean(value: float | None, count: int) -> str:
    """A month's mean in words, with what it rests on."""
    if value is None:
        return _("too few to say") if count else "–"
    words = ngettext("%(mean)s of 5, from %(number)s time", "%(mean)s of 5, from %(number)s times", count)
    return words % {"mean": value, "number": count}


def day(moment: date) -> str:
    """A day in words."""
    return date_format(moment, "DATE_FORMAT")


def statement(found: Statement, name: str) -> statement_text.StatementText:
    """A statement about whoever is called `name`, to somebody who is neither of the two."""
    read = statement_text.to_partner(found, name)
    sentence = _third_person(found, name) or read.sentence
    return statement_text.StatementText(read.kind, read.title, sentence, read.evidence)


def _third_person(found: Statement, name: str) -> str:
    match found:
        case Proposals(chosen=chosen, mine=mine):
            words = ngettext(
                "Of the %(all)d intentions that both chose in the last two years, %(n)d began with %(name)s.",
                "Of the %(all)d intentions that both chose in the last two years, %(n)d began with %(name)s.",
                mine,
            )
            return words % {"all": chosen, "n": mine, "name": name}
        case CarriedCommitments(open=all_open, mine=mine):
            words = ngettext(
                "Of the %(all)d commitments that are open between the two, %(n)d is %(name)s’s.",
                "Of the %(all)d commitments that are open between the two, %(n)d are %(name)s’s.",
                mine,
            )
            return words % {"all": all_open, "n": mine, "name": name}
        case BridgeOutcomes(agreed=agreed, gave_way=gave_way):
            words = ngettext(
                "In %(n)d of their %(all)d agreements the option meets %(name)s’s need clearly less than another did.",
                "In %(n)d of their %(all)d agreements the option meets %(name)s’s need clearly less than another did.",
                gave_way,
            )
            return words % {"all": agreed, "n": gave_way, "name": name}
        case _:
            return ""
