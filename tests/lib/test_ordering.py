"""An order that two give: what is named is put in that order, and nothing else moves."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib import ordering


@given(st.lists(st.uuids(), unique=True, max_size=8), st.lists(st.uuids(), max_size=8), st.randoms())
def test_reordered_loses_and_makes_no_item(standing: list[UUID], strangers: list[UUID], random: object) -> None:
    named = [each for each in standing if random.random() < 0.6] + strangers  # type: ignore[attr-defined]
    random.shuffle(named)  # type: ignore[attr-defined]
    after = ordering.reordered(standing, named)
    assert sorted(after) == sorted(standing)
    known = [each for each in dict.fromkeys(named) if each in set(standing)]
    assert [each for each in after if each in set(known)] == known
    assert all(after[at] == each for at, each in enumerate(standing) if each not in set(known))
