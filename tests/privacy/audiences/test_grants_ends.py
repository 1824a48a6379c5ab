"""When what was open to a therapist ends, and what their eyes never do; on PostgreSQL the database asks by itself."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from our2souls.care.consent import actions as consent_actions
from our2souls.care.consent.models import Engagement, TherapistStatement
from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.audiences import grants
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.models import Grant
from our2souls.privacy.scoping import OwnedModel, PersonalModel
from our2souls.privacy.viewer import ReadOnly, Viewer, viewing
from our2souls.story.autonomy.statements import Proposals
from tests.cast import CastMember, a_person
from tests.factories.care import a_therapist, at_table, eyes_of, forged, opened, seated
from tests.factories.checkins import a_full_checkin
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.privacy.audiences.reach import OWNED, bypasses, reach

pytestmark = pytest.mark.usefixtures("db")

GRANTED = [model for model in OWNED if model.therapist_grants]


def test_separation_ends_it_in_the_same_moment(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    an_intention(ana, ben)
    engagement, couple_id = at_table(thea, ana, ben, ("intentions", "")), ana.us.couple_id
    opened(engagement, ana, parts={("trend", str(ana.id))})
    before = eyes_of(thea, couple_id)
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person)
    after = eyes_of(thea, couple_id)
    assert after.client is None
    assert not Grant._base_manager.filter(closed_at=None).exists() or bypasses() is False
    with viewing(thea.viewer):
        assert not Grant.objects.filter(closed_at=None).exists()
    if connection.vendor == "postgresql":
        assert reach(before) == set(), "not even eyes that were made before reach anything"


def test_a_therapist_changes_nothing(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    intention = an_intention(ana, ben)
    at_table(thea, ana, ben, ("intentions", ""))
    with viewing(eyes_of(thea, ana.us.couple_id)):
        row = Intention.objects.get(pk=intention.pk)
        row.horizon = "someday"
        with pytest.raises(ReadOnly):
            row.save()
        with pytest.raises(ReadOnly):
            row.delete()


def test_a_therapists_own_things_are_not_among_their_clients(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    """A therapist who is somebody's partner elsewhere reads as a therapist, or as themselves, and never both at once."""
    own = a_dream(thea, "my own")
    at_table(thea, ana, ben, ("intentions", ""))
    with viewing(eyes_of(thea, ana.us.couple_id)):
        assert not Dream.objects.exists()
        assert not Dream.shared_with_me.exists()
    with viewing(thea.viewer):
        assert Dream.objects.get().pk == own.pk
        assert not Intention.objects.exists()


@pytest.mark.parametrize("model", GRANTED, ids=lambda model: model._meta.label)
def test_a_scope_over_personal_rows_names_their_owner(model: type[OwnedModel]) -> None:
    assert not issubclass(model, PersonalModel) or all("owner_id" in each.by for each in model.therapist_grants)


def test_a_preview_reads_as_little_as_the_therapist_would(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    an_intention(ana, ben)
    a_full_checkin(ana)
    a_relationship_milestone(ana)
    at_table(thea, ana, ben, ("intentions", ""))
    with viewing(ana.viewer):
        preview = grants.preview({("intentions", "")})
    assert reach(preview) == reach(eyes_of(thea, ana.us.couple_id)) - {"care.Engagement"}
    with viewing(preview), pytest.raises(ReadOnly):
        Intention.objects.get().save()


@pytest.mark.postgresql
class TestPoliciesAsk:
    """The database's own answer, with everything of ours taken away."""

    def rows(self, eyes: Viewer, table: str) -> int:
        with viewing(eyes), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a name of ours
            return int(cursor.fetchone()[0])

    def test_forged_eyes_see_what_was_granted(
        self, ana: CastMember, ben: CastMember, dora: CastMember, thea: CastMember
    ) -> None:
        an_intention(ana, ben)
        a_relationship_milestone(ana)
        couple_id = ana.us.couple_id
        engagement = at_table(thea, ana, ben, ("intentions", ""))
        eyes = forged(thea, couple_id, ("story", ""), ("intentions", ""))
        assert self.rows(eyes, "intentions_intention") == 1
        assert self.rows(eyes, "milestones_relationshipmilestone") == 0
        assert self.rows(forged(thea, dora.us.couple_id, ("intentions", "")), "intentions_intention") == 0
        assert self.rows(forged(dora, couple_id, ("intentions", "")), "intentions_intention") == 0
        with viewing(ana.viewer):
            consent_actions.close_part(engagement, Grant.objects.get(scope="intentions"))
        assert self.rows(eyes, "intentions_intention") == 0, "in the same moment"

    def test_what_has_ended_is_closed(self, ana: CastMember, ben: CastMember, thea: CastMember) -> None:
        an_intention(ana, ben)
        at_table(thea, ana, ben, ("intentions", ""))
        eyes = forged(thea, ana.us.couple_id, ("intentions", ""))
        with clock.moved(timedelta(days=91)):
            assert self.rows(eyes, "intentions_intention") == 0

    def test_names_are_of_the_client_alone(
        self, ana: CastMember, ben: CastMember, dora: CastMember, thea: CastMember
    ) -> None:
        assert dora.name == "Dora", "somebody else is here"
        at_table(thea, ana, ben)
        with viewing(forged(thea, ana.us.couple_id)):
            assert set(Person.objects.values_list("name", flat=True)) == {"Ana", "Ben", "Thea"}
        with viewing(thea.viewer):
            assert set(Person.objects.values_list("name", flat=True)) == {"Thea"}

    def test_no_partner_grants_the_others_own(self, ana: CastMember, ben: CastMember, thea: CastMember) -> None:
        couple_id = ana.us.couple_id
        with viewing(ana.viewer), pytest.raises(DatabaseError), transaction.atomic():
            Grant.objects.create(
                couple_id=couple_id,
                therapist_id=thea.id,
                owner_id=ben.id,
                scope="trend",
                item=str(ben.id),
                opened_at=clock.now(),
                ends_at=clock.now(),
            )

    @pytest.mark.parametrize("owner", [None, "me"])
    def test_no_grant_over_the_others_own_hides_as_joint_or_as_ones_own(
        self, owner: str | None, ana: CastMember, ben: CastMember, thea: CastMember
    ) -> None:
        couple_id = ana.us.couple_id
        assert couple_id is not None
        part: dict[str, Any] = {"couple_id": couple_id, "therapist_id": thea.id, "opened_at": clock.now()}
        part["ends_at"] = clock.now() + timedelta(days=1)
        for scope, item in (("trend", str(ben.id)), ("statements", f"{couple_id}:{ben.id}")):
            with viewing(ana.viewer), pytest.raises(DatabaseError), transaction.atomic():
                Grant.objects.create(scope=scope, item=item, owner_id=ana.id if owner else None, **part)

    def test_a_therapist_opens_nothing_for_themselves(self, ana: CastMember, ben: CastMember, thea: CastMember) -> None:
        at_table(thea, ana, ben)
        with viewing(thea.viewer), pytest.raises(DatabaseError), transaction.atomic():
            Grant.objects.create(
                couple_id=ana.us.couple_id,
                therapist_id=thea.id,
                scope="story",
                opened_at=clock.now(),
                ends_at=clock.now() + timedelta(days=1),
            )


def test_two_clients_never_mix(
    ana: CastMember, ben: CastMember, dora: CastMember, eli: CastMember, thea: CastMember
) -> None:
    first, second = an_intention(ana, ben, "A home"), an_intention(dora, eli, "A boat")
    at_table(thea, ana, ben, ("intentions", ""))
    at_table(thea, dora, eli, ("intentions", ""))
    for couple, own in ((ana, first), (dora, second)):
        with viewing(eyes_of(thea, couple.us.couple_id)):
            assert [row.pk for row in Intention.objects.all()] == [own.pk]
            assert Engagement.objects.count() == 1


def test_somebody_without_a_couple_opens_nothing(thea: CastMember) -> None:
    alone = a_person("Rhea")
    with viewing(alone.viewer), pytest.raises(NotPermitted):
        grants.open_to(thea.id, "story", ends_at=clock.now() + timedelta(days=1))


def test_eyes_with_a_partner_read_nothing_that_was_shared_with_them_either(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    a_dream(ben, "for Ana", share=True)
    couple_id = ana.us.couple_id
    with viewing(Viewer(ana.id, couple_id, ben.id, client=couple_id)):
        assert not Dream.shared_with_me.exists()
    with viewing(ana.viewer):
        assert Dream.shared_with_me.exists()
    assert thea.name == "Thea"


def test_statements_are_read_as_they_were_copied_by_that_therapist_alone(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    statement = Proposals(chosen=5, mine=3, with_my_dream=2)
    other = a_therapist("Ruth")
    for therapist, theirs in ((thea, [statement]), (other, [replace(statement, mine=1)])):
        engagement = seated(therapist, ana)
        item = f"{engagement.pk}:{ana.id}"
        opened(engagement, ana, parts={("statements", item)}, statements=lambda copies=theirs: copies)
        with viewing(eyes_of(therapist, ana.us.couple_id)):
            (row,) = TherapistStatement.objects.all()
            assert row.figures["mine"] == theirs[0].mine
    with viewing(ben.viewer):
        assert not TherapistStatement.objects.exists()
    with viewing(ana.viewer):
        consent_actions.close_part(engagement, Grant.objects.get(scope="statements", therapist=other.person))
        assert TherapistStatement.objects.count() == 1, "what was copied for a therapist goes with the grant"


def test_whoever_looks_how_it_would_be_opens_nothing_by_it(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    engagement = seated(thea, ana)
    with viewing(ana.viewer):
        eyes = grants.preview({("trend", str(ana.id))})
    with viewing(eyes), pytest.raises(NotPermitted):
        grants.open_to(thea.id, "trend", str(ana.id), ends_at=clock.now() + timedelta(days=9), owner_id=ana.id)
    assert engagement.couple_id == ben.us.couple_id


def test_nobody_closes_what_another_couple_gave(
    ana: CastMember, ben: CastMember, dora: CastMember, thea: CastMember
) -> None:
    at_table(thea, ana, ben, ("story", ""))
    with viewing(ana.viewer):
        grant = Grant.objects.get(scope="story")
    with viewing(dora.viewer), pytest.raises(NotPermitted):
        grants.close([grant])
    with viewing(ana.viewer):
        assert grants.of_couple(grant.couple_id).filter(scope="story").exists()
