"""The rituals of two in an export, and after an erasure."""

import pytest
from django.urls import reverse

from our2souls.people.account.portability import export as account_export
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.core import choosing
from our2souls.rituals.core.actions import RitualData
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, SUNDAYS, TEN, WORDS, a_ritual


@pytest.mark.parametrize("eraser", ["ana", "ben"])
def test_erasing_a_person_takes_their_words_out_of_a_ritual(ana: CastMember, ben: CastMember, eraser: str) -> None:
    made = a_ritual(ana, ben, words="Ana’s words")
    with viewing(ben.viewer):
        data = RitualData("Ben’s name", SUNDAYS, FIRST, TEN, "Europe/Madrid", words="Ana’s words")
        changed = ritual_actions.update(made, data, version=1)
    with viewing(ana.viewer):
        choosing.accept_change(changed, version=changed.version)
    gone, left = (ana, ben) if eraser == "ana" else (ben, ana)
    personal_data_erasure.erase_person(gone.id)
    with viewing(left.viewer):
        remaining = Ritual.objects.get()
        assert (remaining.name, remaining.words) == (("Ben’s name", "") if eraser == "ana" else ("", "Ana’s words"))
    assert left.get(reverse("rituals:ritual", args=[made.pk])).status_code == 200


@pytest.mark.parametrize("eraser", ["ana", "ben"])
def test_what_somebody_would_change_goes_with_them(ana: CastMember, ben: CastMember, eraser: str) -> None:
    made = a_ritual(ana, ben)
    with viewing(ben.viewer):
        ritual_actions.update(
            made, RitualData("Ben’s name", SUNDAYS, FIRST, TEN, "Europe/Madrid", WORDS, 30), version=1
        )
        assert Ritual.objects.get().proposal == {"name": "Ben’s name"}, "nothing of the other’s is copied"
    for member in (ana, ben):
        with viewing(member.viewer):
            assert "Ben’s name" in account_export.as_json(member.person).decode()
    gone, left = (ana, ben) if eraser == "ana" else (ben, ana)
    personal_data_erasure.erase_person(gone.id)
    with viewing(left.viewer):
        remaining = Ritual.objects.get().proposed
        assert (remaining and remaining.name) == ("Ben’s name" if eraser == "ana" else None)


def test_both_export_a_ritual(ana: CastMember, ben: CastMember) -> None:
    a_ritual(ana, ben)
    for member in (ana, ben):
        with viewing(member.viewer):
            assert WORDS in account_export.as_json(member.person).decode()
