"""The guided talk: its pages in their order, of what both opened. What holds comes first, three topics an evening, thanks last."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from django.urls import reverse

from our2souls.readiness.report.model import Report, TopicReport
from our2souls.readiness.report.models import FollowUp, TalkMark

BEFORE = ("how", "strengths", "good-news")
AFTER = ("open", "values", "surprises", "pick", "thanks")
FEWEST, MOST = 3, 12
"""Topics with a page of their own: those on which the two differ, filled up to three with others that are apart at all, and
never more than twelve. The rest stand on their areas' pages and on paper."""
AN_EVENING = 3
"""After so many topics a page asks whether it is enough for tonight."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page of the talk; `topic` where it is about one, or the one that comes next where it asks whether to go on.

    `place` is the topic's among those of the evening, from 1; 0 where it was talked about on an earlier day.
    """

    slug: str
    url: str
    kind: str
    topic: TopicReport | None = None
    place: int = 0

    @property
    def template(self) -> str:
        """What draws it."""
        return f"readiness/report/talk/{self.kind.replace('-', '_')}.html"


def guide_pages(report: Report, earlier: Collection[str] = ()) -> list[GuidePage]:
    """The pages, in order; without a topic to talk over, one page says so.

    Topics of which the two talked on an `earlier` day stay where they were and take no place of an evening.
    """
    found = [_page(report, slug) for slug in BEFORE]
    found += list(_talk(report, earlier)) or [_page(report, "talk", "talk")]
    return found + [_page(report, slug) for slug in AFTER]


def topics(report: Report) -> list[TopicReport]:
    """The topics that have a page of their own, in the order to talk in."""
    near = [each.key for each in report.talk_first if not each.differs]
    missing = max(0, FEWEST - (len(report.talk_first) - len(near)))
    return [each for each in report.talk_first if each.differs or each.key in near[:missing]][:MOST]


def to_pick(report: Report) -> list[TopicReport]:
    """What the two may pick one thing from: topics to talk over first, and such as they want alike already."""
    return [*topics(report)[:FEWEST], *report.good_news, *report.near][: FEWEST + 2]


def picked(report: Report) -> FollowUp | None:
    """The one thing that the two have picked: what they began or put aside last and have not done yet."""
    return next((each for each in reversed(report.follow_ups) if each.done_at is None), None)


def talked_before(marks: Mapping[str, TalkMark], day: date, zone: tzinfo) -> set[str]:
    """The topics of which the two talked before a day of their zone."""
    return {
        key for key, mark in marks.items() if mark.kind == TalkMark.TALKED and mark.at.astimezone(zone).date() < day
    }


def bookmark(pages: list[GuidePage], marks: Mapping[str, TalkMark]) -> GuidePage | None:
    """Where the two go on: at what they kept for another evening last, else at the first topic they have not talked about.

    None before they left any mark, and when they talked about all of it.
    """
    left = {
        page.topic.key: page
        for page in pages
        if page.kind == "talk" and page.topic and not _talked(marks, page.topic.key)
    }
    marked = [key for key in left if key in marks]
    if marked:
        return left[max(marked, key=lambda key: marks[key].at)]
    return next(iter(left.values()), None) if marks else None


def _talk(report: Report, earlier: Collection[str]) -> Iterator[GuidePage]:
    every, of_tonight = topics(report), 0
    for nth, topic in enumerate(every, 1):
        new = topic.key not in earlier
        of_tonight += new
        place = (of_tonight - 1) % AN_EVENING + 1 if new else 0
        yield _page(report, f"talk-{nth}", "talk", topic, place)
        following = next((each for each in every[nth:] if each.key not in earlier), None)
        if place == AN_EVENING and following:
            yield _page(report, f"pause-{of_tonight // AN_EVENING}", "pause", following)


def _talked(marks: Mapping[str, TalkMark], key: str) -> bool:
    return key in marks and marks[key].kind == TalkMark.TALKED


def _page(report: Report, slug: str, kind: str = "", topic: TopicReport | None = None, place: int = 0) -> GuidePage:
    return GuidePage(slug, reverse("readiness:report_page", args=[report.sitting.pk, slug]), kind or slug, topic, place)
