"""A therapist's eyes: what a couple opened and nothing else, for both databases; on PostgreSQL the database asks by itself."""

from datetime import timedelta

import pytest

from our2souls.bridges.core.models import Bridge, BridgeSide, BridgeTurn, RevealedSide
from our2souls.care.consent import actions as consent_actions
from our2souls.checkins.models import CheckIn
from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import HistoryEntry, Intention, PrivateWhy
from our2souls.lib import clock
from our2souls.milestones.models import RelationshipMilestone
from our2souls.privacy.audiences import grants
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, viewing
from our2souls.readiness.attempts.models import Response, Sitting
from our2souls.readiness.sittings.models import DisclosedAnswers
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge
from tests.factories.care import at_table, eyes_of, opened, seated
from tests.factories.checkins import a_full_checkin
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.readiness import report
from tests.privacy.audiences.reach import bypasses, reach

pytestmark = pytest.mark.usefixtures("db")


def test_without_a_grant_a_therapist_reaches_the_engagement_alone(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    an_intention(ana, ben)
    a_full_checkin(ana, "all")
    seated(thea, ana)
    assert reach(eyes_of(thea, ana.us.couple_id)) == {"care.Engagement"}


def test_intentions_open_what_both_read_of_them_and_no_draft(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    intention = an_intention(ana, ben, "Our first home")
    at_table(thea, ana, ben, ("intentions", ""))
    eyes = eyes_of(thea, ana.us.couple_id)
    with viewing(eyes):
        assert Intention.objects.get(pk=intention.pk).name == "Our first home"
        assert not PrivateWhy.objects.exists()
        assert not HistoryEntry.objects.exists()
        assert not RelationshipMilestone.objects.exists()


def test_one_bridge_opens_that_one(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    chosen, other = a_bridge(ana, ben, "listen"), a_bridge(ben, ana, "listen")
    at_table(thea, ana, ben, ("bridge", str(chosen.pk)))
    with viewing(eyes_of(thea, ana.us.couple_id)):
        assert [row.pk for row in Bridge.objects.all()] == [chosen.pk]
        assert {row.bridge_id for row in RevealedSide.objects.all()} == {chosen.pk}
        assert all(row.dream for row in RevealedSide.objects.all())
        assert not BridgeSide.objects.exists()
        assert not BridgeTurn.objects.exists()
    assert other.pk != chosen.pk


def test_one_area_of_the_test_opens_that_one(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    sitting = report.revealed(ana, ben)
    area, other = report.areas_for_all()[:2]
    at_table(thea, ana, ben, ("report", f"{sitting.pk}:{area}"))
    with viewing(eyes_of(thea, ana.us.couple_id)):
        rows = list(DisclosedAnswers.objects.all())
        assert {row.area for row in rows} == {area}
        assert all(row.answers for row in rows)
        assert Sitting.objects.count() == 1
        assert not Response.objects.exists()
    with viewing(ana.viewer):
        hidden = DisclosedAnswers.objects.filter(area=other).first()
    assert hidden is not None
    with viewing(eyes_of(thea, ana.us.couple_id)), pytest.raises(NotPermitted):
        _ = hidden.__class__._base_manager.get(pk=hidden.pk).answers if bypasses() else _raise()


def _raise() -> None:
    raise NotPermitted


def test_a_trend_is_places_and_no_words_of_its_owner_alone(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    hers, his = a_full_checkin(ana, "me"), a_full_checkin(ben, "all")
    engagement = seated(thea, ana)
    opened(engagement, ana, parts={("trend", str(ana.id))})
    with viewing(eyes_of(thea, ana.us.couple_id)):
        (row,) = CheckIn.objects.all()
        assert row.pk == hers.pk != his.pk
        assert row.ease == 4
        for column in ("note", "words", "need", "more", "context"):
            with pytest.raises(NotPermitted):
                getattr(row, column)


def test_nobody_opens_the_partners_own(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    with viewing(ana.viewer):
        with pytest.raises(ValueError, match="partner"):
            consent_actions.open_parts(engagement, {("trend", str(ben.id))}, days=90, statements=list)
        with pytest.raises(NotPermitted):
            grants.open_to(thea.id, "trend", str(ben.id), ends_at=clock.now() + timedelta(days=1), owner_id=ben.id)


@pytest.mark.parametrize("owner", [None, "me"])
def test_what_is_the_others_own_opens_under_no_other_name(
    owner: str | None, ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = seated(thea, ana)
    for scope, item in (("trend", str(ben.id)), ("statements", f"{engagement.pk}:{ben.id}")):
        with viewing(ana.viewer), pytest.raises(NotPermitted):
            grants.open_to(
                thea.id, scope, item, ends_at=clock.now() + timedelta(days=1), owner_id=ana.id if owner else None
            )


def test_eyes_of_a_therapist_read_no_word_of_their_own_either(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    own = a_dream(thea, "my own")
    at_table(thea, ana, ben, ("intentions", ""))
    with viewing(thea.viewer):
        row = Dream.objects.get(pk=own.pk)
    with viewing(eyes_of(thea, ana.us.couple_id)), pytest.raises(NotPermitted):
        _ = row.line


def test_a_joint_part_needs_both_yeses_whatever_one_asks(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    for part in (("intentions", ""), ("story", "")):
        opened(engagement, ana, parts={part})
        opened(engagement, ana, parts={part})
    assert reach(eyes_of(thea, ana.us.couple_id)) == {"care.Engagement"}
    opened(engagement, ben, parts={("story", "")})
    assert {(scope, item) for scope, item in eyes_of(thea, ana.us.couple_id).grants if scope != TABLE} == {
        ("story", "")
    }


def test_of_two_times_the_shorter_holds(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    opened(engagement, ana, parts={("story", "")}, days=180)
    opened(engagement, ben, parts={("story", "")}, days=14)
    with viewing(ana.viewer):
        (grant,) = Grant.objects.filter(scope="story")
    assert grant.ends_at is not None
    assert (grant.ends_at - clock.now()).days in {13, 14}


def test_a_grant_ends_by_itself(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    an_intention(ana, ben)
    at_table(thea, ana, ben, ("intentions", ""))
    with clock.moved(timedelta(days=90, minutes=1)):
        eyes = eyes_of(thea, ana.us.couple_id)
        assert eyes.grants == {(TABLE, next(iter(eyes.grants))[1])}
        assert "intentions.Intention" not in reach(eyes)


def test_either_takes_a_joint_part_back_at_once(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    an_intention(ana, ben)
    engagement = at_table(thea, ana, ben, ("intentions", ""))
    with viewing(ben.viewer):
        grant = Grant.objects.get(scope="intentions")
        consent_actions.close_part(engagement, grant)
    assert "intentions.Intention" not in reach(eyes_of(thea, ana.us.couple_id))
    opened(engagement, ana, parts={("intentions", "")})
    assert "intentions.Intention" not in reach(eyes_of(thea, ana.us.couple_id)), (
        "a yes that was used up opens nothing again"
    )


def test_what_is_the_partners_own_is_not_ones_own_to_close(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    opened(engagement, ana, parts={("trend", str(ana.id))})
    with viewing(ben.viewer):
        grant = Grant.objects.get(scope="trend")
        with pytest.raises(NotPermitted):
            consent_actions.close_part(engagement, grant)
        assert consent_actions.leave_table(engagement) is False
    assert ("trend", str(ana.id)) in eyes_of(thea, ana.us.couple_id).grants
