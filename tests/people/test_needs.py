"""The one list of needs: whole in both languages, kept by keys, picked in groups."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from our2souls.people import needs


def test_keys_that_stand_in_rows_are_there_for_good() -> None:
    first = "belonging expression play rest being-seen freedom safety meaning listened closeness alone hand"
    assert set(first.split()) <= set(needs.WORDS)
    assert set(needs.OF_DREAMS) | set(needs.OF_NOW) <= set(needs.WORDS)


def test_every_need_stands_in_one_group() -> None:
    grouped = [key for _title, words in needs.groups() for key, _word in words]
    assert len(needs.groups()) == 7
    assert len(grouped) == len(set(grouped)) == 44
    assert grouped == list(needs.WORDS)
    assert all(not key.count(",") and key == key.casefold().strip() for key in grouped)


def words_in(language: str) -> dict[str, str]:
    with translation.override(language):
        return {key: str(word) for key, word in needs.WORDS.items()}


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_word_stands_twice_and_none_has_a_comma(language: str) -> None:
    shown = [word.casefold() for word in words_in(language).values()]
    assert len(shown) == len(set(shown))
    assert not [word for word in shown if "," in word], "typed needs are parted by commas"


def test_every_word_and_title_is_translated() -> None:
    english, spanish = words_in("en"), words_in("es")
    assert [key for key in english if english[key] == spanish[key]] == []
    for title, _words in needs.groups():
        with translation.override("en"):
            plain = str(title)
        with translation.override("es"):
            assert str(title) != plain


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_typed_word_of_ours_is_kept_by_its_key(language: str) -> None:
    for key, word in words_in(language).items():
        with translation.override(language):
            assert needs.key_of(f" {word.upper()} ") == key


def test_what_was_picked_and_typed_is_kept_once_in_the_order_of_the_list() -> None:
    assert needs.merge(["freedom", "rest"], "Room to think, rest,, a dog ") == ["rest", "freedom", "thinking", "a dog"]
    assert needs.merge([], "one, two, three, four") == ["one", "two", "three"]
    assert needs.merge([], " , ") == []


@given(
    st.sets(st.sampled_from(sorted(needs.WORDS))),
    st.lists(st.sampled_from(["a dog", "salt air", "the sea"]), unique=True),
)
def test_a_form_shows_again_what_was_kept(picked: set[str], own: list[str]) -> None:
    stored = needs.merge(sorted(picked), ", ".join(own))
    assert needs.split(stored) == ([key for key in needs.WORDS if key in picked], ", ".join(own))
    assert needs.merge(*needs.split(stored)) == stored
