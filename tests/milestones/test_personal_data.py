"""The days of the two in an export, and after an erasure."""

import pytest
from django.urls import reverse

from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.models import RelationshipMilestone
from our2souls.people.account.portability import export as account_export
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.milestones import MET, WORDS, a_relationship_milestone


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.mark.parametrize("eraser", ["ana", "ben"])
def test_erasing_a_person_takes_their_words_out_of_a_day_and_leaves_the_others(
    ana: CastMember, ben: CastMember, eraser: str
) -> None:
    day = a_relationship_milestone(ana, words="Ana’s words")
    with viewing(ben.viewer):
        milestone_actions.update(day, MilestoneData("Ben’s title", MET, words="Ana’s words"), version=1)
    gone, left = (ana, ben) if eraser == "ana" else (ben, ana)
    personal_data_erasure.erase_person(gone.id)
    with viewing(left.viewer):
        remaining = RelationshipMilestone.objects.get()
        assert (remaining.title, remaining.words) == (("Ben’s title", "") if eraser == "ana" else ("", "Ana’s words"))
    assert left.get(url("milestones:milestone", day.pk)).status_code == 200


def test_both_export_a_day(ana: CastMember, ben: CastMember) -> None:
    a_relationship_milestone(ana, words=WORDS)
    for member in (ana, ben):
        with viewing(member.viewer):
            assert WORDS in account_export.as_json(member.person).decode()
