"""Words from right to left: on every page each stands where it finds its own direction, and so does whoever types.

Everybody's name and words are Hebrew with Latin letters in them; every page of the table is opened.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from our2souls.delivery import registry as delivery_registry
from our2souls.delivery.channels import email
from our2souls.delivery.models import Notification
from our2souls.lib.text_direction import CLOSE, OPEN, isolated
from our2souls.people.models import Person
from our2souls.privacy.fields import EncryptedText
from our2souls.privacy.viewer import viewing
from tests.architecture import conftest
from tests.architecture.pages.forms import OPENED_BY, pages
from tests.architecture.world.scene import Scene
from tests.permissions.table import TABLE

pytestmark = pytest.mark.host

HEBREW = "שלום"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "use"}
SHOWN = {"alt", "title", "placeholder", "aria-label", "content", "done", "data-title", "label"}
TYPED = {"text", "email", "url", "search", "tel"}
NAMES = [name for name in sorted(TABLE) if any(case.get[who] == 200 for case in TABLE[name] for who in OPENED_BY)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where such a word stands: in which elements, and the text it stands in."""

    path: tuple[str, ...]
    text: str


class _Looking(HTMLParser):
    """Finds every place that does not let a text find its direction, and every input that does not."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool, str]] = []
        self.lost: list[Place] = []
        self.seen = 0
        self.feed(page)

    @property
    def _is_free(self) -> bool:
        return any(free for _tag, free, _class in self.open)

    def _look(self, text: str, where: str) -> None:
        if HEBREW not in text:
            return
        self.seen += 1
        depth, outside = 0, ""
        for each in text:
            depth += (each == OPEN) - (each == CLOSE)
            outside += "" if depth > 0 else each
        if HEBREW in outside and not self._is_free:
            self.lost.append(Place((*(f"{tag}.{kind}" for tag, _free, kind in self.open), where), text.strip()[:120]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens; what its attributes say is read too."""
        attributes = {name: value or "" for name, value in attrs}
        free = attributes.get("dir") == "auto" or tag == "bdi"
        kind = attributes.get("type", "text")
        is_typed = tag == "textarea" or (tag == "input" and kind in TYPED)
        if is_typed and not free and "inputmode" not in attributes and "readonly" not in attributes:
            self.lost.append(Place((tag, "dir"), attributes.get("name", "")))
        if OPEN in attributes.get("value", ""):
            self.lost.append(Place((tag, "value"), attributes["value"]))
        for name in SHOWN & attributes.keys():
            self._look(attributes[name], f"{tag}@{name}")
        if tag not in VOID:
            self.open.append((tag, free, attributes.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Text between the elements."""
        if self.open and self.open[-1][0] not in {"script", "style"}:
            self._look(data, "text")
        if self.open and self.open[-1][0] == "textarea" and OPEN in data:
            self.lost.append(Place(("textarea", "value"), data))


@pytest.fixture
def hebrew(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """The scene as it would be if everybody wrote Hebrew with Latin letters in it."""
    opened = EncryptedText.decode

    def decode(field: EncryptedText, plain: bytes) -> Any:
        words = opened(field, plain)
        return type(words)(f"{HEBREW} {words} 12") if "-" in words and re.match(r"[a-z]+-[a-z]", words) else words

    with conftest.undone():
        for person in Person.objects.all():
            Person.objects.filter(pk=person.pk).update(name=f"{HEBREW} {person.name} 12")
        monkeypatch.setattr(EncryptedText, "decode", decode)
        yield scene


def opened(scene: Scene, name: str) -> Iterator[tuple[str, str]]:
    for who, path in pages(scene, name):
        with conftest.undone():
            answer = scene.client(who).get(path)
        kind = answer.headers["Content-Type"].partition(";")[0]
        if kind == "text/html" or (kind == "application/pdf" and not answer.streaming):
            yield f"{path} for {who}", answer.content.decode(errors="replace")


@pytest.mark.parametrize("name", NAMES)
def test_every_word_and_every_input_finds_its_direction(hebrew: Scene, name: str) -> None:
    for where, page in opened(hebrew, name):
        lost = _Looking(page).lost
        assert not lost, f"{where}: " + "\n".join(f"{place.path[-4:]} {place.text}" for place in lost)


def test_found_words_and_imported_rows_find_their_direction_too(hebrew: Scene) -> None:
    ana = hebrew.client("ana")
    with conftest.undone():
        for words in (HEBREW, "kept"):
            found = _Looking(ana.post("/search", {"words": words}).text)
            assert found.seen > 1
            assert not found.lost
        file = SimpleUploadedFile("a.csv", f"Date,Amount,{HEBREW} Text\n2026-11-02,12.50,{HEBREW} bread 1\n".encode())
        at = f"/dreams/together/{hebrew.ids['both.home']}/entries/import"
        page = _Looking(ana.post(at, {"file": file, "whose": "both"}, follow=True).text)
        assert page.seen > 2
        assert not page.lost


def test_a_greeting_in_a_mail_isolates_the_name(hebrew: Scene) -> None:
    recipient = delivery_registry.recipients.load(hebrew.ana.id)
    assert recipient is not None
    with viewing(recipient.viewer):
        row = Notification.objects.get(pk=hebrew.ids["both.notice"])
    mail = email.compose(
        row, delivery_registry.notification_types.named("revisit"), recipient, email.MailExtras(), stop="/stop"
    )
    for text in (mail.body, str(mail.alternatives[0][0])):
        assert f"{OPEN}{HEBREW} Ana 12{CLOSE}" in text


@given(st.text())
def test_isolates_are_whole_and_once(text: str) -> None:
    shown = isolated(text)
    assert isolated(shown) == shown
    assert shown.count(OPEN) == shown.count(CLOSE) or shown == text
    assert shown in {text, f"{OPEN}{shown[1:-1]}{CLOSE}"}
    if text.isascii():
        assert shown == text


def test_marks_that_somebody_typed_turn_nothing_outside() -> None:
    assert isolated("Ana\u202etset") == f"{OPEN}Anatset{CLOSE}"
    assert isolated(f"a{CLOSE}b") == f"{OPEN}ab{CLOSE}"
    assert isolated("Zoë 12") == "Zoë 12"
