"""The scores: by hand, by what must hold of any answers, and by breaking every formula once."""

import importlib
from dataclasses import replace
from fractions import Fraction
from statistics import correlation, fmean
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.readiness.scoring import (
    alignment,
    apart_and_firm,
    area_state,
    blind_spots,
    talk_first,
    understanding,
    values,
)
from our2souls.readiness.scoring.answers import TopicPair, TopicResponse
from tests.factories.readiness import worked_examples
from tests.factories.readiness.worked_examples import TH
from tests.readiness.scoring import mutation_check

REAL = SimpleNamespace(
    **{name: importlib.import_module(f"{mutation_check.HOME}.{name}") for name in mutation_check.ORDER}
)

place = st.integers(1, 5)
maybe = st.none() | place
responses = st.builds(TopicResponse, maybe, maybe, maybe, maybe)
whole = st.builds(TopicResponse, place, place, place, place)
KEYS = st.sampled_from("abcdefgh")
LINES = st.sampled_from([(), (1,), (2,), (1, 3)])


def topics_of(of: st.SearchStrategy[TopicResponse], least: int = 0) -> st.SearchStrategy[list[TopicPair]]:
    return st.lists(
        st.builds(TopicPair, KEYS, st.just("money"), of, of, LINES, st.booleans()),
        min_size=least,
        max_size=6,
        unique_by=lambda t: t.key,
    )


def swapped(topics: list[TopicPair]) -> list[TopicPair]:
    return [replace(it, a=it.b, b=it.a) for it in topics]


def ranks(topics: list[TopicPair]) -> list[tuple[Fraction, bool, int]]:
    """What the order is made of, in that order; equal topics keep the order in which they are given."""
    return [
        (talk_first.weight(it, TH), apart_and_firm.apart_and_firm(it, TH), talk_first.greatest_importance(it))
        for it in talk_first.order(topics, TH)
    ]


@pytest.mark.parametrize("example", worked_examples.ALL, ids=lambda example: example.__name__)
def test_every_score_is_as_computed_by_hand(example) -> None:
    example(REAL)


SAME_BY_ALGEBRA = {
    "alignment: w is not None and d is not None",  # a topic has both or neither
    "talk_first: w is None or apart is None",  # likewise
    "movement: before is not None and after is not None",  # likewise: it has both wishes
    "values: a - mean_x",  # Σ (a + m)(b − n) = Σ (a − m)(b − n), n being the mean of the b
    "values: b - mean_y",  # likewise
    # How the loadings are found, not what they are: where it begins, and when it may stop.
    "reliability: each / sum(shared) ** 0.5",
    "reliability: 0.5",
    "reliability: 1000",
    "reliability: 0.0",
    "reliability: best - found[i]",
    "reliability: moved < ENOUGH",
    "reliability: 0",  # the second person answered as many statements as the first
}


def test_the_worked_examples_notice_every_change_of_a_formula() -> None:
    """Each operator, bound, branch and number of the modules is changed once; what stays unnoticed changes nothing."""
    tried, unnoticed = mutation_check.survivors(worked_examples.ALL)
    assert tried > 200
    assert {what.partition(" (line")[0] for what in unnoticed} == SAME_BY_ALGEBRA
    assert len(unnoticed) == len(SAME_BY_ALGEBRA)


@settings(max_examples=80)
@given(topics_of(responses), st.randoms(use_true_random=False))
def test_scores_do_not_change_with_partners_order_or_blanks(topics: list[TopicPair], chance) -> None:
    """Bounded, symmetric in the partners, the same in any order, and as if what is not answered by both were not there."""
    near = alignment.alignment(topics)
    assert near is None or 0 <= near <= 1
    mixed = chance.sample(topics, len(topics))
    answered = [it for it in topics if it.comparable]
    for others in (swapped(topics), mixed, answered):
        assert alignment.alignment(others) == near
        assert area_state.state(others, TH) == area_state.state(topics, TH)
        assert ranks(others) == ranks(topics)
    assert alignment.coverage(topics) == alignment.Coverage(len(answered), len(topics))
    for it, turned in zip(topics, swapped(topics), strict=True):
        assert understanding.cell(it, TH) == understanding.cell(turned, TH)
        assert apart_and_firm.apart_and_firm(it, TH) == apart_and_firm.apart_and_firm(turned, TH)
        if not it.comparable:
            assert talk_first.weight(it, TH) == 0
            assert not apart_and_firm.apart_and_firm(it, TH)
            assert understanding.cell(it, TH) is None


@settings(max_examples=80)
@given(topics_of(whole, least=1), st.data())
def test_alignment_falls_with_every_distance(topics: list[TopicPair], data) -> None:
    at = data.draw(st.integers(0, len(topics) - 1))
    it = topics[at]
    near, far = sorted(data.draw(st.lists(st.integers(0, 4), min_size=2, max_size=2, unique=True)))

    def apart(distance: int) -> list[TopicPair]:
        moved = replace(it, a=replace(it.a, wish=1), b=replace(it.b, wish=1 + distance), lines=())
        return [*topics[:at], moved, *topics[at + 1 :]]

    closer, further = alignment.alignment(apart(near)), alignment.alignment(apart(far))
    assert closer is not None
    assert further is not None
    assert further < closer


@settings(max_examples=80)
@given(whole, whole)
def test_the_talk_first_weight_rises_with_distance_importance_and_rigidity(a: TopicResponse, b: TopicResponse) -> None:
    """What is not known stays as it is: the factor of a blind spot is another rise."""
    a, b = replace(a, guess=None), replace(b, guess=None)
    now = talk_first.weight(TopicPair("t", "money", a, b), TH)
    further = [
        replace(b, wish=to) for to in range(1, 6) if abs(to - (a.wish or 0)) > abs((b.wish or 0) - (a.wish or 0))
    ]
    assert all(talk_first.weight(TopicPair("t", "money", a, more), TH) > now for more in further)
    risen = [replace(a, importance=(a.importance or 0) + 1)] if a.importance != 5 else []  # the larger one or not
    risen += [replace(a, bend=(a.bend or 0) - 1)] if a.bend != 1 else []
    assert all(talk_first.weight(TopicPair("t", "money", more, b), TH) > now for more in risen if a.wish != b.wish)
    lost = replace(a, guess=a.wish), replace(b, guess=b.wish)
    assert blind_spots.is_blind_spot(TopicPair("t", "money", *lost), TH) is (abs((a.wish or 0) - (b.wish or 0)) >= 2)
    assert talk_first.weight(TopicPair("t", "money", *lost), TH) == now * (
        Fraction(5, 4) if abs(a.wish - b.wish) >= 2 else 1
    )


@settings(max_examples=80)
@given(topics_of(responses), topics_of(responses))
def test_one_topic_puts_its_area_in_front_and_no_other_takes_it_back(
    topics: list[TopicPair], more: list[TopicPair]
) -> None:
    """Firm, across a line, or three apart and of weight to one; nothing is averaged away, and nothing else gives the label."""
    in_front = [
        it
        for it in topics
        if it.comparable
        and (
            apart_and_firm.apart_and_firm(it, TH)
            or alignment.crosses(it)
            or (abs(it.a.wish - it.b.wish) >= 3 and max(it.a.importance, it.b.importance) >= 4)
        )
    ]
    assert area_state.state(topics, TH) == ("talk" if in_front else "")
    if in_front:
        assert area_state.state([*topics, *more], TH) == "talk"


@settings(max_examples=80)
@given(topics_of(responses, least=1))
def test_what_is_so_already_for_both_earns_nothing(topics: list[TopicPair]) -> None:
    """It changes no alignment and no number, is in no order to talk in, and is answered all the same."""
    fact = TopicPair("fact", "money", TopicResponse(5, 5, 1, 5), TopicResponse(5, 1, 5, 5), (1,), when=True)
    for score in (
        alignment.alignment,
        lambda of: alignment.number(of, TH),
        ranks,
        lambda of: area_state.state(of, TH),
    ):
        assert score([*topics, fact]) == score(topics)
    assert not alignment.near(fact)
    assert alignment.coverage([*topics, fact]).both == alignment.coverage(topics).both + 1
    for it in topics:
        assert alignment.near(it) <= (it.comparable and not alignment.crosses(it) and not alignment.differ(it, TH))


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=8, max_size=16), st.integers(-3, 3))
def test_likeness_of_values_is_the_double_entry_correlation_of_centred_profiles(
    pairs: list[tuple[int, int]], higher: int
) -> None:
    keys = [f"card-{at}" for at in range(len(pairs))]
    x = dict(zip(keys, (a for a, _ in pairs), strict=True))
    y = dict(zip(keys, (b for _, b in pairs), strict=True))
    found = values.likeness(x, y)
    if len({*x.values()}) == 1 or len({*y.values()}) == 1:
        assert found is None
        return
    first, second = ([value - fmean(of.values()) for value in of.values()] for of in (x, y))
    assert found == pytest.approx(correlation([*first, *second], [*second, *first]), abs=1e-12)
    assert found == values.likeness(y, x)
    assert found == values.likeness(x, {key: value + higher for key, value in y.items()})
    assert values.likeness(x, x) == 1


@settings(max_examples=200)
@given(place, place, st.sets(st.integers(1, 4)), whole, whole)
def test_two_wishes_across_a_line_are_two_apart_or_more(
    x: int, y: int, lines: set[int], a: TopicResponse, b: TopicResponse
) -> None:
    """Symmetric; on the same side, and without lines, as it was; and never near, in any label or cell."""
    topic = TopicPair("t", "money", replace(a, wish=x), replace(b, wish=y), tuple(lines))
    turned, plain = replace(topic, a=topic.b, b=topic.a), replace(topic, lines=())
    parted = any((x <= line) != (y <= line) for line in lines)
    assert alignment.distance(plain) == abs(x - y)
    assert alignment.distance(topic) == alignment.distance(turned) == (max(2, abs(x - y)) if parted else abs(x - y))
    assert alignment.crosses(topic) is parted
    for strange in (TH, replace(TH, apart=4, known=3)):
        if parted:
            assert (understanding.cell(topic, strange) or "").startswith("different")
            assert area_state.state([topic, plain, plain], strange) == "talk"
            assert [each.key for each in talk_first.order([topic], strange)] == ["t"]
        same_sides = [(topic.a.guess, y), (topic.b.guess, x)]
        if any((guess <= line) != (wish <= line) for guess, wish in same_sides for line in lines):
            assert (understanding.cell(topic, strange) or "").endswith("unknown")
    if not parted:
        assert alignment.distance(topic) == alignment.distance(plain)
        assert alignment.differ(topic, TH) == alignment.differ(plain, TH)
        assert apart_and_firm.apart_and_firm(topic, TH) == apart_and_firm.apart_and_firm(plain, TH)
