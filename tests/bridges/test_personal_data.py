"""Bridges in an export, after an erasure, and in the copy that both keep when they part."""

import pytest
from django.urls import reverse

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.apart import actions as side_actions
from our2souls.bridges.core.models import Agreement, Bridge, BridgeSide, BridgeTurn, RevealedSide
from our2souls.people.account.portability import export as account_export
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import TITLE, a_bridge, a_side, agreed, fresh
from tests.factories.past import pages, part

WORDS = "We try it for a summer"


@pytest.mark.parametrize("eraser", ["ana", "ben"])
def test_erasing_a_person_takes_their_words_out_and_leaves_the_others(
    ana: CastMember, ben: CastMember, eraser: str
) -> None:
    bridge = agreed(ana, ben, question="Where would we live?", mine="Ana’s line")
    gone, left = (ana, ben) if eraser == "ana" else (ben, ana)
    personal_data_erasure.erase_person(gone.id)
    with viewing(left.viewer):
        remaining = Bridge.objects.get(pk=bridge.pk)
        by_gone = [row for row in RevealedSide.objects.all() if row.person_id == gone.id]
        by_left = [row for row in RevealedSide.objects.all() if row.person_id == left.id]
        assert [(row.dream, row.needs, row.ratings) for row in by_gone] == [("", None, None)]
        assert [row.dream for row in by_left] == [f"{left.name}’s dream"]
        assert {str(turn.words) for turn in BridgeTurn.objects.filter(person_id=gone.id)} == {""}
        opener = eraser == "ana"
        assert (remaining.title, remaining.brought) == (("", {}) if opener else (TITLE, {str(ana.id): "Ana’s line"}))
        assert Agreement.objects.get().words == ("" if opener else WORDS)
    assert left.get(reverse("bridges:bridges")).status_code == 200


def test_each_exports_what_both_read_and_their_own_side_alone(ana: CastMember, ben: CastMember) -> None:
    bridge = agreed(ana, ben)
    apart = a_bridge(ana, ben)
    with viewing(ana.viewer):
        agreement_actions.feel(bridge, 4, 5)
        side_actions.save_draft(apart, side_actions.SideData(dream="Nobody else reads this"))
    exports = {}
    for member in (ana, ben):
        with viewing(member.viewer):
            exports[member.name] = account_export.as_json(member.person).decode()
            assert "Ben’s dream" in exports[member.name]
            assert WORDS in exports[member.name]
    assert "Nobody else reads this" in exports["Ana"]
    assert '"pressed":5' in exports["Ana"].replace(" ", "")
    assert "Nobody else reads this" not in exports["Ben"]
    assert "pressed" not in exports["Ben"]


def test_both_keep_a_copy_of_what_was_opened_and_nobody_of_what_was_not(ana: CastMember, ben: CastMember) -> None:
    agreed(ana, ben)
    apart = a_bridge(ana, ben, title="The other one")
    with viewing(ana.viewer):
        side_actions.save_draft(apart, a_side(ana, lambda _who, what: f"Unopened {what}"))
    couple_id = part(ana)
    for member in (ana, ben):
        read = "".join(pages(member, couple_id))
        assert TITLE in read
        assert "Ana’s dream" in read
        assert "Ben’s dream" in read
        assert WORDS in read
        assert "Unopened" not in read
    assert ana.client.get(reverse("bridges:bridge", args=[apart.pk])).status_code == 404
    assert ana.client.get(reverse("bridges:bridges")).status_code == 404


def test_a_side_goes_with_its_owner(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, "listen")
    personal_data_erasure.erase_person(ana.id)
    assert {side.owner_id for side in BridgeSide._base_manager.all()} == {ben.id}
    assert fresh(bridge, ben).stage == "listen"
