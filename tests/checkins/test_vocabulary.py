"""The words for every place, and the parts of the day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from our2souls.checkins import vocabulary

places = st.integers(1, 5)


@given(places, places)
def test_every_place_has_as_many_words_as_any_other(ease: int, energy: int) -> None:
    assert len(vocabulary.WORDS[vocabulary.region(ease, energy)]) == 12


@pytest.mark.parametrize("language", ["en", "es"])
def test_there_are_more_than_a_hundred_words_and_none_is_shown_twice(language: str) -> None:
    with translation.override(language):
        shown = [str(word) for group in vocabulary.WORDS.values() for _key, word in group]
    assert len(shown) == 108
    assert len(set(shown)) == len(shown)


def test_no_word_of_the_vocabulary_stands_twice() -> None:
    words = [key for group in vocabulary.WORDS.values() for key, _word in group]
    assert len(words) == len(set(words))


def test_part_of_day_by_the_hour() -> None:
    parts = {hour: vocabulary.part_of_day(hour) for hour in (4, 5, 11, 12, 17, 18, 22, 23)}
    expected = ["night", "morning", "morning", "afternoon", "afternoon", "evening", "evening", "night"]
    assert list(parts.values()) == expected


def test_own_words_are_read_as_they_were_written() -> None:
    assert vocabulary.labels_of(["settled", "fernweh"]) == ["settled", "fernweh"]


ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Madrid",
        "America/New_York",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
    )
]
moments = st.integers(0, 15 * 366 * 24 * 60).map(
    lambda minutes: datetime(2015, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(moments, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_the_part_of_the_day_began_before_and_is_never_tomorrow_for_any_reader(
    at: datetime, writers: ZoneInfo, readers: ZoneInfo
) -> None:
    began = vocabulary.part_began(at, writers)
    assert at - timedelta(hours=8) <= began <= at
    assert began.astimezone(readers).date() <= at.astimezone(readers).date()
    assert vocabulary.part_words(began, writers) == vocabulary.part_words(at, writers)


def test_part_began_by_worked_examples() -> None:
    madrid, new_york = ZONES[:2]
    assert vocabulary.part_began(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), madrid) == datetime(
        2026, 11, 23, 22, tzinfo=UTC
    )  # half past midnight: the night began at 23:00
    assert vocabulary.part_began(datetime(2026, 11, 24, 4, 30, tzinfo=UTC), new_york) == datetime(
        2026, 11, 24, 4, tzinfo=UTC
    )
    # the clock was put back at three that night, which began an hour earlier in UTC
    assert vocabulary.part_began(datetime(2026, 10, 25, 2, 30, tzinfo=UTC), madrid) == datetime(
        2026, 10, 24, 21, tzinfo=UTC
    )


@given(moments, st.sampled_from(ZONES), st.integers(0, 3))
def test_all_moments_of_one_part_of_a_day_tell_the_same(at: datetime, writers: ZoneInfo, hours: int) -> None:
    """However the reader sets their clock, they learn nothing of when in the part of the day it was."""
    later = at + timedelta(hours=hours)
    if vocabulary.part_words(at, writers) == vocabulary.part_words(later, writers) and hours:
        assert vocabulary.part_began(at, writers) == vocabulary.part_began(later, writers)


@given(places, places)
def test_every_place_has_two_short_phrases(ease: int, energy: int) -> None:
    assert all(0 < len(words) < 20 for words in vocabulary.place_words(ease, energy))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_typed_word_of_ours_is_kept_by_its_key_in_either_language(language: str) -> None:
    with translation.override(language):
        offered = {key: str(word) for words in vocabulary.WORDS.values() for key, word in words}
        assert [vocabulary.key_of(f" {word.upper()} ") for word in offered.values()] == list(offered)
        assert vocabulary.key_of(" fernweh ") == "fernweh"
