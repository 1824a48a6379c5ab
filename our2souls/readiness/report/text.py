"""The report's words: labels of states, what a topic's place means, what a figure rests on. They judge nobody."""

from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from our2souls.delivery import registry as delivery_registry
from our2souls.people.couple_context import CoupleContext
from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report.model import AreaReport, Report, TopicReport

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
            "Far apart, little room: it matters very much to one of you or both, and neither can "
            "bend much. Listen first."
        )
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


def ready(area: AreaReport, further: Collection[TopicReport]) -> str:
    """What an area that is ready to plan holds; `further` are the topics that come later in the talk.

    The label is of the area as a whole, so that a topic of it may still be one on which the two differ.
    """
    differ = [each for each in area.topics if each.differs]
    if not differ:
        return _("You want much the same here and it matters to you both. You could begin something.")
    topics = {"topics": ", ".join(f"“{attempt_text.localized(each.item.name)}”" for each in differ)}
    if 2 * len(differ) < area.both and all(each in further for each in differ):
        return (
            ngettext(
                "You want much the same in most of this. %(topics)s is the exception; it comes further on.",
                "You want much the same in most of this. %(topics)s are the exceptions; they come further on.",
                len(differ),
            )
            % topics
        )
    return _("You want much the same in part of this, and differ on %(topics)s.") % topics


def rests_on(area: AreaReport) -> str:
    """What an area's figure and label rest on."""
    return ngettext(
        "This rests on %(both)s of %(asked)s topic, which you both answered.",
        "This rests on %(both)s of %(asked)s topics, which you both answered.",
        area.asked,
    ) % {"both": area.both, "asked": area.asked}
