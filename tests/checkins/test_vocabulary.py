"""The words for every place, and the parts of the day."""

from hypothesis import given
from hypothesis import strategies as st

from our2souls.checkins import vocabulary

places = st.integers(1, 5)


@given(places, places)
def test_every_place_has_as_many_words_as_any_other(ease: int, energy: int) -> None:
    assert len(vocabulary.WORDS[vocabulary.region(ease, energy)]) == 8


def test_no_word_of_the_vocabulary_stands_twice() -> None:
    words = [key for group in vocabulary.WORDS.values() for key, _word in group]
    assert len(words) == len(set(words))


def test_part_of_day_by_the_hour() -> None:
    parts = {hour: vocabulary.part_of_day(hour) for hour in (4, 5, 11, 12, 17, 18, 22, 23)}
    expected = ["night", "morning", "morning", "afternoon", "afternoon", "evening", "evening", "night"]
    assert list(parts.values()) == expected


def test_own_words_are_read_as_they_were_written() -> None:
    assert vocabulary.labels_of(["settled", "fernweh"]) == ["settled", "fernweh"]
