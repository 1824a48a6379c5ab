"""What has no full answer is asked once more before one finishes; and the third answer that is kept apart."""

import pytest

from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import item_order, response_merge
from our2souls.readiness.attempts.item_order import NOT_OURS
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.report import builder, disclosure
from tests.cast import CastMember
from tests.factories.readiness import report, sittings
from tests.factories.readiness.sittings import alone, items, place, said, send, small, topic, url

TOPIC, STATEMENT = small().item("t1"), small().item("s1")


@pytest.mark.parametrize(
    ("answer", "waits"),
    [
        (None, True),
        ({}, True),
        ({"wish": 2}, True),
        ({"wish": "unsure"}, True),
        ({"wish": "unsure", "again": True}, False),
        ({"wish": "skip"}, False),
        ({"wish": NOT_OURS}, False),
        ({"wish": 2, "importance": 3}, False),
    ],
)
def test_what_is_worth_asking_once_more(answer: dict[str, object] | None, waits: bool) -> None:  # noqa: FBT001
    assert item_order.is_open(TOPIC, answer) is waits


def test_after_the_last_question_come_those_without_a_full_answer_and_each_once(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    keys = [item.key for item in items(ana, attempt)]
    sittings.fill(ana, attempt)
    first, second = (topic(ana, attempt, which=n) for n in (0, 2))
    send(ana, attempt, first, wish="unsure", was_wish="3")
    send(ana, attempt, second, wish="skip", was_wish="3")
    last = place(ana, attempt, keys[-1])
    to = ana.client.post(last, {"go": "next"})["Location"]
    assert to == f"{place(ana, attempt, first)}?again=1"
    page = ana.get(to).text
    assert "Before you finish" in page
    assert 'name="again"' in page
    on = ana.client.post(place(ana, attempt, first), {"go": "next", "again": "yes"})["Location"]
    assert on == url("overview", attempt.pk)
    assert ana.client.post(last, {"go": "next"})["Location"] == url("overview", attempt.pk), "asked once, not twice"
    assert said(ana, attempt)[first]["wish"] == "unsure"


def test_with_script_the_once_more_goes_on_as_well(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    sittings.fill(ana, attempt)
    key = topic(ana, attempt)
    send(ana, attempt, key, wish="unsure", was_wish="3")
    last = url("question", attempt.pk, len(items(ana, attempt)))
    assert ana.client.post(last, {"go": "next"}, **sittings.QUIET).json() == {
        "to": f"{place(ana, attempt, key)}?again=1"
    }


def test_not_a_question_for_us_is_offered_on_topics_alone(cleo: CastMember) -> None:
    assert NOT_OURS in response_merge.apart_from_numbers(TOPIC, "wish")
    assert NOT_OURS not in response_merge.apart_from_numbers(STATEMENT, "agree")
    attempt = alone(cleo, "full")
    key = topic(cleo, attempt)
    assert "Not a question for us" in cleo.get(place(cleo, attempt, key)).text
    send(cleo, attempt, key, wish=NOT_OURS)
    assert said(cleo, attempt)[key] == {"wish": NOT_OURS}
    statement = next(item.key for item in items(cleo, attempt) if item.kind == "statement")
    assert "Not a question for us" not in cleo.get(place(cleo, attempt, statement)).text
    send(cleo, attempt, statement, agree=NOT_OURS)
    assert statement not in said(cleo, attempt)


def test_a_topic_that_both_call_no_question_leaves_the_count(ana: CastMember, ben: CastMember) -> None:
    both, hers = report.topics_of("children-and-caring")[:2]

    def answers(item, *, keys):
        return {"wish": NOT_OURS, "importance": 5} if item.key in keys else report.same(item)

    sitting = report.revealed(
        ana, ben, lambda item: answers(item, keys={both, hers}), lambda item: answers(item, keys={both})
    )
    with viewing(ben.viewer):
        area = builder.report_of(Sitting.objects.get(pk=sitting.pk), ben.us).area("children-and-caring")
    assert area is not None
    assert [item.key for item in area.aside] == [both]
    assert [each.key for each in area.topics] == report.topics_of("children-and-caring")[1:]
    assert (area.both, area.asked) == (1, 2), "of one alone it is no answer yet"


def test_what_one_alone_calls_no_question_is_not_shown() -> None:
    mine, theirs = {"t1": {"wish": NOT_OURS, "guess": 2}}, {"t1": {"wish": 3, "importance": 3}}
    assert disclosure.not_ours_of_both(mine, theirs) == frozenset()
    assert disclosure.disclose([TOPIC], mine) == {}
    assert disclosure.not_ours_of_both(mine, mine) == {"t1"}
    assert disclosure.disclose([TOPIC], mine, {"t1"}) == {"t1": {"wish": NOT_OURS}}
