"""How far an intention has come, by worked examples and properties."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.intentions.measures import progress

amounts = st.decimals(-(10**6), 10**7, places=2)


@pytest.mark.parametrize(
    ("total", "target", "percent"),
    [
        ("25400", "60000", 42),
        ("59999.99", "60000", 99),
        ("60000", "60000", 100),
        ("75000", "60000", 100),
        ("-50", "60000", 0),
        ("0", "60000", 0),
        ("12", "0", 0),
    ],
)
def test_of_measure_by_worked_examples(total: str, target: str, percent: int) -> None:
    assert progress.of_measure(Decimal(total), Decimal(target)).percent == percent


@pytest.mark.parametrize(("done", "among", "percent"), [(3, 5, 60), (0, 5, 0), (5, 5, 100), (1, 3, 33), (0, 0, 0)])
def test_of_milestones_by_worked_examples(done: int, among: int, percent: int) -> None:
    assert progress.of_milestones(done, among).percent == percent


@given(amounts, amounts, st.decimals("0.01", 10**7, places=2))
def test_progress_of_a_measure_never_falls_and_is_whole_only_at_its_target(
    one: Decimal, two: Decimal, target: Decimal
) -> None:
    less, more = sorted((one, two))
    before, after = progress.of_measure(less, target), progress.of_measure(more, target)
    assert 0 <= before.percent <= after.percent <= 100
    assert (after.percent == 100) == (more >= target)


@given(st.integers(0, 500), st.integers(0, 500))
def test_progress_of_milestones_is_whole_only_when_all_are_done(a: int, b: int) -> None:
    done, among = sorted((a, b))
    percent = progress.of_milestones(done, among).percent
    assert 0 <= percent <= 100
    assert (percent == 100) == (done == among > 0)
