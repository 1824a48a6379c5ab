"""A need is kept by its key: who wrote it in one language is read in another."""

import pytest
from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import Intention, PrivateWhy
from our2souls.people.account.portability import export as account_export
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream


@pytest.fixture
def ana_in_spanish(ana: CastMember) -> CastMember:
    ana.person.language = "es"
    ana.person.save()
    return ana


def test_a_need_chosen_in_spanish_reads_english_to_the_partner(ana_in_spanish: CastMember, ben: CastMember) -> None:
    ana = ana_in_spanish
    page = ana.client.get(reverse("dreams:dream_new")).text
    assert "Pertenencia" in page or "Libertad" in page
    ana.post(reverse("dreams:dream_new"), {"line": "Nadar", "need": "freedom", "audience": "share"})
    with viewing(ana.viewer):
        dream = Dream.objects.get()
        assert dream.need == "freedom"
    at = reverse("dreams:dream", args=[dream.pk])
    assert "Libertad" in ana.client.get(at).text
    assert "Freedom" in ben.client.get(at).text
    assert "Libertad" not in ben.client.get(at).text
    assert at in ben.post("/search", {"words": "freedom"}).text
    with viewing(ana.viewer):
        assert account_export.everything_of(ana.person)["packages"]["dreams"]["dream"][0]["need"] == "freedom"


def test_a_need_brought_to_an_intention_or_typed_there_reads_in_each_language(
    ana_in_spanish: CastMember, ben: CastMember
) -> None:
    ana, mine = ana_in_spanish, a_dream(ana_in_spanish, "Nadar", need="freedom")
    ana.post(
        reverse("intentions:intention_new"),
        {"mine": str(mine.pk), "name": "Nadar", "bring": ["need"], "why": "Porque sí", "need": "libertad"},
    )
    with viewing(ana.viewer):
        woven, reason = Intention.objects.get(), PrivateWhy.objects.get()
        assert reason.need == "freedom"
    at = reverse("intentions:intention", args=[woven.pk])
    assert "<b>Freedom</b>" in ben.client.get(at).text
    ben.post(reverse("intentions:intention_why", args=[woven.pk]), {"why": "For the sea", "need": "salt"})
    assert "<b>Libertad</b>" in ana.client.get(at).text
    assert "<b>salt</b>" in ana.client.get(at).text
    assert "Libertad" in ana.client.get(reverse("intentions:intention_why", args=[woven.pk])).text


def test_a_need_in_ones_own_words_stays_as_it_is(ana_in_spanish: CastMember) -> None:
    ana_in_spanish.post(
        reverse("dreams:dream_new"), {"line": "Nadar", "need_own": "Sal y viento", "need": "rest", "audience": "keep"}
    )
    with viewing(ana_in_spanish.viewer):
        dream = Dream.objects.get()
        assert dream.need == "Sal y viento"
    assert "Sal y viento" in ana_in_spanish.client.get(reverse("dreams:dream_edit", args=[dream.pk])).text
