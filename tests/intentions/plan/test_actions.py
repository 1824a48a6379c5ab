"""The milestones of an intention: made, also several at once, changed, done, erased with their author."""

from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.people.models import Person
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_milestone, an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def titles(by: CastMember, intention: Intention) -> list[str]:
    with viewing(by.viewer):
        rows = Milestone.objects.filter(intention=intention, removed_at=None).order_by("position", "pk")
        return [step.title for step in rows]


def test_milestones_are_added_moved_done_and_undone_by_either(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    first = a_milestone(ana, intention, "First")
    ana.post(
        url("intentions:milestone_new", intention.pk),
        {"title": "Second", "keeper": str(ben.id), "due_on": "2027-02-01"},
    )
    with viewing(ana.viewer):
        second = Milestone.objects.exclude(pk=first.pk).get()
    ben.post(url("intentions:milestone_act", intention.pk, second.pk, "up"))
    page = ana.get(url("intentions:intention", intention.pk)).text
    assert page.index("Second") < page.index("First")
    assert "1 February 2027" in page
    ben.post(url("intentions:milestone_act", intention.pk, first.pk, "done"))
    ana.post(url("intentions:milestone_act", intention.pk, first.pk, "done"))
    with viewing(ana.viewer):
        assert Milestone.objects.get(pk=first.pk).done_by_id == ben.id
    assert "1 of 2" in ana.get(url("intentions:dreams")).text
    ana.post(url("intentions:milestone_act", intention.pk, first.pk, "undone"))
    with viewing(ana.viewer):
        assert Milestone.objects.get(pk=first.pk).done_by_id is None
    ana.post(url("intentions:milestone_act", intention.pk, first.pk, "out"))
    assert "First" not in ana.get(url("intentions:dreams")).text


def test_home_and_the_list_of_intentions_agree_once_every_milestone_is_done(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    ben.post(url("intentions:milestone_act", intention.pk, step.pk, "done"))
    for page in (ana.get(reverse("web:home")).text, ana.get(url("intentions:dreams")).text):
        assert "Every step is done." in page


def test_several_lines_make_several_milestones_at_once(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    data = {"title": "One\n\n  Two  \nThree", "keeper": str(ben.id), "due_on": "2027-02-01", "words": "With a tape"}
    page = ana.post(url("intentions:milestone_new", intention.pk), data)
    assert titles(ben, intention) == ["One", "Two", "Three"]
    assert page.text.count("Ben, by 1 February 2027") == 3
    with viewing(ben.viewer):
        assert {step.words for step in Milestone.objects.all()} == {"With a tape"}


def test_too_many_or_too_long_milestones_keep_what_was_typed(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    for lines in ("\n".join(f"Step {n}" for n in range(41)), "x" * 201, " \n "):
        page = ana.post(url("intentions:milestone_new", intention.pk), {"title": lines, "words": "Kept words"})
        assert "Kept words" in page.text
        assert 'aria-describedby="id_title' in page.text
    assert titles(ana, intention) == []


def test_words_about_a_milestone_edited_by_both_at_once_are_both_shown(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention, "Adviser")
    data = {"title": "Adviser", "keeper": "both", "version": 1}
    ana.post(url("intentions:milestone_edit", intention.pk, step.pk), data | {"words": "Bring payslips"})
    page = ben.post(url("intentions:milestone_edit", intention.pk, step.pk), data | {"words": "Ask about the fee"})
    assert "Bring payslips" in page.text
    assert "Ask about the fee" in page.text
    assert "perhaps by Ana" in page.text
    ben.post(
        url("intentions:milestone_edit", intention.pk, step.pk), data | {"words": "Payslips, and the fee", "version": 2}
    )
    assert "Payslips, and the fee" in ana.get(url("intentions:milestone_edit", intention.pk, step.pk)).text
    assert "wrote about a step" in ana.get(url("intentions:intention_history", intention.pk)).text


def test_a_milestones_words_stay_when_an_update_leaves_them_out(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention, words="Stay")
    with viewing(ben.viewer):
        updated = plan_actions.update(step, title="New", keeper_id=None, due_on=None, version=1)
    assert updated.words == "Stay"


def test_erasing_a_partner_takes_their_words_out_of_the_plan_and_leaves_the_others(
    ana: CastMember, ben: CastMember
) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention, "Shared step", words="Ana wrote this")
    ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "Ana’s part"})
    ben.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "Ben’s part"})
    with viewing(ben.viewer):
        substep = Substep.objects.order_by("position")[0]
    ben.post(url("intentions:substep_act", intention.pk, step.pk, substep.pk, "done"))
    personal_data_erasure.erase_person(ana.id)
    assert Person.objects.filter(pk=ben.id).exists()
    with viewing(ben.viewer):
        erased = Milestone.objects.get(pk=step.pk)
        assert (erased.title, erased.words) == ("", "")
        assert [part.title for part in Substep.objects.order_by("position")] == ["", "Ben’s part"]
    history = ben.get(url("intentions:intention_history", intention.pk)).text
    assert "Ana’s part" not in history
    assert "Ana wrote this" not in history
    assert "Ben’s part" in history


def test_a_milestone_is_not_reached_through_another_intention(ana: CastMember, ben: CastMember) -> None:
    one, two = an_intention(ana, ben, "One"), an_intention(ana, ben, "Two")
    step = a_milestone(ana, one)
    assert ana.get(url("intentions:milestone_edit", two.pk, step.pk)).status_code == 404
