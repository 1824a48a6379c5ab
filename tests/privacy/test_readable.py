"""What packages tell in words: all that the viewer may read, with its headings, and nothing of anybody else's."""

from collections.abc import Iterable, Iterator
from uuid import uuid4

import pytest

from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.personal_data.readable import ReadableEntry, ReadableSection, ReadableText, section
from our2souls.privacy.viewer import exporting, viewing
from tests.architecture.world import OPEN, SHARED, Scene

OLDER = ("miscounted", "corrected", "-file")
"""Said in what was taken out or corrected, or not said yet: exports as they lie hold it, words to read do not."""


def words_of(sections: Iterable[ReadableSection]) -> Iterator[str]:
    """Every word of these sections and of all that belongs to them."""
    for each in sections:
        yield each.title
        for entry in each:
            yield entry.title
            yield from (text.text for text in entry.texts)
            yield from (f"{file.name} {file.caption} {file.alt}" for file in entry.files)
            yield from words_of(entry.parts)


def readable(scene: Scene, who: str) -> str:
    """All that somebody’s packages tell them."""
    with viewing(scene.cast[who].viewer), exporting():
        return "\n".join(word for data in personal_data_registry.packages() for word in words_of(list(data.readable())))


@pytest.mark.parametrize(("who", "other"), [("ana", "ben"), ("ben", "ana")])
def test_what_can_be_read_is_ones_own_and_what_both_share_and_nothing_else(scene: Scene, who: str, other: str) -> None:
    text = readable(scene, who)
    own = [*scene.words.of(who), *scene.words.of(other, SHARED), *scene.words.brought_by(other)]
    missing = [word for word in own if word not in text and not word.endswith(OLDER)]
    assert not missing, "\n".join(missing)
    foreign = [word for word in scene.words.all if word not in own]
    assert [word for word in foreign if word in text] == []


def test_somebody_alone_reads_their_own_alone(scene: Scene) -> None:
    text = readable(scene, "farid")
    assert [word for word in scene.words.of("farid", OPEN) if word not in text] == []
    assert [word for word in scene.words.of("dora") if word in text] == []


def test_a_section_reads_no_more_than_was_asked_for() -> None:
    rows, asked = list(range(250)), []

    def entries(found: Iterable[int]) -> Iterator[ReadableEntry]:
        asked.append(list(found))
        return (ReadableEntry(uuid4(), str(number)) for number in asked[-1])

    made = section("numbers", "Numbers", rows, entries)
    assert asked == []
    assert [entry.title for entry in made.fetch(3, 5)] == ["3", "4"]
    assert [entry.title for entry in made] == [str(number) for number in rows]
    assert max(len(batch) for batch in asked) == 100


def test_an_expected_text_that_is_empty_says_that_somebody_wrote_there() -> None:
    assert ReadableText("", "", uuid4(), is_expected=True).is_taken_out
    assert not ReadableText("", "", None, is_expected=True).is_taken_out
    assert not ReadableText("", "Words", uuid4(), is_expected=True).is_taken_out
    assert not ReadableText("", "", uuid4()).is_taken_out
