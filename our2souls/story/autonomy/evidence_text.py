"""The facts behind a statement in words, and the one thing that its owner could do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from our2souls.lib.text_direction import isolated
from our2souls.story.autonomy.statements import (
    BridgeOutcomes,
    CarriedCommitments,
    LastDream,
    OwnDreams,
    Proposals,
    Statement,
)

WEEK, MONTH, MONTHS_FROM = 7, 30, 60
"""Days; a span is told in months from two of them on."""
NAMED = 5
"""So many things are named at most."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing that one could do, and where."""

    text: str
    url: str


def evidence(statement: Statement) -> tuple[str, ...]:
    """The facts behind a statement in counts and days, whoever reads them."""
    match statement:
        case OwnDreams():
            return _dream_counts(statement)
        case LastDream(usual_days=days):
            return (_("Before that, a new one came about every %(span)s.") % {"span": _span(days)},) if days else ()
        case Proposals(with_my_dream=number):
            words = ngettext("One holds words from a dream.", "%(n)d hold words from a dream.", number)
            return (words % {"n": number},) if number else ()
        case CarriedCommitments(kept=number):
            words = ngettext(
                "Kept in the last three months: once.", "Kept in the last three months: %(n)d times.", number
            )
            return (words % {"n": number},) if number else ()
        case BridgeOutcomes(mine=number):
            words = ngettext(
                "One of the options agreed on was an own one.", "%(n)d options agreed on were own ones.", number
            )
            return (words % {"n": number},) if number else ()


def _dream_counts(found: OwnDreams) -> tuple[str, ...]:
    counts = (
        (found.written, ngettext("One written down", "%(n)d written down", found.written)),
        (found.resting, ngettext("One resting", "%(n)d resting", found.resting)),
        (found.came_true, ngettext("One came true", "%(n)d came true", found.came_true)),
        (found.let_go, ngettext("One let go", "%(n)d let go", found.let_go)),
    )
    return tuple(words % {"n": number} for number, words in counts if number)


def for_owner_alone(statement: Statement, dreams: dict[UUID, Any], names: Iterable[str]) -> tuple[str, ...]:
    """What is in no copy: what it rests on by name (`names`), which dreams moved, after how many bridges one felt pressed."""
    match statement:
        case OwnDreams(moved_ids=moved):
            words, lines = _("Moved: “%(line)s”"), [dreams[each].line for each in moved if each in dreams]
        case LastDream():
            words, lines = _("It is “%(line)s”"), list(names)
        case Proposals():
            words, lines = _("Began with you: “%(line)s”"), list(names)
        case CarriedCommitments():
            words, lines = _("Yours: “%(line)s”"), list(names)
        case BridgeOutcomes(pressed=number):
            return (_pressed(number),) if number is not None else ()
    return tuple(words % {"line": isolated(line)} for line in lines[:NAMED])


def _pressed(number: int) -> str:
    if not number:
        return _("You noted after none of them that you felt pressed. Only you see this line.")
    words = ngettext(
        "After one of them you noted that you felt pressed. Only you see this line.",
        "After %(n)d of them you noted that you felt pressed. Only you see this line.",
        number,
    )
    return words % {"n": number}


def next_step(statement: Statement, dreams: dict[UUID, Any]) -> NextStep:
    """The one thing that a statement’s owner could do; there always is one, and it never depends on how high a count is."""
    write_one = NextStep(_("Write down a dream; one line is enough"), reverse("dreams:dream_new"))
    match statement:
        case OwnDreams(stillest=UUID() as dream_id) if dream_id in dreams:
            line = isolated(dreams[dream_id].line)
            return NextStep(_("Look again at “%(line)s”") % {"line": line}, reverse("dreams:dream", args=[dream_id]))
        case OwnDreams() | LastDream():
            return write_one
        case Proposals():
            return NextStep(_("Propose something that is dear to you"), reverse("intentions:intention_new"))
        case CarriedCommitments():
            return NextStep(
                _("Look at what you promised: any of it can be moved or let go"), reverse("intentions:commitments")
            )
        case BridgeOutcomes():
            return NextStep(_("Write for yourself what you would have needed"), reverse("vision:note_loose"))


def _span(days: int) -> str:
    """A number of days as people say it: days, weeks or months."""
    if days >= MONTHS_FROM:
        number = round(days / MONTH)
        return ngettext("month", "%(n)d months", number) % {"n": number}
    if days >= 2 * WEEK:
        number = round(days / WEEK)
        return ngettext("week", "%(n)d weeks", number) % {"n": number}
    return ngettext("day", "%(n)d days", days) % {"n": days}
