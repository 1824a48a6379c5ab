"""What one would change stands beside what both have, which goes on until the other says yes; nothing of the other's is lost."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from our2souls.delivery import schedules
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, NAME, WORDS, a_ritual, form


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


def the_ritual(of: CastMember) -> Ritual:
    with viewing(of.viewer):
        return Ritual.objects.get()


def act(who: CastMember, ritual: Ritual, what: str, version: str = "") -> str:
    sent = {"version": version or str(the_ritual(who).version)}
    text: str = who.post(reverse("rituals:ritual_act", args=[ritual.pk, what]), sent).text
    return text


@pytest.mark.parametrize(
    "change", [{"hour": "11:00"}, {"name": "Confession hour"}, {"words": "What was good?"}, {"minutes": "90"}]
)
def test_whatever_one_changes_asks_for_the_others_yes_to_it(
    ana: CastMember, ben: CastMember, change: dict[str, str]
) -> None:
    made = a_ritual(ana, ben)
    edit = reverse("rituals:ritual_edit", args=[made.pk])
    assert "Ana is asked for a yes" in ben.post(edit, form(first_on=FIRST.isoformat(), version="1", **change)).text
    for who in (ana, ben):
        same = the_ritual(who)
        with viewing(who.viewer):
            assert (same.state, same.name, same.words) == ("active", NAME, WORDS), "what both have goes on"
            assert schedules.next_date(who.id, "ritual", made.pk) == FIRST
    assert "Ben would like to change it" in ana.get(reverse("rituals:ritual", args=[made.pk])).text
    assert "It was changed meanwhile" in act(ana, made, "accept", version="1"), "a yes is to what one reads"
    act(ben, made, "accept", version="2")
    assert the_ritual(ben).proposed_by_id == ben.id, "nobody says yes for the other"
    act(ana, made, "accept", version="2")
    again = the_ritual(ben)
    with viewing(ben.viewer):
        assert (again.state, again.proposed) == ("active", None)
        for name, value in change.items():
            assert str(getattr(again, name)).removesuffix(":00" if name == "hour" else "") == value


def test_either_leaves_it_as_it_was_and_nothing_is_lost(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    edit = reverse("rituals:ritual_edit", args=[made.pk])
    for who, by, version in ((ana, ben, "1"), (ben, ben, "3")):
        by.post(edit, form(first_on=FIRST.isoformat(), name="Tea", words="Mine", version=version))
        act(who, made, "decline")
        same = the_ritual(who)
        with viewing(who.viewer):
            assert (same.name, same.words, same.proposed, same.state) == (NAME, WORDS, None, "active")
    assert "Ana would leave your ritual as it was" in ben.get(reverse("web:home")).text


def test_what_one_would_change_is_answered_before_the_other_changes_it(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    edit = reverse("rituals:ritual_edit", args=[made.pk])
    ben.post(edit, form(first_on=FIRST.isoformat(), name="Tea", version="1"))
    assert 'value="Tea"' in ben.get(edit).text, "who proposed it goes on with it"
    assert "Answer that first" in ana.get(edit).text
    answer = ana.client.post(edit, form(first_on=FIRST.isoformat(), name="Cake", version="2"))
    assert answer.status_code == 422
    assert 'value="Cake"' in answer.text
    ben.post(edit, form(first_on=FIRST.isoformat(), version="2"))
    with viewing(ben.viewer):
        assert the_ritual(ben).proposed is None, "the same as it was takes it back"


def test_what_only_its_writer_said_yes_to_changes_at_once(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana)
    edit = reverse("rituals:ritual_edit", args=[made.pk])
    ana.post(edit, form(first_on=FIRST.isoformat(), name="Tea", version="1"))
    ben.post(edit, form(first_on=FIRST.isoformat(), name="Cake", version="2"))
    with viewing(ana.viewer):
        assert (the_ritual(ana).name, the_ritual(ana).state) == ("Tea", "proposed")
    assert "Cake" in ana.get(reverse("rituals:ritual", args=[made.pk])).text
    act(ana, made, "accept", version="3")
    with viewing(ben.viewer):
        assert (the_ritual(ben).name, the_ritual(ben).state) == ("Cake", "active")


def test_another_first_day_is_named(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    ben.post(reverse("rituals:ritual_edit", args=[made.pk]), form(first_on="2026-12-20", version="1"))
    page = ana.get(reverse("rituals:ritual", args=[made.pk])).text
    assert "From 20 December 2026 on." in page
    assert "From 6 December 2026 on." not in page, "only what is another is named"
