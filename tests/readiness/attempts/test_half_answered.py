"""A topic with a wish and no importance: said once on going on, marked among all answers, counted at the end, reachable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.readiness.attempts import item_order, response_merge
from tests.cast import CastMember
from tests.factories.readiness import sittings
from tests.factories.readiness.sittings import QUIET, alone, fill, items, place, said, send, small, topic, url

TOPIC = small().item("t1")
HALF = "is half answered: it counts once you also say how much it matters to you."


@given(st.fixed_dictionaries({}, optional={
    "wish": st.sampled_from([1, 5, "unsure", "skip"]), "importance": st.integers(1, 5), "bend": st.integers(1, 5),
    "guess": st.integers(1, 5), "after": st.integers(0, 300), "told": st.sampled_from([True]),
}))  # fmt: skip
def test_a_topic_is_half_answered_without_its_importance(given_: dict[str, object]) -> None:
    half = given_.get("wish") in {1, 5} and "importance" not in given_
    assert item_order.is_half(TOPIC, given_) is half
    assert response_merge.needs_half_note(TOPIC, given_) is (half and "told" not in given_)
    assert "told" not in response_merge.without_guesses(TOPIC, given_)
    assert not item_order.is_half(small().item("s1"), given_)
    assert not item_order.is_half(TOPIC, None)


def test_resume_comes_to_half_answers_after_missing_ones_and_before_guesses() -> None:
    listed = [small().item(key) for key in ("t1", "t2", "s1", "t3")]
    answers: dict[str, dict[str, object]] = {
        "t1": {"wish": 1, "importance": 3},
        "t2": {"wish": 2},
        "t3": {"wish": "skip"},
    }
    assert item_order.resume(listed, answers, alone=False) == 3
    answers["s1"] = {"agree": 4}
    assert item_order.resume(listed, answers, alone=False) == item_order.resume(listed, answers, alone=True) == 2
    answers["t2"]["importance"] = 5
    assert item_order.resume(listed, answers, alone=False) == 1
    assert item_order.resume(listed, answers, alone=True) is None


def test_leaving_a_half_answered_topic_says_so_once_with_a_way_back(ana: CastMember, ben: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    key = topic(ana, attempt)
    path = place(ana, attempt, key)
    name = next(item.name["en"] for item in items(ana, attempt) if item.key == key)
    onward = {"wish": "2", "was-wish": "", "go": "next"}
    for went in ("back", "all", "stop"):
        assert "half=" not in ana.client.post(path, onward | {"go": went})["Location"]
    to = ana.client.post(path, onward)["Location"]
    page = ana.get(to).text
    assert f"“{name}” {HALF}" in page
    assert f'href="{path}"' in page
    assert "half=" not in ana.client.post(path, {"go": "next"})["Location"], (
        "the same topic again: nothing more is said"
    )
    send(ana, attempt, key, importance="4")
    assert HALF not in ana.get(to).text, "it is whole now"
    for wrong in ("99", "0", "x", "²", "9" * 5000, ""):
        assert HALF not in ana.get(f"{to.split('?')[0]}?half={wrong}").text
    assert "told" not in str(ana.get(url("overview", attempt.pk)).text.split("<main")[1].split("actionbar")[0])


def test_with_script_a_half_answered_topic_says_so_and_the_second_press_goes_on(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    key = topic(ana, attempt)
    path = place(ana, attempt, key)
    assert ana.client.post(path, {"wish": "2", "was-wish": ""}, **QUIET).status_code == 204
    first = ana.client.post(path, {"wish": "2", "was-wish": "2", "go": "next"}, **QUIET).json()
    assert HALF in first["text"]
    assert "to" not in first
    assert set(ana.client.post(path, {"wish": "2", "was-wish": "2", "go": "next"}, **QUIET).json()) == {"to"}
    for kept_apart in ("unsure", "skip"):
        other = topic(ana, attempt, which=1)
        send(ana, attempt, other, wish=kept_apart)
        assert set(ana.client.post(place(ana, attempt, other), {"go": "next"}, **QUIET).json()) == {"to"}


def test_the_overview_marks_half_answered_topics_and_the_end_counts_them(ana: CastMember, ben: CastMember) -> None:
    """Twelve taps on twelve wishes were "Every question has an answer.", and not one of them counted."""
    attempt = sittings.begin(ana, sittings.start(ana))
    fill(ana, attempt)
    assert "Every question has an answer." in ana.get(url("end", attempt.pk)).text
    assert "half answered" not in ana.get(url("end", attempt.pk)).text
    sitting = sittings.start(ben)
    short = sittings.begin(ben, sitting)
    topics = [item.key for item in items(ben, short) if item.kind == "topic"]
    for item in items(ben, short):
        if item.kind == "topic":
            send(ben, short, item.key, wish="3")
        else:
            send(ben, short, item.key, was_cards="", cards=["card-freedom"])
    page = ben.get(url("end", short.pk)).text
    assert "Every question has an answer." not in page
    assert f"{len(topics)} topics are half answered" in page
    first = place(ben, short, topics[0])
    assert f'href="{first}"' in page
    assert ben.client.get(url("go_on", short.pk))["Location"] == first
    listed = ben.get(url("overview", short.pk)).text
    assert listed.count("Half answered: how much it matters is missing") == len(topics)
    for key in topics[1:]:
        send(ben, short, key, importance="3")
    page = ben.get(url("end", short.pk)).text
    assert "One topic is half answered: it counts once you also say how much it matters to you." in page
    sittings.finish(ben, short)
    listed = ben.get(url("overview", short.pk)).text
    assert listed.count("Half answered: how much it matters is missing") == 1
    assert f'href="{first}"' not in listed


def test_somebody_alone_is_told_of_a_half_answered_topic_too(cleo: CastMember) -> None:
    attempt = alone(cleo)
    key = topic(cleo, attempt)
    assert (
        "half=" in cleo.client.post(place(cleo, attempt, key), {"wish": "2", "was-wish": "", "go": "next"})["Location"]
    )
    assert said(cleo, attempt)[key] == {"wish": 2, "told": True}
    sittings.finish(cleo, attempt)
    longer = alone(cleo, "full", bring=str(attempt.pk))
    assert said(cleo, longer)[key] == {"wish": 2}


@pytest.mark.parametrize("form", ["short", "full"])
def test_question_pages_say_who_sees_which_answers(ana: CastMember, ben: CastMember, form: str) -> None:
    until = "Only you see this, until you have both finished"
    ever = "Only you ever see this page. Of your answers, Ben sees what you both open, and nothing before."
    attempt = sittings.begin(ana, sittings.start(ana, form))
    for n, item in enumerate(items(ana, attempt), 1):
        if item.kind in {"topic", "idealisation"}:
            page = ana.get(url("question", attempt.pk, n)).text
            assert ("Only you ever see this one." in page) is (item.kind == "idealisation")
            assert (until in page) is (item.kind == "topic")
    pages = [url("overview", attempt.pk)]
    assert ever in " ".join(ana.get(url("end", attempt.pk)).text.split())
    fill(ana, attempt)
    sittings.finish(ana, attempt)
    for page in (*pages, url("finished", attempt.pk)):
        text = " ".join(ana.get(page).text.split())
        assert ever in text
        assert until not in text
