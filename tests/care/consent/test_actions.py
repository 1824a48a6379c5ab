"""The two yeses to a part, and what becomes of each."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404
from django.urls import reverse

from our2souls.care.consent import access, actions
from our2souls.care.consent.models import ScopeYes, TherapistStatement
from our2souls.care.invitations import actions as invitation_actions
from our2souls.lib import clock
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import viewing
from our2souls.story.autonomy.statements import Proposals
from tests.cast import CastMember
from tests.factories.care import a_therapist, at_table, eyes_of, opened, seated, secured
from tests.factories.checkins import a_full_checkin

STORY = ("story", "")


@pytest.fixture
def thea(db: None) -> CastMember:
    return secured(a_therapist())


def is_open(ana: CastMember, thea: CastMember) -> bool:
    return STORY in eyes_of(thea, ana.us.couple_id).grants


def test_a_yes_is_used_up_by_what_it_opened(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    with viewing(ben.viewer):
        actions.close_part(engagement, Grant.objects.get(scope="story"))
    opened(engagement, ben, parts={STORY})
    assert not is_open(ana, thea), "Ana’s yes of then opens nothing now"
    opened(engagement, ana, parts={STORY})
    assert is_open(ana, thea)


def test_closing_takes_back_what_one_had_asked_for_longer(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    opened(engagement, ana, parts={STORY}, days=180)
    with viewing(ana.viewer):
        actions.close_part(engagement, Grant.objects.get(scope="story"))
    opened(engagement, ben, parts={STORY})
    assert not is_open(ana, thea)


@pytest.mark.parametrize("act", ["close_part", "leave_table"])
def test_closing_takes_back_the_others_yes_of_it_too(
    act: str, ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    """Both yeses are asked for anew, though one of them had asked for more time."""
    engagement = at_table(thea, ana, ben, STORY)
    opened(engagement, ben, parts={("trend", str(ben.id))})
    opened(engagement, ben, parts={STORY, ("intentions", "")}, days=180)
    with viewing(ana.viewer):
        given = (Grant.objects.get(scope="story"),) if act == "close_part" else ()
        getattr(actions, act)(engagement, *given)
    opened(engagement, ana, parts={STORY})
    assert not is_open(ana, thea)
    with viewing(ben.viewer):
        assert {row.scope for row in ScopeYes.objects.all()} == {"intentions"}, "what was never open waits on"


def test_of_an_engagement_that_is_over_no_yes_waits_and_no_copy_is_left(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = seated(thea, ana)
    statement = Proposals(chosen=5, mine=3, with_my_dream=2)
    opened(engagement, ana, parts={STORY})
    item = f"{engagement.pk}:{ben.id}"
    opened(engagement, ben, parts={("intentions", ""), ("statements", item)}, statements=lambda: [statement])
    with viewing(thea.viewer):
        invitation_actions.resign(thea.id, engagement.pk)
    for member in (ana, ben):
        with viewing(member.viewer):
            assert not ScopeYes.objects.exists()
            assert not TherapistStatement.objects.exists()


def test_at_a_table_that_one_ends_no_yes_of_the_other_waits(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    opened(engagement, ben, parts={STORY})
    with viewing(ana.viewer):
        assert actions.leave_table(engagement) is True
    with viewing(ben.viewer):
        assert not ScopeYes.objects.exists()


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_one_alone_makes_no_open_part_longer_or_shorter(
    who: str, ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    with viewing(ana.viewer):
        before = Grant.objects.get(scope="story").ends_at
    for days in (180, 14):
        opened(engagement, {"ana": ana, "ben": ben}[who], parts={STORY}, days=days)
        with viewing(ana.viewer):
            assert Grant.objects.get(scope="story").ends_at == before


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_a_grant_that_ended_by_itself_needs_both_yeses_again(
    who: str, ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    with clock.moved(timedelta(days=91)):
        opened(engagement, {"ana": ana, "ben": ben}[who], parts={STORY})
        assert not is_open(ana, thea)


def test_a_seat_that_closes_between_two_questions_is_not_found(
    ana: CastMember, ben: CastMember, thea: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    engagement = at_table(thea, ana, ben, STORY)
    monkeypatch.setattr(grants, "eyes", lambda *_given: None)
    with viewing(thea.viewer):
        with pytest.raises(Http404):
            access.client_for(thea.viewer, engagement.pk)
        assert access.clients_of(thea.viewer) == []


def test_a_yes_that_was_taken_back_was_never_said(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    opened(engagement, ana, parts={STORY})
    with viewing(ben.viewer):
        actions.withdraw_yes(engagement, *STORY)
        assert not ScopeYes.objects.exists()
    with viewing(ana.viewer):
        assert ScopeYes.objects.count() == 1, "nobody takes back the other’s"
        actions.withdraw_yes(engagement, *STORY)
    opened(engagement, ben, parts={STORY})
    assert not is_open(ana, thea)


def test_nothing_opens_at_a_table_that_has_ended(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    with viewing(ana.viewer):
        actions.leave_table(engagement)
        with pytest.raises(actions.NotSeated):
            actions.open_parts(engagement, {STORY}, days=90, statements=list)


@pytest.mark.parametrize("days", [0, 1, 365, -14])
def test_a_time_that_is_not_offered_opens_nothing(
    days: int, ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = seated(thea, ana)
    with viewing(ana.viewer), pytest.raises(ValueError, match=str(days)):
        actions.open_parts(engagement, {STORY}, days=days, statements=list)
    assert ben.name == "Ben"


def test_nobody_looks_at_the_others_own_by_asking_how_it_would_be(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = seated(thea, ana)
    a_full_checkin(ben)
    with viewing(ana.viewer), pytest.raises(Http404):
        access.preview_for(ana.viewer, engagement, {("trend", str(ben.id))})


def test_a_partner_who_has_said_nothing_has_no_name_there(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    page: Any = thea.get(reverse("care:client", args=[engagement.pk])).content.decode()
    assert "Ana" in page
    assert "Ben" not in page
    opened(engagement, ben, parts={("trend", str(ben.id))})
    assert "Ben" in thea.get(reverse("care:client", args=[engagement.pk])).content.decode()


def test_the_partners_own_is_on_the_partners_page_alone(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    opened(engagement, ben, parts={("trend", str(ben.id))})
    page = reverse("care:engagement", args=[engagement.pk])
    nothing = "Nothing that you can open is open at the moment."
    assert nothing in ana.get(page).content.decode()
    assert nothing not in ben.get(page).content.decode()
