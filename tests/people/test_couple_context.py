"""Two partners of one name: wherever a name stands for one of the two, it says which."""

import csv
import io
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from our2souls.intentions.plan import actions as plan_actions
from our2souls.people.couple_context import Member, distinguishable, same_name
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, a_person, pair
from tests.factories.intentions import core as intentions
from tests.factories.people import profile_data

MINE, THEIRS = "Alex (saffron)", "alex (dusk)"


@pytest.fixture
def alexes(db: None) -> tuple[CastMember, CastMember]:
    """Two of one name, who opened the space first."""
    one, other = a_person("Alex", hue="saffron", time_zone="Europe/Madrid"), a_person("Alexo", hue="clay")
    Person.objects.filter(pk=other.id).update(name="alex")
    other.person.refresh_from_db()
    pair(one, other)
    return one, other


def test_names_are_the_same_whatever_case_accents_and_spaces() -> None:
    assert same_name("José  Luis ", "jose luis")
    assert same_name("Jose\u0301", "JOSÉ")
    assert not same_name("", "")
    assert not same_name("Alex", "Alexa")


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (("Alex", "fern", "she"), ("Alex", "dusk", "he"), ("Alex (she)", "Alex (he)")),
        (("Alex", "fern", "She "), ("Alex", "dusk", "she"), ("Alex (fern)", "Alex (dusk)")),
        (("Alex", "fern", ""), ("Alex", "dusk", "he"), ("Alex (fern)", "Alex (dusk)")),
        (("Alex", "fern", ""), ("Alex", "fern", ""), ("Alex (A)", "Alex (B)")),
        (("Alex", "fern", "she"), ("Sam", "dusk", "he"), ("Alex", "Sam")),
    ],
)
def test_two_equal_names_are_told_apart_by_pronouns_or_hue(one: Any, other: Any, names: tuple[str, str]) -> None:
    faces = distinguishable(Member(uuid4(), *one[:2], "a", one[2]), Member(uuid4(), *other[:2], "b", other[2]))
    assert (faces[0].name, faces[1].name) == names
    assert (faces[0].called, faces[1].called) == names
    assert [face.alone for face in faces] == [one[0], other[0]]


def test_partners_of_the_same_name_are_told_apart_on_every_page(alexes: tuple[CastMember, CastMember]) -> None:
    one, other = alexes
    home = intentions.an_intention(one, other)
    for member in alexes:
        intentions.an_entry(member, home)
    with viewing(one.viewer):
        plan_actions.add(home, title="Look at three", keeper_id=other.id)
    assert "<h1>Alex (saffron) &amp; alex (dusk)</h1>" in one.get(reverse("people:us")).text
    assert "<h1>Alex (saffron) &amp; alex (dusk)</h1>" in other.get(reverse("people:us")).text
    assert f"{MINE} &amp; {THEIRS}" in one.get(reverse("story:five_year_plan")).text.replace("\n", " ")
    assert MINE in one.get(reverse("intentions:intention_history", args=[home.pk])).text
    assert THEIRS in one.get(reverse("intentions:intention", args=[home.pk])).text
    file = one.get(reverse("intentions:entries_csv", args=[home.pk])).content.decode("utf-8-sig")
    assert sorted(row[-1] for row in csv.reader(io.StringIO(file))) == [MINE, "Who", THEIRS]


def test_partners_of_the_same_name_are_told_apart_in_the_readers_language(
    alexes: tuple[CastMember, CastMember],
) -> None:
    one, _other = alexes
    Person.objects.filter(pk=one.id).update(language="es")
    page = one.get(reverse("web:home")).text
    assert "alex (ocaso)" in page
    assert "(dusk)" not in page


def test_the_profile_says_how_partners_of_the_same_name_are_told_apart(ana: CastMember, ben: CastMember) -> None:
    assert "You two have one name" not in ben.get("/us/profile").text
    assert ben.client.post("/us/profile", profile_data(ben, name="ANA")).status_code == 302
    page = ben.get("/us/profile").text
    assert "you stand there as ANA (dusk), and your partner as Ana (saffron)" in page
    assert 'value="ANA"' in page, "what is typed stays as it was typed"
    Person.objects.filter(pk=ana.id).update(pronouns="she/her")
    ben.client.post("/us/profile", profile_data(ben, pronouns="he/him"))
    assert "you stand there as ANA (he/him), and your partner as Ana (she/her)" in ben.get("/us/profile").text
    ben.client.post("/us/profile", profile_data(ben, name="Ben"))
    assert "Ana (she/her)" not in ben.get("/us/profile").text


def test_a_joiner_of_the_same_name_is_told_apart_before_the_inviter_confirms(cleo: CastMember) -> None:
    joiner = a_person("Cleopatra", hue="clay")
    Person.objects.filter(pk=joiner.id).update(name="cleo")
    joiner.person.refresh_from_db()
    with viewing(cleo.viewer):
        token = pairing_actions.invite(cleo.person).token
    joiner.get(reverse("people:join_link", args=[token]))
    page = joiner.get(reverse("people:join")).text
    assert "Join Cleo (fern)" in page
    joiner.post(reverse("people:join"), {"hue": "dusk"})
    assert "Tell Cleo (fern) that you are here" in joiner.get(reverse("people:join")).text
    assert "cleo (dusk)" in cleo.get(reverse("people:invite")).text
