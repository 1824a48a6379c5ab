"""What might get in the way of a dream, and the step against it."""

import pytest
from django.urls import reverse

from tests.cast import CastMember
from tests.factories.dreams import a_dream


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_an_obstacle_is_asked_for_once_a_dream_has_a_picture(ana: CastMember, ben: CastMember) -> None:
    plain, pictured = a_dream(ana, "Plain"), a_dream(ana, "Pictured", picture="A cold hall", share=True)
    assert url("dreams:dream_obstacle", plain.pk) not in ana.get(url("dreams:dream", plain.pk)).text
    assert url("dreams:dream_obstacle", pictured.pk) in ana.get(url("dreams:dream", pictured.pk)).text
    assert url("dreams:dream_obstacle", pictured.pk) not in ben.get(url("dreams:dream", pictured.pk)).text
    assert "A cold hall" in ana.get(url("dreams:dream_obstacle", pictured.pk)).text
    data = {"obstacle": "fear", "if_step": "I want to drive home", "then_step": "go in for ten minutes", "version": 1}
    ana.post(url("dreams:dream_obstacle", pictured.pk), data)
    page = ana.get(url("dreams:dream", pictured.pk)).text
    assert "If I want to drive home, then I go in for ten minutes." in page
    assert url("dreams:dream_obstacle", pictured.pk) not in page
    assert ben.post(url("dreams:dream_obstacle", pictured.pk), data).status_code == 404


@pytest.mark.parametrize("half", ["if_step", "then_step"])
def test_a_step_against_an_obstacle_needs_both_its_if_and_its_then(ana: CastMember, half: str) -> None:
    dream = a_dream(ana, picture="A hall")
    page = ana.post(url("dreams:dream_obstacle", dream.pk), {half: "I drive home", "obstacle": "fear", "version": 1})
    assert page.status_code == 422
    assert "belong together" in page.text
    assert "I drive home" in page.text


def test_an_obstacle_written_on_two_devices_loses_no_words(ana: CastMember) -> None:
    dream = a_dream(ana, picture="A hall")
    ana.post(url("dreams:dream_obstacle", dream.pk), {"obstacle": "from the phone", "version": 1})
    page = ana.post(url("dreams:dream_obstacle", dream.pk), {"obstacle": "from the desk", "version": 1}).text
    assert "from the phone" in page
    assert "from the desk" in page
