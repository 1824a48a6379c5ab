"""The way there: several steps at once, words about a step, smaller steps, and the order that two give."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.intentions.core.models import Intention
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan.models import Milestone, Substep
from our2souls.lib import ordering
from our2souls.people.models import Person
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions import a_milestone, an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def titles(by: CastMember, intention: Intention) -> list[str]:
    with viewing(by.viewer):
        rows = Milestone.objects.filter(intention=intention, removed_at=None).order_by("position", "pk")
        return [step.title for step in rows]


def parts(by: CastMember, step: Milestone) -> list[Substep]:
    with viewing(by.viewer):
        return list(Substep.objects.filter(milestone=step, removed_at=None).order_by("position"))


def lines(by: CastMember, step: Milestone) -> list[str]:
    with viewing(by.viewer):
        return [part.title for part in parts(by, step)]


def test_several_lines_are_several_steps_at_once(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    sent = {"title": "One\n\n  Two  \nThree", "keeper": str(ben.id), "due_on": "2027-02-01", "words": "With a tape"}
    page = ana.post(url("intentions:milestone_new", intention.pk), sent)
    assert titles(ben, intention) == ["One", "Two", "Three"]
    assert page.text.count("Ben, by 1 February 2027") == 3
    with viewing(ben.viewer):
        assert {step.words for step in Milestone.objects.all()} == {"With a tape"}


def test_too_many_or_too_long_lines_keep_what_was_typed(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    for lines in ("\n".join(f"Step {n}" for n in range(41)), "x" * 201, " \n "):
        page = ana.post(url("intentions:milestone_new", intention.pk), {"title": lines, "words": "Kept words"})
        assert "Kept words" in page.text
        assert 'aria-describedby="id_title' in page.text
    assert titles(ana, intention) == []


def test_words_about_a_step_are_both_partners_and_collide_kindly(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention, "Adviser")
    sent = {"title": "Adviser", "keeper": "both", "version": 1}
    ana.post(url("intentions:milestone_edit", intention.pk, step.pk), sent | {"words": "Bring payslips"})
    page = ben.post(url("intentions:milestone_edit", intention.pk, step.pk), sent | {"words": "Ask about the fee"})
    assert "Bring payslips" in page.text
    assert "Ask about the fee" in page.text
    assert "perhaps by Ana" in page.text
    ben.post(
        url("intentions:milestone_edit", intention.pk, step.pk), sent | {"words": "Payslips, and the fee", "version": 2}
    )
    assert "Payslips, and the fee" in ana.get(url("intentions:milestone_edit", intention.pk, step.pk)).text
    assert "wrote about a step" in ana.get(url("intentions:intention_history", intention.pk)).text


def test_smaller_steps_are_ticked_by_whom_and_counted_on_the_way(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention, "Walk ten neighbourhoods")
    ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "North\nSouth\nEast"})
    north, south, _east = parts(ana, step)
    ben.post(url("intentions:substep_act", intention.pk, step.pk, north.pk, "done"))
    ana.post(url("intentions:substep_act", intention.pk, step.pk, north.pk, "done"))
    assert parts(ana, step)[0].done_by_id == ben.id
    assert "1 of 3" in ana.get(url("intentions:intention", intention.pk)).text
    page = ana.get(url("intentions:milestone_edit", intention.pk, step.pk)).text
    assert "Ben, on" in page
    ana.post(url("intentions:substep_act", intention.pk, step.pk, north.pk, "undone"))
    assert parts(ana, step)[0].done_at is None
    ben.post(url("intentions:substep_act", intention.pk, step.pk, south.pk, "out"))
    assert lines(ana, step) == ["North", "East"]
    assert "0 of 2" in ben.get(url("intentions:intention", intention.pk)).text


def test_an_empty_smaller_step_gets_a_kind_sentence(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    page = ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": " "})
    assert page.status_code == 422
    assert "some are needed" in page.text
    assert parts(ana, step) == []


def test_a_smaller_step_is_not_reached_through_another_step(ana: CastMember, ben: CastMember, dora: CastMember) -> None:
    intention = an_intention(ana, ben)
    step, other = a_milestone(ana, intention), a_milestone(ana, intention, "Other")
    ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "North"})
    part = parts(ana, step)[0]
    assert ana.post(url("intentions:substep_act", intention.pk, other.pk, part.pk, "done")).status_code == 404
    assert dora.post(url("intentions:substep_act", intention.pk, step.pk, part.pk, "done")).status_code == 404
    ana.post(url("intentions:milestone_act", intention.pk, step.pk, "out"))
    assert ana.client.post(url("intentions:substep_act", intention.pk, step.pk, part.pk, "done")).status_code == 404
    assert parts(ana, step)[0].done_at is None


def test_an_order_is_sent_whole_and_either_may(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    one, two, three = (a_milestone(ana, intention, title) for title in ("One", "Two", "Three"))
    ben.post(url("intentions:milestones_order", intention.pk), {"order": [three.pk, one.pk, two.pk]})
    assert titles(ana, intention) == ["Three", "One", "Two"]
    ana.post(
        url("intentions:milestones_order", intention.pk),
        {"order": ["nonsense", str(uuid4()), two.pk, two.pk, three.pk]},
    )
    assert titles(ana, intention) == ["Two", "One", "Three"]


def test_a_step_added_meanwhile_is_not_lost_by_an_older_order(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    seen = [a_milestone(ana, intention, title) for title in ("One", "Two")]
    a_milestone(ben, intention, "Ben’s")
    ana.post(url("intentions:milestones_order", intention.pk), {"order": [step.pk for step in reversed(seen)]})
    assert titles(ana, intention) == ["Two", "One", "Ben’s"]


def test_another_couples_steps_cannot_be_put_in_order(
    ana: CastMember, ben: CastMember, dora: CastMember, eli: CastMember
) -> None:
    intention, theirs = an_intention(ana, ben), an_intention(dora, eli)
    steps = [a_milestone(dora, theirs, title) for title in ("One", "Two")]
    assert ana.post(url("intentions:milestones_order", theirs.pk), {"order": [steps[1].pk]}).status_code == 404
    ana.post(url("intentions:milestones_order", intention.pk), {"order": [steps[1].pk, steps[0].pk]})
    assert titles(dora, theirs) == ["One", "Two"]


@pytest.mark.parametrize(("by", "focus"), [("up", "up"), ("down", "down")])
def test_without_script_the_focus_stays_on_the_moved_step(
    ana: CastMember, ben: CastMember, by: str, focus: str
) -> None:
    intention = an_intention(ana, ben)
    steps = [a_milestone(ana, intention, title) for title in ("One", "Two", "Three", "Four")]
    moved = steps[2] if by == "up" else steps[1]
    page = ana.post(url("intentions:milestone_act", intention.pk, moved.pk, by), {"order": "yes"}).text
    row = page[page.index('class="is-moved"') :]
    assert row.index("autofocus") < row.index("</li>")
    assert f'data-by="{focus}" autofocus' in row
    page = ana.post(url("intentions:milestone_act", intention.pk, steps[0].pk, "up"), {"order": "yes"}).text
    assert 'data-by="down" autofocus' in page


def test_smaller_steps_have_an_order_too(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "A\nB\nC"})
    a, b, c = parts(ana, step)
    ben.post(url("intentions:substeps_order", intention.pk, step.pk), {"order": [c.pk, b.pk, a.pk]})
    assert lines(ana, step) == ["C", "B", "A"]
    page = ben.post(url("intentions:substep_act", intention.pk, step.pk, a.pk, "up")).text
    assert lines(ana, step) == ["C", "A", "B"]
    assert "is-moved" in page
    assert ana.get(url("intentions:substeps_order", intention.pk, step.pk)).status_code == 200


def test_a_step_without_words_about_it_keeps_them_when_a_caller_says_nothing(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention, words="Stay")
    with viewing(ben.viewer):
        held = plan_actions.update(step, title="New", keeper_id=None, due_on=None, version=1)
    assert held.words == "Stay"


def test_what_an_erased_partner_wrote_goes_and_what_the_other_wrote_stays(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention, "Shared step", words="Ana wrote this")
    ana.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "Ana’s part"})
    ben.post(url("intentions:substep_new", intention.pk, step.pk), {"title": "Ben’s part"})
    ben.post(url("intentions:substep_act", intention.pk, step.pk, parts(ben, step)[0].pk, "done"))
    personal_data_erasure.erase_person(ana.id)
    assert Person.objects.filter(pk=ben.id).exists()
    with viewing(ben.viewer):
        held = Milestone.objects.get(pk=step.pk)
        assert (held.title, held.words) == ("", "")
        assert [part.title for part in Substep.objects.order_by("position")] == ["", "Ben’s part"]
    history = ben.get(url("intentions:intention_history", intention.pk)).text
    assert "Ana’s part" not in history
    assert "Ana wrote this" not in history
    assert "Ben’s part" in history


@given(st.lists(st.uuids(), unique=True, max_size=8), st.lists(st.uuids(), max_size=8), st.randoms())
def test_reordering_loses_and_makes_nothing(standing: list[UUID], strangers: list[UUID], random: object) -> None:
    named = [each for each in standing if random.random() < 0.6] + strangers  # type: ignore[attr-defined]
    random.shuffle(named)  # type: ignore[attr-defined]
    after = ordering.reordered(standing, named)
    assert sorted(after) == sorted(standing)
    known = [each for each in dict.fromkeys(named) if each in set(standing)]
    assert [each for each in after if each in set(known)] == known
    assert all(after[at] == each for at, each in enumerate(standing) if each not in set(known))
