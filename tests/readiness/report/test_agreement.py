"""What the report may call agreement: nothing across a line, nothing of what was not answered, nothing about anybody else."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.urls import reverse

from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report import comparison
from our2souls.readiness.report.builder import report_of
from our2souls.readiness.report.talk import discussion_guide
from our2souls.readiness.research.models import StrangersBaseline
from tests.cast import CastMember
from tests.factories.readiness import report as factories_report

SAME = re.compile(r"want much the same|want the same|said the same|At ease|Ready to plan|holds you:", re.IGNORECASE)
ELSEWHERE = re.compile(r"never met|strangers|most people do|couples or not|don’t know each other", re.IGNORECASE)


def sides(**wishes: tuple[int, int]) -> tuple[factories_report.Answers, factories_report.Answers]:
    """Two who say the middle to all and, of these topics, that they matter most and can't bend; each guesses the other right."""

    def one(at: int) -> factories_report.Answers:
        def said(item: Item) -> Mapping[str, Any] | None:
            both = wishes.get(item.key.replace("-", "_"))
            return factories_report.topic(both[at], 5, 1, both[1 - at]) if both else factories_report.same(item)

        return said

    return one(0), one(1)


def main(who: CastMember, name: str, sitting: Sitting, *more: str) -> str:
    """What stands on a page, on one line."""
    page = who.client.get(reverse(f"readiness:{name}", args=[sitting.pk, *more])).text
    return " ".join(page[page.index("<main") : page.index("</main>")].split())


def pages_of(who: CastMember, sitting: Sitting) -> Iterator[tuple[str, str]]:
    """Every page of a report, by its name."""
    with viewing(who.viewer):
        report = report_of(sitting, who.us)
    yield "map", main(who, "report_map", sitting)
    yield "print", main(who, "report_print", sitting)
    for page in discussion_guide.guide_pages(report):
        yield page.slug, main(who, "report_page", sitting, page.slug)
    for seen in report.areas:
        yield seen.area.key, main(who, "area", sitting, seen.area.key)


def article(page: str, key: str) -> str:
    """One topic on its area's page."""
    return page[page.index(f'id="t-{key}"') :].partition("</article>")[0]


@pytest.mark.parametrize(
    ("key", "area", "a", "b"),
    [
        ("children", "children-and-caring", 1, 2),
        ("one-roof", "home-and-place", 1, 2),
        ("promise", "adventure-and-rest", 2, 1),
        ("only-us", "closeness", 2, 3),
        ("desire", "closeness", 1, 2),
    ],
)
def test_two_wishes_across_a_line_are_never_called_much_the_same(
    ana: CastMember, ben: CastMember, key: str, area: str, a: int, b: int
) -> None:
    """One place apart, of importance 5 and without room: it was "much the same", in an area at ease or ready to plan."""
    sitting = factories_report.revealed(ana, ben, *sides(**{key.replace("-", "_"): (a, b)}), areas=[area])
    name = str(factories_report.ours().item(key).name["en"])
    page = main(ana, "area", sitting, area)
    assert "Far apart, little room" in article(page, key)
    assert not SAME.search(article(page, key))
    assert "Talk first" in page
    assert not re.search("At ease|Ready to plan", page)
    assert name in main(ana, "report_map", sitting).split('id="h-firm"')[1]
    assert f"{name}</h1>" in main(ana, "report_page", sitting, "talk-1")
    for slug in ("strengths", "good-news"):
        assert f">{name}<" not in main(ana, "report_page", sitting, slug)
    knows = main(ana, "report_page", sitting, "surprises")
    assert re.search(f'is-different-known">(?:(?!</div>).)*{re.escape(name)}', knows)
    printed = main(ana, "report_print", sitting)
    assert f"<h3>{name}" in printed.split("In the order to talk in")[1].split("Where you want the same")[0]


def test_a_guess_across_a_line_is_wrong_and_on_the_same_side_all_is_as_it_was(ana: CastMember, ben: CastMember) -> None:
    def guessing(item: Item) -> Mapping[str, Any] | None:
        return factories_report.topic(2, 5, 1, 1) if item.key == "children" else factories_report.same(item)

    def near(item: Item) -> Mapping[str, Any] | None:
        return factories_report.topic(3, 5, 1, 2) if item.key == "children" else factories_report.same(item)

    sitting = factories_report.revealed(ana, ben, guessing, near, areas=["children-and-caring"])
    page = main(ana, "area", sitting, "children-and-caring")
    assert "You want much the same here, and one of you or both didn’t know." in article(page, "children")
    name = factories_report.ours().item("children").name["en"]
    assert f"<h2>{name}</h2>" in main(ana, "report_page", sitting, "surprises")


def test_movement_counts_a_step_across_a_line_as_two(ana: CastMember, ben: CastMember) -> None:
    first = factories_report.revealed(ana, ben, *sides(children=(2, 2)), areas=["children-and-caring"])
    second = factories_report.revealed(ana, ben, *sides(children=(1, 2)), areas=["children-and-caring"])
    with viewing(ana.viewer):
        found = comparison.between(report_of(first, ana.us), report_of(second, ana.us))
    (moved,) = found.moved
    assert (moved.item.key, moved.move) == ("children", "further")
    # One step of one of them, and of three topics: 1 − 5·2 / (4·13) is .19 less than 1, as it was for all that can be told.
    assert [(each.course, each.topics) for each in found.areas] == [("same", 3)]
    page = main(ana, "movement", second)
    assert "You are further apart here than then." in article(page, "children")
    assert "As they were, as far as this can tell" in page


def test_an_area_with_a_topic_two_places_apart_is_never_called_alike(ana: CastMember, ben: CastMember) -> None:
    topics = [key.replace("-", "_") for key in factories_report.topics_of("time")]
    light = dict(zip(topics, [(2, 4), (3, 3), (3, 3)], strict=True))

    def lightly(answers: factories_report.Answers) -> factories_report.Answers:
        return lambda item: (
            (answers(item) or {}) | ({"importance": 3, "bend": 5} if item.key.replace("-", "_") == topics[0] else {})
        )

    a, b = (lightly(each) for each in sides(**light))
    sitting = factories_report.revealed(ana, ben, a, b, areas=["time"])
    name = factories_report.ours().item(factories_report.topics_of("time")[0]).name["en"]
    assert "On 1 of 3 topics you are two places or more apart." in main(ana, "area", sitting, "time")
    strengths = main(ana, "report_page", sitting, "strengths")
    assert f">{name}<" not in strengths
    assert strengths.count('class="row-title"') == 2, "the two on which they are near"
    assert f"{name}</h1>" in main(ana, "report_page", sitting, "talk-1")


def test_a_step_across_a_line_is_counted_and_said(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.revealed(ana, ben, *sides(children=(1, 2)), areas=["children-and-caring"])
    for page in (main(ana, "area", sitting, "children-and-caring"), main(ana, "report_print", sitting)):
        assert "On 1 of 3 topics you are two places or more apart, or on two sides of a limit." in page
    assert 'class="is-apart"' in main(ana, "report_map", sitting)


def test_a_report_without_comparable_answers_calls_nothing_the_same(ana: CastMember, ben: CastMember) -> None:
    def wish_alone(item: Item) -> Mapping[str, Any] | None:
        return {"wish": 3} if item.kind == "topic" else None

    sitting = factories_report.revealed(ana, ben, wish_alone, wish_alone)
    for slug, page in pages_of(ana, sitting):
        assert not SAME.search(page), slug
    nothing = (
        "There is nothing here yet that you both answered. A topic counts once each of you has said a wish and how much"
    )
    for slug in ("strengths", "good-news", "talk"):
        assert nothing in main(ana, "report_page", sitting, slug), slug
    closed = factories_report.revealed(ana, ben, areas=["what-matters"])
    for slug in ("strengths", "good-news", "talk", "open"):
        assert "Nothing stands here yet." in main(ana, "report_page", closed, slug), slug
    same = factories_report.revealed(ana, ben, areas=["money"])
    assert "you said the same. There is nothing to put in front." in main(ana, "report_page", same, "talk")
    assert "You have both answered every topic" in main(ana, "report_page", same, "open")


@pytest.mark.parametrize("higher", [0, 1, 2])
def test_values_rated_a_little_higher_throughout_are_ordered_alike(
    ana: CastMember, ben: CastMember, higher: int
) -> None:
    cards = [card.key for card in factories_report.cards()]

    def rating(more: int) -> factories_report.Answers:
        return lambda item: (
            {"value": 1 + cards.index(item.key) % 5 + more} if item.kind == "card" else factories_report.same(item)
        )

    sitting = factories_report.revealed(ana, ben, rating(0), rating(higher), areas=["what-matters"])
    assert "You order these values in much the same way." in main(ana, "report_page", sitting, "values")


def test_no_page_of_a_report_speaks_of_other_couples(ana: CastMember, ben: CastMember) -> None:
    ours = factories_report.ours()
    for area in ours.areas:
        StrangersBaseline.objects.create(
            instrument=ours.key, version=ours.version, area=area.key, alignment=0.613, couples=60
        )
    sitting = factories_report.revealed(ana, ben, factories_report.anas, factories_report.bens)
    upside = factories_report.revealed(
        ana,
        ben,
        factories_report.anas,
        lambda item: {"value": 7 - 6 * int(item.key[-1] > "m")} if item.kind == "card" else {},
    )
    assert "each in a way of your own. Neither is better." in main(ana, "report_page", upside, "values")
    for each in (sitting, upside):
        for slug, page in pages_of(ana, each):
            assert not ELSEWHERE.search(page), slug
    for path in ("about", "consent"):
        page = ana.get(reverse(f"readiness:{path}")).text
        assert not ELSEWHERE.search(page[page.index("<main") :]), path
