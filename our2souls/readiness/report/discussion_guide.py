"""The guided talk: its pages in their order, of what both opened. Strengths come first and one thing to do comes last."""

from dataclasses import dataclass

from django.urls import reverse

from our2souls.readiness.report.model import Report, TopicReport

BEFORE = ("how", "strengths", "good-news")
AFTER = ("open", "values", "understanding", "pick")
FEWEST, MOST = 3, 12
"""Topics with a page of their own: those on which the two differ, filled up to three with others that are apart at all, and
never more than twelve. The rest stand on their areas' pages and on paper."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page of the talk; `topic` where it is about one."""

    slug: str
    url: str
    kind: str
    topic: TopicReport | None = None


def guide_pages(report: Report) -> list[GuidePage]:
    """The pages, in order; without a topic to talk over, one page says so."""
    found = [_page(report, slug) for slug in BEFORE]
    found += [_page(report, f"talk-{nth}", "talk", topic) for nth, topic in enumerate(topics(report), 1)] or [
        _page(report, "talk", "talk")
    ]
    return found + [_page(report, slug) for slug in AFTER]


def topics(report: Report) -> list[TopicReport]:
    """The topics that have a page of their own, in the order to talk in."""
    near = [each.key for each in report.talk_first if not each.differs]
    missing = max(0, FEWEST - (len(report.talk_first) - len(near)))
    return [each for each in report.talk_first if each.differs or each.key in near[:missing]][:MOST]


def _page(report: Report, slug: str, kind: str = "", topic: TopicReport | None = None) -> GuidePage:
    return GuidePage(slug, reverse("readiness:report_page", args=[report.sitting.pk, slug]), kind or slug, topic)
