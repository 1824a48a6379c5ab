"""Which options are bridges, and in which order they stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.bridges.options.ranking import OptionFinding, OptionRating, RankedOption, RatedOption, finding_of, rank

FIGURES = st.integers(1, 5)
RATINGS = st.builds(OptionRating, need=FIGURES, live=FIGURES)


@st.composite
def many_options(draw: st.DrawFn) -> list[RatedOption]:
    """Up to eight options in the order of their age."""
    pairs = draw(st.lists(st.tuples(RATINGS, RATINGS), max_size=8))
    return [RatedOption(key=100 + age, age=age, a=a, b=b) for age, (a, b) in enumerate(pairs)]


OPTIONS = many_options()


def option(age: int, a: tuple[int, int], b: tuple[int, int]) -> RatedOption:
    """An option with (need, live) of both; its key is its age."""
    return RatedOption(age, age, OptionRating(*a), OptionRating(*b))


def keys(part: tuple[RankedOption, ...]) -> list[int]:
    return [each.option.key for each in part]


def test_the_lower_of_the_two_needs_decides_not_the_sum() -> None:
    for_one, for_both = option(0, (5, 5), (3, 5)), option(1, (4, 3), (4, 3))
    assert keys(rank([for_one, for_both]).bridges) == [1, 0]


def test_where_the_lower_is_equal_the_sum_of_needs_decides_then_that_of_living_with_it_then_age() -> None:
    newer, older = option(3, (4, 4), (4, 4)), option(2, (4, 4), (4, 4))
    easier, fuller = option(4, (4, 5), (4, 4)), option(5, (5, 3), (4, 3))
    assert keys(rank([newer, older, easier, fuller]).bridges) == [5, 4, 2, 3]


def test_what_one_could_not_live_with_is_never_a_bridge() -> None:
    loved, refused = option(0, (3, 3), (3, 3)), option(1, (5, 5), (5, 2))
    ranking = rank([refused, loved])
    assert keys(ranking.bridges) == [0]
    assert ranking.others == (RankedOption(refused, OptionFinding("not_livable", "b")),)


def test_others_stand_by_who_could_not_live_with_them_and_then_by_age() -> None:
    both, of_b, of_a = option(0, (5, 1), (5, 2)), option(1, (5, 5), (5, 2)), option(2, (1, 1), (1, 5))
    ranking = rank([of_a, both, of_b])
    assert ranking.bridges == ()
    assert keys(ranking.others) == [1, 2, 0]


def test_the_worked_example_of_three_ways() -> None:
    porto, three_months, between = option(0, (4, 5), (4, 4)), option(1, (5, 4), (3, 4)), option(2, (2, 2), (3, 4))
    ranking = rank([between, three_months, porto])
    assert [(each.option.key, each.finding) for each in ranking.bridges] == [
        (0, OptionFinding("neither_below_four", "nobody")),
        (1, OptionFinding("half_met", "b")),
    ]
    assert [each.finding for each in ranking.others] == [OptionFinding("not_livable", "a")]


@pytest.mark.parametrize(
    ("a", "b", "finding"),
    [
        ((4, 4), (5, 5), OptionFinding("neither_below_four", "nobody")),
        ((4, 3), (5, 5), OptionFinding("needs_met", "a")),
        ((4, 3), (5, 3), OptionFinding("needs_met", "both")),
        ((3, 5), (5, 5), OptionFinding("half_met", "a")),
        ((3, 3), (3, 5), OptionFinding("half_met", "both")),
        ((5, 5), (2, 3), OptionFinding("hardly_met", "b")),
        ((3, 5), (1, 5), OptionFinding("hardly_met", "b")),
        ((2, 3), (1, 5), OptionFinding("hardly_met", "both")),
        ((5, 2), (5, 5), OptionFinding("not_livable", "a")),
        ((5, 1), (5, 2), OptionFinding("not_livable", "both")),
    ],
)
def test_what_is_said_of_an_option(a: tuple[int, int], b: tuple[int, int], finding: OptionFinding) -> None:
    assert finding_of(option(0, a, b)) == finding


@pytest.mark.parametrize(("need", "live"), [(0, 3), (6, 3), (3, 0), (3, 6)])
def test_a_figure_beyond_one_to_five_is_refused(need: int, live: int) -> None:
    with pytest.raises(ValueError, match="OptionRating"):
        OptionRating(need, live)


def test_two_of_the_same_age_are_refused() -> None:
    with pytest.raises(ValueError, match="age"):
        rank([option(0, (3, 3), (3, 3)), replace(option(0, (4, 4), (4, 4)), key=9)])


def test_nothing_rated_is_nothing_ranked() -> None:
    assert rank([]) == ((), ())


@given(OPTIONS)
def test_every_option_has_one_place_and_a_bridge_is_what_both_could_live_with(options: list[RatedOption]) -> None:
    ranking = rank(options)
    assert sorted([*keys(ranking.bridges), *keys(ranking.others)]) == [each.key for each in options]
    assert all(min(each.option.a.live, each.option.b.live) >= 3 for each in ranking.bridges)
    assert all(min(each.option.a.live, each.option.b.live) < 3 for each in ranking.others)


@given(OPTIONS, st.data())
def test_the_order_they_come_in_changes_nothing(options: list[RatedOption], data: st.DataObject) -> None:
    assert rank(data.draw(st.permutations(options))) == rank(options)


@given(OPTIONS)
def test_no_bridge_leaves_the_worse_off_better_than_one_before_it(options: list[RatedOption]) -> None:
    lows = [min(each.option.a.need, each.option.b.need) for each in rank(options).bridges]
    assert lows == sorted(lows, reverse=True)


@given(OPTIONS)
def test_swapping_the_two_people_changes_no_place_and_only_whose(options: list[RatedOption]) -> None:
    other = {"a": "b", "b": "a", "both": "both", "nobody": "nobody"}
    ranking, swapped = rank(options), rank([replace(each, a=each.b, b=each.a) for each in options])
    for part, mirrored in zip(ranking, swapped, strict=True):
        assert keys(part) == keys(mirrored)
        assert [(each.finding.kind, other[each.finding.whose]) for each in part] == [each.finding for each in mirrored]


@given(OPTIONS)
def test_leaving_one_out_changes_no_order_of_the_rest(options: list[RatedOption]) -> None:
    ranking = rank(options)
    for gone in options:
        rest = rank([each for each in options if each is not gone])
        assert keys(rest.bridges) == [key for key in keys(ranking.bridges) if key != gone.key]
        assert keys(rest.others) == [key for key in keys(ranking.others) if key != gone.key]


@given(OPTIONS.filter(bool), st.data())
def test_a_higher_rating_never_lowers_a_bridge(options: list[RatedOption], data: st.DataObject) -> None:
    before = data.draw(st.sampled_from(options))
    whose, figure = data.draw(st.sampled_from("ab")), data.draw(st.sampled_from(["need", "live"]))
    rating = getattr(before, whose)
    higher = replace(rating, **{figure: min(5, getattr(rating, figure) + 1)})
    after = rank([replace(each, **{whose: higher}) if each is before else each for each in options])
    first = keys(rank(options).bridges)
    if before.key in first:
        assert keys(after.bridges).index(before.key) <= first.index(before.key)


@given(OPTIONS)
def test_a_finding_is_about_somebody_who_rated_so(options: list[RatedOption]) -> None:
    for ranked in [*rank(options).bridges, *rank(options).others]:
        each, (kind, whose) = ranked
        about = {"a": [each.a], "b": [each.b], "both": [each.a, each.b], "nobody": []}[whose]
        assert (kind == "neither_below_four") == (not about)
        limits = {"needs_met": ("live", 3, 3), "half_met": ("need", 3, 3), "hardly_met": ("need", 1, 2)}
        figure, least, most = limits.get(kind, ("live", 1, 2))
        assert all(least <= getattr(rating, figure) <= most for rating in about)
