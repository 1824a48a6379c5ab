"""The places of a check-in on its grid."""

from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.drawing import affect_grid


def test_the_affect_grid_has_twenty_five_places_in_reading_order() -> None:
    all_places = list(affect_grid.grid_points())
    assert len({place.value for place in all_places}) == 25
    assert (all_places[0].value, all_places[4].value, all_places[-1].value) == ("1-5", "5-5", "5-1")
    assert affect_grid.grid_point("4-2") == affect_grid.GridPoint(ease=4, energy=2)
    assert affect_grid.GridPoint(4, 2).classes == "af af-e2 af-p4"


@given(st.text(max_size=5))
def test_only_a_place_of_the_affect_grid_is_one(value: str) -> None:
    found = affect_grid.grid_point(value)
    assert found is None or found.value == value
