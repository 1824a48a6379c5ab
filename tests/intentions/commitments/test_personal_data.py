"""Commitments in an export, and after an erasure."""

import json

from django.urls import reverse

from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.commitments import FRIDAY, WORDS, answer, at, made_on_monday


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_commitments_are_exported_by_both_and_erased_with_their_maker(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    commitment = made_on_monday(ana, home, if_step="Secret if", then_step="Secret then")
    made_on_monday(ben, home, "Ben’s own promise")
    with clock.frozen(at(FRIDAY)):
        answer(ana, commitment, "let-go", words="A sentence")
    for member in (ana, ben):
        with viewing(member.viewer):
            text = json.dumps(personal_data_export.everything(), ensure_ascii=False, default=str)
        assert WORDS in text
        assert "A sentence" in text
    personal_data_erasure.erase_person(ana.id)
    with viewing(ben.viewer):
        erased = Commitment.objects.get(pk=commitment.pk)
        assert (erased.words, erased.if_step, erased.then_step) == ("", "", "")
        assert OccurrenceOutcome.objects.get().words == ""
        assert Commitment.objects.get(person_id=ben.id).words == "Ben’s own promise"
    assert WORDS not in ben.get(url("intentions:intention_history", home.pk)).text
