"""How a therapist comes to a table: what an invitation holds, for whom, until when."""

from datetime import timedelta

import pytest

from our2souls.care.consent.models import Engagement
from our2souls.care.invitations import actions, queries
from our2souls.care.invitations.queries import InvitationRefused
from our2souls.lib import clock
from our2souls.people.account import erase
from our2souls.people.models import Couple
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, a_person
from tests.factories.care import a_therapist, at_table, seated

pytestmark = pytest.mark.usefixtures("couple")


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


def invited(by: CastMember) -> tuple[Engagement, str]:
    with viewing(by.viewer):
        engagement = actions.invite()
        return engagement, engagement.token


def test_a_link_holds_for_two_weeks(ana: CastMember) -> None:
    _engagement, token = invited(ana)
    assert queries.invitation_of(token).inviter_name == "Ana"
    with clock.moved(timedelta(days=14, minutes=1)), pytest.raises(InvitationRefused):
        queries.invitation_of(token)


def test_a_link_that_was_taken_back_holds_no_more(ana: CastMember) -> None:
    engagement, token = invited(ana)
    with viewing(ana.viewer):
        actions.withdraw(engagement)
    with pytest.raises(InvitationRefused):
        queries.invitation_of(token)


def test_a_link_holds_no_more_once_the_two_have_parted(ana: CastMember, ben: CastMember) -> None:
    _engagement, token = invited(ana)
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    with pytest.raises(InvitationRefused):
        queries.invitation_of(token)


def test_a_link_into_a_couple_that_has_ended_leads_nowhere(ana: CastMember) -> None:
    """Though the engagement itself were forgotten at the separation."""
    _engagement, token = invited(ana)
    with viewing(ana.viewer):
        Couple.objects.filter(pk=ana.viewer.couple).update(ended_at=clock.now())
    with pytest.raises(InvitationRefused):
        queries.invitation_of(token)


def test_a_link_is_used_once_and_then_kept_nowhere(ana: CastMember, thea: CastMember) -> None:
    engagement, token = invited(ana)
    invitation = queries.invitation_of(token)
    with viewing(thea.viewer):
        actions.accept(thea.person, invitation)
    other = a_person("Pat")
    with viewing(other.viewer), pytest.raises(InvitationRefused):
        actions.accept(other.person, invitation)
    with viewing(ana.viewer):
        row = Engagement.objects.get(pk=engagement.pk)
        assert (row.therapist_id, row.name, row.token, row.token_hash) == (thea.id, "Thea", "", "")


def test_a_name_that_turns_what_stands_around_it_is_held(ana: CastMember, db: None) -> None:
    engagement, token = invited(ana)
    turned = a_person("Thea\u202e evil")
    with viewing(turned.viewer):
        actions.accept(turned.person, queries.invitation_of(token))
    with viewing(ana.viewer):
        assert Engagement.objects.get(pk=engagement.pk).name == "\u2068Thea evil\u2069"


def test_nobody_takes_back_or_confirms_what_stands_otherwise(ana: CastMember, thea: CastMember) -> None:
    engagement, _token = invited(ana)
    with viewing(ana.viewer), pytest.raises(InvitationRefused):
        actions.confirm(engagement, shown_id=thea.id)
    sits = seated(thea, ana)
    with viewing(ana.viewer), pytest.raises(InvitationRefused):
        actions.withdraw(sits)
    with viewing(ana.viewer):
        assert Engagement.objects.get(pk=sits.pk).state == "confirmed"


def test_one_from_the_list_is_for_that_therapist_alone(ana: CastMember, thea: CastMember) -> None:
    with viewing(ana.viewer):
        engagement = actions.invite(name="Thea", therapist_id=thea.id)
    assert [each.id for each in queries.invitations_for(thea.viewer)] == [engagement.pk]
    other = a_person("Pat")
    assert queries.invitations_for(other.viewer) == []
    with pytest.raises(InvitationRefused):
        queries.invitation_again(engagement.pk, other.viewer)
    invitation = queries.invitation_again(engagement.pk, thea.viewer)
    with viewing(other.viewer), pytest.raises(InvitationRefused):
        actions.accept(other.person, invitation)
    with viewing(thea.viewer):
        actions.accept(thea.person, invitation)
    with viewing(ana.viewer):
        assert not Grant.objects.exists(), "nobody sits down by accepting"


def test_a_therapist_from_the_list_may_decline(ana: CastMember, thea: CastMember) -> None:
    with viewing(ana.viewer):
        engagement = actions.invite(name="Thea", therapist_id=thea.id)
    invitation = queries.invitation_again(engagement.pk, thea.viewer)
    with viewing(thea.viewer):
        actions.decline(thea.person, invitation)
    with viewing(ana.viewer):
        assert Engagement.objects.get(pk=engagement.pk).state == "ended"


def test_only_whoever_asked_takes_it_back_or_says_yes_and_to_whom_they_read(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement, token = invited(ana)
    with viewing(ben.viewer), pytest.raises(InvitationRefused):
        actions.withdraw(engagement)
    with viewing(thea.viewer):
        actions.accept(thea.person, queries.invitation_of(token))
    with viewing(ben.viewer), pytest.raises(InvitationRefused):
        actions.confirm(engagement, shown_id=thea.id)
    with viewing(ana.viewer):
        with pytest.raises(InvitationRefused):
            actions.confirm(engagement, shown_id=ben.id)
        assert actions.confirm(engagement, shown_id=thea.id).state == "confirmed"


def test_nobody_sits_twice_at_one_table(ana: CastMember, thea: CastMember) -> None:
    seated(thea, ana)
    _engagement, token = invited(ana)
    with viewing(thea.viewer), pytest.raises(InvitationRefused):
        actions.accept(thea.person, queries.invitation_of(token))
    with viewing(ana.viewer), pytest.raises(InvitationRefused):
        actions.invite(name="Thea", therapist_id=thea.id)


def test_five_at_most_are_asked_at_the_same_time(ana: CastMember) -> None:
    with viewing(ana.viewer):
        for _n in range(actions.MOST):
            actions.invite()
        with pytest.raises(InvitationRefused):
            actions.invite()
        with clock.moved(actions.GOOD_FOR + timedelta(minutes=1)):
            assert actions.invite().state == "invited", "those that have run out are ended"


def test_somebody_alone_asks_nobody(cleo: CastMember) -> None:
    with viewing(cleo.viewer), pytest.raises(InvitationRefused):
        actions.invite()


def test_an_erased_therapist_leaves_the_table_and_their_name(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = at_table(thea, ana, ben, ("story", ""))
    with viewing(thea.viewer):
        erase.erase(thea.person)
    with viewing(ana.viewer):
        row = Engagement.objects.get(pk=engagement.pk)
        assert (row.state, row.name) == ("ended", "")
        assert not Grant.objects.filter(closed_at=None).exists()


def test_a_partner_who_is_erased_closes_everything(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = at_table(thea, ana, ben, ("story", ""))
    with viewing(ana.viewer):
        erase.erase(ana.person)
    with viewing(thea.viewer):
        assert not Grant.objects.filter(closed_at=None).exists()
    assert engagement.couple_id is not None
