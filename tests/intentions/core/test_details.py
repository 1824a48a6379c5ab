"""An intention’s own words, changed by both at once."""

import pytest
from django.urls import reverse

from tests.cast import CastMember
from tests.factories.intentions.core import a_milestone, an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.mark.parametrize("thing", ["milestone", "intention"])
def test_an_intention_or_a_milestone_edited_by_both_at_once_loses_no_words(
    ana: CastMember, ben: CastMember, thing: str
) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    where = (
        url("intentions:milestone_edit", intention.pk, step.pk)
        if thing == "milestone"
        else url("intentions:intention_edit", intention.pk)
    )
    name = "title" if thing == "milestone" else "name"
    same = {"version": 1, "keeper": "both", "rhythm": "monthly"}
    ben.post(where, {name: "Ben’s words", **same})
    page = ana.post(where, {name: "Ana’s words", **same})
    assert "Ben’s words" in page.text
    assert "Ana’s words" in page.text
    ana.post(where, {name: "Ana’s words", **same, "version": 2})
    history = ben.get(url("intentions:intention_history", intention.pk)).text
    assert "Ben’s words" in history
    assert "Ana’s words" in history
