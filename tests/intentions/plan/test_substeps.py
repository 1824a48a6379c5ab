"""The substeps of a milestone: ticked, counted, put in order."""

from django.urls import reverse

from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_milestone, an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def substeps_of(by: CastMember, step: Milestone) -> list[Substep]:
    with viewing(by.viewer):
        return list(Substep.objects.filter(milestone=step, removed_at=None).order_by("position"))


def titles(by: CastMember, step: Milestone) -> list[str]:
    with viewing(by.viewer):
        return [substep.title for substep in substeps_of(by, step)]


def test_substeps_are_ticked_by_either_and_counted_on_the_page(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention, "Walk ten neighbourhoods")
    ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "North\nSouth\nEast"})
    north, south, _east = substeps_of(ana, step)
    ben.post(url("intentions:substep_act", intention.pk, step.pk, north.pk, "done"))
    ana.post(url("intentions:substep_act", intention.pk, step.pk, north.pk, "done"))
    assert substeps_of(ana, step)[0].done_by_id == ben.id
    assert "1 of 3" in ana.get(url("intentions:intention", intention.pk)).text
    page = ana.get(url("intentions:milestone_edit", intention.pk, step.pk)).text
    assert "Ben, on" in page
    ana.post(url("intentions:substep_act", intention.pk, step.pk, north.pk, "undone"))
    assert substeps_of(ana, step)[0].done_at is None
    ben.post(url("intentions:substep_act", intention.pk, step.pk, south.pk, "out"))
    assert titles(ana, step) == ["North", "East"]
    assert "0 of 2" in ben.get(url("intentions:intention", intention.pk)).text


def test_an_empty_substep_gets_a_kind_sentence(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    page = ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": " "})
    assert page.status_code == 422
    assert "some are needed" in page.text
    assert substeps_of(ana, step) == []


def test_a_substep_is_not_reached_through_another_milestone(ana: CastMember, ben: CastMember, dora: CastMember) -> None:
    intention = an_intention(ana, ben)
    step, other = a_milestone(ana, intention), a_milestone(ana, intention, "Other")
    ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "North"})
    substep = substeps_of(ana, step)[0]
    assert ana.post(url("intentions:substep_act", intention.pk, other.pk, substep.pk, "done")).status_code == 404
    assert dora.post(url("intentions:substep_act", intention.pk, step.pk, substep.pk, "done")).status_code == 404
    ana.post(url("intentions:milestone_act", intention.pk, step.pk, "out"))
    assert ana.client.post(url("intentions:substep_act", intention.pk, step.pk, substep.pk, "done")).status_code == 404
    assert substeps_of(ana, step)[0].done_at is None


def test_substeps_are_put_in_order_by_either(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "A\nB\nC"})
    a, b, c = substeps_of(ana, step)
    ben.post(url("intentions:substeps_order", intention.pk, step.pk), {"order": [c.pk, b.pk, a.pk]})
    assert titles(ana, step) == ["C", "B", "A"]
    page = ben.post(url("intentions:substep_act", intention.pk, step.pk, a.pk, "up")).text
    assert titles(ana, step) == ["C", "A", "B"]
    assert "is-moved" in page
    assert ana.get(url("intentions:substeps_order", intention.pk, step.pk)).status_code == 200
