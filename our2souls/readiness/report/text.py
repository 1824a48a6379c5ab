"""The report's words: labels of states, what a topic's place means, what a figure rests on. They judge nobody."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from our2souls.delivery import registry as delivery_registry
from our2souls.people.couple_context import CoupleContext
from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report.model import AreaReport, Report, StatementReport, TopicReport

REACH = 2
"""From so many places on wishes are far apart by the places alone."""
STATES: dict[str, Promise] = {
    "talk": pgettext_lazy("area of the test", "Talk first"),
}
MOMENTS: dict[str, str | Promise] = {
    "intention": gettext_lazy("An intention"),
    **delivery_registry.OCCASIONS,
}
LIKENESS: dict[str, Promise] = {
    "near": gettext_lazy("You order these values in much the same way."),
    "partly": gettext_lazy("You order these values in partly the same way."),
    "far": gettext_lazy("You order these values each in a way of your own."),
}


CELLS: dict[str, Promise] = {
    "shared-known": gettext_lazy("Shared and known"),
    "shared-unknown": gettext_lazy("Shared, and you didn’t know"),
    "different-known": gettext_lazy("Different and known"),
    "different-unknown": gettext_lazy("Different, and you didn’t know"),
}


def state(area: AreaReport) -> str:
    """An area's label; empty where it has none."""
    return str(STATES.get(area.state, ""))


def verdict(topic: TopicReport) -> str:
    """What a topic's place on the map means."""
    if not topic.topic.comparable:
        return _("No answer yet from one of you or both. It can stay open.")
    if topic.firm:
        return _(
            "Far apart, little room: to one of you or both it matters as much as can be, with little room to bend. "
            "Listen first."
        )
    if topic.topic.so_already:
        return _("You both say: now, or it is so already.")
    return {
        "shared-known": _("You want much the same here, and both of you knew."),
        "shared-unknown": _("You want much the same here, and one of you or both didn’t know. Good news."),
        "different-known": _("You see this differently, and both of you knew."),
        "different-unknown": _("You see this differently, and one of you or both didn’t know. Talk here first."),
    }.get(topic.cell, _("You see this differently.") if topic.distance > 1 else _("You want much the same here."))


def positions(report: Report, item: Item, us: CoupleContext) -> str:
    """Where each of the two stands on an opened topic, a line each; nothing where one of them did not answer."""
    topic = next((each for each in report.comparable if each.key == item.key), None)
    if topic is None:
        return ""
    both = zip(us.faces, (topic.topic.a, topic.topic.b), strict=True)
    return "\n".join(f"{face.called}: {place_words(item, response.wish)}" for face, response in both)


def place_words(item: Item, wish: int | None) -> str:
    """The words of a place of a topic; nothing without one."""
    return "" if wish is None else attempt_text.localized(item.places[wish - 1])


def apart(area: AreaReport) -> str:
    """On how many of an area's topics the two are far apart, of those that both answered; three topics carry no figure."""
    numbers = {"far": len(area.apart), "both": len(area.comparable)}
    across = any(abs((each.topic.a.wish or 0) - (each.topic.b.wish or 0)) < REACH for each in area.apart)
    if not area.comparable:
        return _("Nothing in it has an answer from you both yet.")
    if len(area.comparable) == 1:
        return _of_one(far=bool(area.apart), across=across)
    if not area.apart and len(area.comparable) == 2:  # noqa: PLR2004 - two of anything are both, not all
        return _("On the two topics that you both answered you are at most one place apart.")
    if not area.apart:
        return _("On all %(both)s topics that you both answered you are at most one place apart.") % numbers
    if across:
        return (
            _("On %(far)s of %(both)s topics you are two places or more apart, or on two sides of a limit.") % numbers
        )
    return _("On %(far)s of %(both)s topics you are two places or more apart.") % numbers


def _of_one(*, far: bool, across: bool) -> str:
    if not far:
        return _("On the one topic that you both answered you are at most one place apart.")
    if across:
        return _("On the one topic that you both answered you are on two sides of a limit, such as never and someday.")
    return _("On the one topic that you both answered you are two places or more apart.")


def unanswered(area: AreaReport) -> str:
    """How many of an area's topics wait for an answer; empty where none does."""
    waiting = area.asked - area.both
    if not waiting or not area.both:
        return ""
    return ngettext(
        "%(number)s topic has no answer yet from one of you or both.",
        "%(number)s topics have no answer yet from one of you or both.",
        waiting,
    ) % {"number": waiting}


def shared(statement: StatementReport) -> str:
    """What both say of a statement, as a sentence: that it is so, or that it isn't."""
    words = {"statement": attempt_text.localized(statement.item.text)}
    if statement.agreed:
        return _("You both say: “%(statement)s”") % words
    return _("Neither of you would say: “%(statement)s”") % words


def agreement(value: int | None) -> str:
    """How far somebody agrees with a statement, in the words of its places."""
    return "" if value is None else attempt_text.agreement()[value - 1]
