"""Figures of drawings: short, near enough, never with an exponent."""

from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.drawing import svg_numbers


def test_a_figure_is_as_short_as_it_can_be() -> None:
    assert [svg_numbers.figure(value) for value in (3.5, 42.0, 10.005, -0.001, 0, 1234.567)] == [
        "3.5", "42", "10.01" if f"{10.005:.2f}" == "10.01" else "10", "0", "0", "1234.57",
    ]  # fmt: skip


@given(st.floats(-1e6, 1e6))
def test_a_figure_is_within_a_hundredth_and_never_an_exponent(value: float) -> None:
    text = svg_numbers.figure(value)
    assert abs(float(text) - value) <= 0.0051
    assert "e" not in text


@given(st.floats(-500, 500))
def test_a_percentage_is_a_figure_with_its_sign(value: float) -> None:
    assert svg_numbers.percent(value) == f"{svg_numbers.figure(value)}%"
