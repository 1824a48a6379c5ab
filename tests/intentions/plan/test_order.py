"""The order of milestones: sent as a whole by either, and moved by one place without script."""

from uuid import uuid4

import pytest
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.plan.models import Milestone
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_milestone, an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def titles(by: CastMember, intention: Intention) -> list[str]:
    with viewing(by.viewer):
        rows = Milestone.objects.filter(intention=intention, removed_at=None).order_by("position", "pk")
        return [step.title for step in rows]


def test_milestones_are_put_in_order_as_a_whole_by_either(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    one, two, three = (a_milestone(ana, intention, title) for title in ("One", "Two", "Three"))
    ben.post(url("intentions:milestones_order", intention.pk), {"order": [three.pk, one.pk, two.pk]})
    assert titles(ana, intention) == ["Three", "One", "Two"]
    ana.post(
        url("intentions:milestones_order", intention.pk),
        {"order": ["nonsense", str(uuid4()), two.pk, two.pk, three.pk]},
    )
    assert titles(ana, intention) == ["Two", "One", "Three"]


def test_a_milestone_added_meanwhile_is_not_lost_by_an_older_order(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    shown = [a_milestone(ana, intention, title) for title in ("One", "Two")]
    a_milestone(ben, intention, "Ben’s")
    ana.post(url("intentions:milestones_order", intention.pk), {"order": [step.pk for step in reversed(shown)]})
    assert titles(ana, intention) == ["Two", "One", "Ben’s"]


def test_another_couples_milestones_cannot_be_put_in_order(
    ana: CastMember, ben: CastMember, dora: CastMember, eli: CastMember
) -> None:
    intention, theirs = an_intention(ana, ben), an_intention(dora, eli)
    steps = [a_milestone(dora, theirs, title) for title in ("One", "Two")]
    assert ana.post(url("intentions:milestones_order", theirs.pk), {"order": [steps[1].pk]}).status_code == 404
    ana.post(url("intentions:milestones_order", intention.pk), {"order": [steps[1].pk, steps[0].pk]})
    assert titles(dora, theirs) == ["One", "Two"]


@pytest.mark.parametrize(("by", "focus"), [("up", "up"), ("down", "down")])
def test_without_script_the_focus_stays_on_the_moved_milestone(
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
