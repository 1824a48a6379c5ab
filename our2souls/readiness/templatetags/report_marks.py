"""What the report draws: a spectrum with both dots, dots of five, the meeting of two top fives."""

from collections.abc import Collection, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from our2souls.delivery import registry as delivery_registry
from our2souls.lib.drawing.spectrum import Spectrum
from our2souls.lib.drawing.svg_numbers import figure
from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report import follow_ups
from our2souls.readiness.report import text as report_text
from our2souls.readiness.report.model import AreaReport, Report, StatementReport, TopicReport
from our2souls.readiness.report.models import FollowUp
from our2souls.readiness.report.talk import discussion_guide
from our2souls.readiness.report.talk import text as talk_text
from our2souls.readiness.report.values import ValuesReport

register = template.Library()
VENN_LINES, VENN_LETTERS = 3, 14
"""More, or longer, becomes lists under the circles."""
VENN_MIDDLE, LINE = 109.6, 26.4
"""Where the middle line of a part stands in the circles, and how far the next is."""


register.filter("localized", attempt_text.localized)
register.filter("ends", attempt_text.poles)
register.filter("place_of", report_text.place_words)
register.filter("apart_words", report_text.apart)
register.filter("unanswered_words", report_text.unanswered)
register.filter("shared_words", report_text.shared)
register.filter("agreement", report_text.agreement)
register.filter("prompts", talk_text.prompts)
register.filter("to_pick", discussion_guide.to_pick)
register.filter("picked", discussion_guide.picked)
register.filter("place_tonight", talk_text.place_tonight)


@register.inclusion_tag("readiness/report/parts/spectrum.html")
def spectrum(topic: TopicReport, us: Any) -> dict[str, Any]:
    """Both dots between the poles of a topic, with the sentence that says the same."""
    a, b = topic.topic.a, topic.topic.b
    both = (a.wish, b.wish) if topic.topic.comparable else (None, None)
    drawn = Spectrum(*both)
    left, right = attempt_text.poles(topic.item)
    faces = us.faces
    text = (
        _("%(a)s at %(x)s of 5 and %(b)s at %(y)s of 5, from “%(left)s” to “%(right)s”")
        % {"a": faces[0].name, "x": both[0], "b": faces[1].name, "y": both[1], "left": left, "right": right}
        if topic.topic.comparable
        else _("No answer yet from one of you or both, from “%(left)s” to “%(right)s”") % {"left": left, "right": right}
    )
    return {"drawn": drawn, "text": text, "left": left, "right": right, "faces": faces, "key": topic.key}


@register.inclusion_tag("readiness/report/parts/dots.html")
def dots(value: int | None, place: str) -> dict[str, Any]:
    """Five dots, so many of them filled, with the figure for those who listen."""
    return {"value": value or 0, "place": place, "all": range(1, 6)}


@register.filter
def verdict(topic: TopicReport) -> str:
    """A topic's place on the map of who knows what, in a sentence."""
    return report_text.verdict(topic)


@register.filter
def fits_circles(values: ValuesReport) -> bool:
    """Whether the names fit into the circles: at most three lines of fourteen letters in each part."""
    parts = (values.only_a, values.both, values.only_b)
    return all(
        len(each) <= VENN_LINES and all(len(attempt_text.localized(i.name)) <= VENN_LETTERS for i in each)
        for each in parts
    )


@register.filter
def stacked(cards: Sequence[Item]) -> list[tuple[Item, str]]:
    """Cards with the height of their line, centred in the circles."""
    top = VENN_MIDDLE - LINE * (len(cards) - 1) / 2
    return [(card, figure(top + LINE * nth)) for nth, card in enumerate(cards)]


@register.filter
def names(cards: Sequence[Item]) -> str:
    """The names of cards, parted by commas."""
    return ", ".join(attempt_text.localized(card.name) for card in cards)


@register.filter
def line(topic: TopicReport, us: Any) -> list[str]:
    """The five places of a topic with the initials of who stands there, for paper."""
    both = [(face.initial, response) for face, response in zip(us.faces, (topic.topic.a, topic.topic.b), strict=True)]
    return [" ".join(letter for letter, response in both if response.wish == place) for place in range(1, 6)]


@register.filter
def state_label(area: AreaReport) -> str:
    """An area's label."""
    return report_text.state(area)


@register.filter
def likeness(level: str) -> str:
    """How alike two profiles are, in words."""
    return str(report_text.LIKENESS.get(level, ""))


@register.simple_tag
def occasions() -> Collection[str]:
    """The moments for which something can be put aside here; a button for another would promise what isn't there."""
    return delivery_registry.occasions.known()


@register.filter
def moment_label(follow_up: FollowUp) -> str:
    """For which moment something was put aside."""
    return str(report_text.MOMENTS.get(follow_up.kind, ""))


@register.filter
def about_what(follow_up: FollowUp) -> str:
    """The area or topic that something is about."""
    return follow_ups.title_of(follow_up)


@register.simple_tag
def follow_ups_about(report: Report, area: str, topic: str) -> list[FollowUp]:
    """What the two already did about an area or a topic."""
    return [each for each in report.follow_ups if (each.area, each.topic) == (area, topic)]


@register.filter
def spoken(of: AreaReport | Report) -> list[StatementReport]:
    """Statements of which there is something to say: what both find good, then what both find hard or see differently."""
    kinds = ("good", "hard", "different")
    statements = [each for area in (of.opened if isinstance(of, Report) else [of]) for each in area.statements]
    return sorted((each for each in statements if each.kind), key=lambda each: kinds.index(each.kind))


@register.filter
def cell_label(cell: str) -> str:
    """What a cell of the map of wishes and knowing is called."""
    return str(report_text.CELLS.get(cell, ""))
