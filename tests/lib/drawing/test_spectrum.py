"""Five places on a line, and two dots on them."""

import pytest

from our2souls.lib.drawing.spectrum import Spectrum, at


def test_the_stops_of_a_spectrum_are_even_and_keep_room_for_a_dot_at_the_ends() -> None:
    assert Spectrum(None, None).stops == ["8%", "29%", "50%", "71%", "92%"]


@pytest.mark.parametrize("place", [0, 6])
def test_a_spectrum_has_no_sixth_place(place: int) -> None:
    with pytest.raises(ValueError, match=str(place)):
        at(place)


def test_a_spectrum_tells_two_on_one_place_from_two_apart() -> None:
    apart, same, nobody = Spectrum(1, 5), Spectrum(2, 2), Spectrum(None, None)
    assert (apart.ax, apart.bx, apart.same) == ("8%", "92%", False)
    assert (same.ax, same.bx, same.same) == ("29%", "29%", True)
    assert (nobody.ax, nobody.bx, nobody.same) == ("", "", False)
