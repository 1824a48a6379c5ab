"""Nobody but the two reaches an intention."""

import pytest
from django.urls import reverse

from tests.cast import CastMember
from tests.factories.intentions.core import a_milestone, an_entry, an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.mark.parametrize("other", ["cleo", "dora", "eli", "farid"])
def test_an_intention_is_not_there_for_anybody_else(
    ana: CastMember, ben: CastMember, other: str, request: pytest.FixtureRequest
) -> None:
    intention = an_intention(ana, ben)
    step, entry = a_milestone(ana, intention), an_entry(ana, intention)
    member: CastMember = request.getfixturevalue(other)
    pages = [
        "intentions:intention",
        "intentions:intention_edit",
        "intentions:intention_why",
        "intentions:intention_history",
        "intentions:intention_reach",
        "intentions:intention_release",
    ]
    for name in [
        *pages,
        "intentions:milestone_new",
        "intentions:measure",
        "intentions:entries",
        "intentions:revisit",
        "intentions:intention_copy_words",
    ]:
        assert member.get(url(name, intention.pk)).status_code == 404, name
    acts = ["choose", "unchoose", "rest", "resume", "release_withdraw"]
    for name in acts:
        assert member.post(url(f"intentions:intention_{name}", intention.pk)).status_code == 404, name
    assert member.post(url("intentions:milestone_act", intention.pk, step.pk, "done")).status_code == 404
    assert member.post(url("intentions:entry_remove", intention.pk, entry.pk)).status_code == 404
