"""What the two lived through: a day that Today brings back, months to draw, and the pages that tell of it."""

from datetime import timedelta

from django.urls import reverse

from our2souls.lib import clock
from tests.browser.scene.words import Words
from tests.cast import CastMember
from tests.factories.checkins import a_checkin
from tests.factories.milestones import a_relationship_milestone

YEARS = 2


def story(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """The time line, also where nothing stands in it, the charts by month and year, and a year on paper."""
    today = ana.viewer.today
    a_relationship_milestone(ben, words.name, today - timedelta(days=100), words=words.more)
    a_relationship_milestone(
        ana, words.dream[:90], today.replace(year=today.year - YEARS, day=min(today.day, 28)), yearly=True
    )
    for number in range(6):
        with clock.frozen(clock.now() - timedelta(days=20 * number)):
            for member in (ana, ben):
                for place in ((1, 3), (5, 4), (3, 1)):
                    a_checkin(member, "all", place)
    at = {name: reverse(name) for name in ("story:story", "story:charts")}
    at["story:year"] = reverse("story:year", args=[today.year])
    at["story of a kind"] = f"{at['story:story']}?kind=letters&year={today.year - 7}"
    at["charts of years"] = f"{at['story:charts']}?by=years"
    return at
