"""What is disclosed and what never is: holes, remarks on one’s own answers, what each exports and erasing leaves."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.urls import reverse

from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Response
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report import disclosure
from our2souls.readiness.sittings.models import AreaPress, DisclosedAnswers
from tests.cast import CastMember
from tests.factories.readiness import report as factories_report

HOLES = [
    None,
    {"wish": "unsure", "importance": 5, "bend": 1},
    {"wish": "skip"},
    {"wish": 2},
    {"importance": 4, "bend": 1},
    {"wish": "unsure", "guess": 4},
    {"wish": "none"},
    {"guess": 2},
]


@pytest.mark.parametrize("hole", HOLES, ids=str)
def test_disclosed_answers_do_not_tell_why_one_is_missing(
    ana: CastMember, ben: CastMember, hole: Mapping[str, Any] | None
) -> None:
    def holey(item: Item) -> Mapping[str, Any] | None:
        if item.area != "money":
            return factories_report.same(item)
        if item.kind == "topic":
            return hole
        return hole if hole is None else {"agree": "skip" if "wish" in hole else "unsure"}

    sitting = factories_report.a_sitting(ana)
    both = [(ana, factories_report.play(sitting, ana, holey)), (ben, factories_report.play(sitting, ben))]
    factories_report.look(*both)
    factories_report.open_areas(*both, areas=["money"])
    with viewing(ben.viewer):
        assert DisclosedAnswers.objects.get(person_id=ana.id).answers in ({}, None)
        assert DisclosedAnswers.objects.get(person_id=ben.id).answers
    page = ben.client.get(reverse("readiness:area", args=[sitting.pk, "money"])).text
    assert "Nothing in it has an answer from you both yet." in page
    assert "About you two now" not in page
    assert page.count("No answer yet from one of you or both. It can stay open.") == 3


def test_idealisation_items_are_never_disclosed() -> None:
    rosy = [item for item in factories_report.ours().items if item.kind == "idealisation"]
    assert disclosure.disclose(rosy, {item.key: {"agree": 5} for item in rosy}) == {}


def test_reading_aids_are_shown_to_oneself_alone_once_one_has_finished(ana: CastMember, ben: CastMember) -> None:
    def rosy(item: Item) -> Mapping[str, Any]:
        return {"agree": 5} if item.kind == "idealisation" else {**factories_report.same(item), "after": 1}

    sitting = factories_report.a_sitting(ana)
    hers, his = factories_report.play(sitting, ana, rosy), factories_report.play(sitting, ben, rosy, finish=False)
    own, theirs = (
        who.client.get(reverse("readiness:overview", args=[attempt.pk])).text
        for who, attempt in ((ana, hers), (ben, his))
    )
    assert "rosier than most days" in own
    assert "You answered very fast" in own
    assert "For you alone" not in theirs
    assert ben.client.get(reverse("readiness:overview", args=[hers.pk])).status_code == 404


def test_an_export_and_an_erasure_of_disclosed_answers(ana: CastMember, ben: CastMember) -> None:

    def marked(item: Item) -> Mapping[str, Any]:
        return (
            factories_report.same(item) if item.area == "money" else {**factories_report.same(item), "wish": "unsure"}
        )

    sitting = factories_report.a_sitting(ana)
    both = [(ana, factories_report.play(sitting, ana, marked)), (ben, factories_report.play(sitting, ben))]
    factories_report.look(*both)
    factories_report.open_areas(*both, areas=["money"])
    with viewing(ben.viewer):
        package = personal_data_export.everything()["packages"]["readiness"]
        assert {row["owner_id"] for row in package["response"]} == {ben.id}
        assert {(row["person_id"], row["area"]) for row in package["disclosed_answers"]} == {
            (ana.id, "money"),
            (ben.id, "money"),
        }
        assert "unsure" not in str(package)
    with viewing(ana.viewer):
        assert "unsure" in str(personal_data_export.everything()["packages"]["readiness"]["response"])
    personal_data_erasure.erase_person(ana.id)
    with viewing(ben.viewer):
        assert not DisclosedAnswers.objects.get(person_id=ana.id).answers
        assert DisclosedAnswers.objects.get(person_id=ben.id).answers
    assert not Response._base_manager.filter(owner_id=ana.id).exists()
    assert not AreaPress._base_manager.filter(owner_id=ana.id).exists()
    assert ben.client.get(reverse("readiness:area", args=[sitting.pk, "money"])).status_code == 200
