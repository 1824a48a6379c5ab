"""Sharing a statement about oneself, through HTTP: as it was then, to the partner alone, until it is taken back."""

import pytest
from django.urls import reverse

from our2souls.delivery.models import Notification
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.models import AuditEntry, Share
from our2souls.privacy.viewer import viewing
from our2souls.story.autonomy.models import SharedStatement
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.statements import a_shared_statement, dreams_of, said_to

PAGE = reverse("story:statements")


def test_nothing_of_it_is_the_partners_until_it_is_shared(ana: CastMember, ben: CastMember) -> None:
    dreams_of(ana)
    page = said_to(ben)
    assert "Ana shared" not in page
    assert "alive" not in page


def test_a_statement_is_shared_as_it_was_then_and_taken_back(ana: CastMember, ben: CastMember) -> None:
    dreams = dreams_of(ana)
    offer = said_to(ana)
    assert "Ben would read:" in offer
    assert "3 dreams of Ana’s own are alive. None of them has moved in the last three months." in offer
    ana.post(reverse("story:statement_share", args=["own_dreams"]))
    row = SharedStatement._base_manager.get()
    assert "One sentence about yourself" in ana.get(reverse("people:who_sees")).text
    assert "0 sentences about yourself" in ben.get(reverse("people:who_sees")).text
    assert "Ana shared something about themselves" in ben.get(reverse("web:home")).text
    page = ben.get(reverse("story:shared_statement", args=[row.pk])).text
    assert "3 dreams of Ana’s own are alive." in page
    assert not [dream for dream in dreams if dream.line in page]
    a_dream(ana, "A fourth")
    assert "3 dreams of Ana’s own are alive." in said_to(ben), "a copy: nothing is worked out anew for the partner"
    assert "4 dreams of your own are alive." in said_to(ana)
    ana.post(reverse("story:statement_share", args=["own_dreams"]))
    assert "4 dreams of Ana’s own are alive." in said_to(ben)
    news = Notification._base_manager.filter(
        owner_id=ben.id, notice="statement_shared", about=row.pk, cancelled_at=None
    )
    assert news.exists()
    ana.post(reverse("story:statement_unshare", args=[row.pk]))
    assert not news.exists()
    assert "Ana’s own" not in said_to(ben)
    assert "shared something about themselves" not in ben.get(reverse("delivery:notices")).text
    assert ben.get(reverse("story:shared_statement", args=[row.pk])).status_code == 404
    assert not SharedStatement._base_manager.exists()
    assert set(AuditEntry.objects.filter(kind="shared_statement").values_list("act", flat=True)) == {
        "audience.opened", "audience.closed", "statement.shared",
    }  # fmt: skip


def test_sharing_the_same_again_tells_nothing_new(ana: CastMember, ben: CastMember) -> None:
    dreams_of(ana)
    first = a_shared_statement(ana)
    again = a_shared_statement(ana)
    assert (first.pk, first.made_at) == (again.pk, again.made_at)
    assert Share.objects.filter(row=first.pk).count() == 1


def test_what_was_shared_stands_for_its_owner_also_when_the_facts_fall_silent(ana: CastMember, ben: CastMember) -> None:
    dreams_of(ana)
    a_shared_statement(ana, "last_dream")
    a_dream(ana, "A new one")
    page = said_to(ana)
    assert "Shared earlier" in page
    assert "Ben sees it as it was on" in page


@pytest.mark.parametrize("kind", ["bridges", "proposals", "commitments", "last_dream", "own_dreams"])
def test_what_is_silent_cannot_be_shared(ana: CastMember, ben: CastMember, kind: str) -> None:
    assert ana.post(reverse("story:statement_share", args=[kind])).status_code == 404
    assert not SharedStatement._base_manager.exists()


def test_alone_nothing_can_be_shared(cleo: CastMember) -> None:
    dreams_of(cleo)
    assert cleo.post(reverse("story:statement_share", args=["own_dreams"])).status_code == 404


def test_a_dream_is_not_read_by_the_other_couple_or_an_ex(
    ana: CastMember, ben: CastMember, others: tuple[CastMember, CastMember, CastMember]
) -> None:
    dreams_of(ana)
    path = reverse("story:shared_statement", args=[a_shared_statement(ana).pk])
    assert ben.get(path).status_code == 200
    assert [member.get(path).status_code for member in others] == [404, 404, 404]
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person)
    assert ben.get(path).status_code == 404
    assert "Nobody else reads it any more." in said_to(ana)
    assert "Nobody else reads it any more." in ana.get(path).text
    ana.post(reverse("story:statement_unshare", args=[SharedStatement._base_manager.get().pk]))
    assert not SharedStatement._base_manager.exists()
    assert "own are alive" not in said_to(ben)
