"""Whose country comes first, and what a line says there."""

import pytest

from our2souls.helplines import queries
from our2souls.helplines.model import ELSEWHERE

pytestmark = pytest.mark.host


@pytest.mark.parametrize(
    ("zone", "accept", "country"),
    [
        ("Europe/Madrid", "", "ES"),
        ("America/Argentina/Salta", "", "AR"),
        ("America/Buenos_Aires", "", "AR"),
        ("Asia/Tokyo", "en-GB,en;q=0.9", "GB"),
        ("UTC", "", ELSEWHERE),
        ("", "en-GB,en;q=0.9,en-US;q=0.8", "GB"),
        ("", "es-419,es;q=0.9,es-MX;q=0.8", "MX"),
        ("", "es", ELSEWHERE),
        ("", "ja-JP", ELSEWHERE),
        ("", "", ELSEWHERE),
        ("", "';--<script>" * 50, ELSEWHERE),
    ],
)
def test_the_country_is_that_of_the_zone_or_of_the_browsers_languages(zone: str, accept: str, country: str) -> None:
    assert queries.country_of(zone, accept) == country


def test_countries_stand_by_name_in_the_language() -> None:
    names = [name for _code, name in queries.countries("es")]
    assert "Alemania" in names
    assert names.index("Alemania") < names.index("Suiza")
    assert ELSEWHERE not in dict(queries.countries("en"))


def test_a_line_is_told_in_the_language() -> None:
    (line,) = [line for line in queries.lines_of("NZ", "es")["violence"] if line.hours]
    assert line.hours == "Todos los días de 9 a 23"
    assert line.call == (("0508 744 633", "0508744633"),)


def test_all_emergency_numbers_stand_once_with_their_countries() -> None:
    numbers = dict(queries.emergency_numbers("en"))
    assert numbers["999"] == ["Ireland", "United Kingdom"]
    assert sum(map(len, numbers.values())) == 20
