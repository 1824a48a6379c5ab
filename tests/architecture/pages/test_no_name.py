"""Every page of somebody alone: no sentence there speaks of a partner by a name that is empty."""

import html
import re

import pytest

from tests.architecture import conftest
from tests.architecture.pages.forms import pages
from tests.architecture.world.scene import Scene
from tests.permissions.table import TABLE

pytestmark = pytest.mark.host

ALONE = "cleo"
EMPTY = re.compile(
    r"\b(?:and|by|for|from|if|of|once|this|to|until|what|when|with) [.,;:?’]|(?:^|[.!?>] ) ?’s |\b(?:and|once|until|if|what)  "
)
TAGS = re.compile(r"<(?:script|style|template)\b.*?</(?:script|style|template)>|<[^>]+>", re.DOTALL)
NAMES = [name for name in sorted(TABLE) if any(case.get[ALONE] == 200 for case in TABLE[name])]


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_has_an_empty_name(scene: Scene, name: str) -> None:
    for who, path in pages(scene, name):
        if who != ALONE:
            continue
        with conftest.undone():
            answer = scene.client(who).get(path)
        if answer.streaming or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        text = html.unescape(TAGS.sub("\0", answer.content.decode()))
        for words in (piece.strip("\n\t ") for piece in text.split("\0")):
            found = EMPTY.search(re.sub(r"\s*\n\s*", " ", words))
            assert found is None, f"{path} for {who}: {words}"


@pytest.mark.parametrize(
    "words", ["changes nothing for .", "You and  see this.", "It is ours and .", "’s words come here"]
)
def test_an_empty_name_is_noticed(words: str) -> None:
    assert EMPTY.search(words)
