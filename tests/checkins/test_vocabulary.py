"""The pure parts: words for every place, parts of the day, weeks."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from our2souls.checkins import trends, vocabulary

places = st.integers(1, 5)


@given(places, places)
def test_every_place_has_as_many_words_as_any_other(ease: int, energy: int) -> None:
    assert len(vocabulary.WORDS[vocabulary.region(ease, energy)]) == 8


def test_no_word_stands_twice() -> None:
    words = [key for group in vocabulary.WORDS.values() for key, _word in group]
    assert len(words) == len(set(words))


def test_parts_of_the_day() -> None:
    said = {hour: vocabulary.part_of_day(hour) for hour in (4, 5, 11, 12, 17, 18, 22, 23)}
    expected = ["night", "morning", "morning", "afternoon", "afternoon", "evening", "evening", "night"]
    assert list(said.values()) == expected


def test_own_words_are_read_as_they_were_written() -> None:
    assert vocabulary.shown(["settled", "fernweh"]) == ["settled", "fernweh"]


def test_weeks_by_worked_example() -> None:
    points = [(date(2026, 11, 16), 1, 5), (date(2026, 11, 22), 4, 2), (date(2026, 11, 23), 3, 3)]
    assert trends.by_week(points, 0) == [
        trends.Week(date(2026, 11, 16), 2, 2.5, 3.5),
        trends.Week(date(2026, 11, 23), 1, 3.0, 3.0),
    ]
    assert trends.by_week(points, 6) == [
        trends.Week(date(2026, 11, 15), 1, 1.0, 5.0),
        trends.Week(date(2026, 11, 22), 2, 3.5, 2.5),
    ]


@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2030, 1, 1)), places, places)), st.sampled_from([0, 5, 6]))
def test_weeks_lose_no_check_in_and_stay_on_the_grid(points: list[trends.Point], first: int) -> None:
    weeks = trends.by_week(points, first)
    assert sum(week.count for week in weeks) == len(points)
    assert all(1 <= week.ease <= 5 and 1 <= week.energy <= 5 and week.first.weekday() == first for week in weeks)
    assert weeks == sorted(weeks, key=lambda week: week.first)
