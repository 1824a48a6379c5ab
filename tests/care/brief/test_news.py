"""What came since last time, and the story."""

from datetime import timedelta

import pytest

from our2souls.care.consent.models import Engagement
from our2souls.care.looks import actions as look_actions
from our2souls.lib import clock
from our2souls.lib.clock import now
from our2souls.privacy.viewer import viewing
from tests.care.scene import a_therapist, at_the_table, client_of, open_part, page, read
from tests.cast import CastMember
from tests.factories.bridges.core import agreed
from tests.factories.intentions.core import an_intention
from tests.factories.milestones import a_relationship_milestone

Couple = tuple[CastMember, CastMember]
HOUSE = "A house by the sea"


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: Couple) -> Engagement:
    return at_the_table(thea, couple)


def test_the_story_leads_nowhere_and_speaks_of_them(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    an_intention(*couple, HOUSE)
    a_relationship_milestone(couple[0])
    open_part(couple[0], thea, "story")
    brief = read(thea, engagement)
    labels = {each.label for each in brief.moments}
    assert {"A day of theirs", "Where it began"} <= labels
    assert "Both said yes" not in labels  # intentions are another part
    assert "href" not in page(thea, engagement)


def test_since_last_time(thea: CastMember, engagement: Engagement, couple: Couple) -> None:
    ana, _ben = couple
    with clock.frozen(now() - timedelta(days=20)):
        an_intention(*couple, "Chosen before")
        open_part(ana, thea, "intentions")
    assert read(thea, engagement).since is None
    client = client_of(thea, engagement)
    with clock.frozen(now() - timedelta(days=10)), viewing(thea.viewer):
        look_actions.record(client, "page")
    an_intention(*couple, HOUSE)
    bridge = agreed(*couple)
    open_part(ana, thea, "bridge", str(bridge.pk))
    brief = read(thea, engagement)
    assert brief.since is not None
    news = {(each.text, str(each.title)) for each in brief.news}
    assert ("Chosen by both", HOUSE) in news
    assert ("Agreed on in a bridge", "They try something for a time") in news
    assert ("Opened to you: 1 bridge", "") in news
    assert "Chosen before" not in {title for _text, title in news}
