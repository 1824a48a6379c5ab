"""Every page that anybody may open: whole, with nothing inline, asking nobody else, in tight headers, and silent about words."""

import gzip
import logging
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import HttpResponse

from our2souls.config.headers import PERMISSIONS
from our2souls.web import bundle
from tests.architecture.conftest import undone
from tests.architecture.matrix import CAST, Case
from tests.architecture.scene import ALONE, Scene
from tests.architecture.table import TABLE

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "font-src 'none'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
PHOTO = "default-src 'none'; sandbox"
PROBLEM = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}
LEADS_TO = {"href", "src", "action", "formaction", "srcset", "poster", "data", "cite", "ping", "xlink:href"}
OPENABLE = [name for name in sorted(TABLE) if any(200 in case.get.values() for case in TABLE[name])]
KILOBYTE = 1024


class Reading(HTMLParser):
    """What matters of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.inline: list[str] = []
        self.links: list[str] = []
        self.headings = 0
        self.lang = self.title = ""
        self.within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what stands in a tag."""
        said = {name: value or "" for name, value in attrs}
        self.inline += [f"{tag} {name}" for name in said if name == "style" or name.startswith(("on", "hx-on"))]
        self.links += [value for name, value in said.items() if name in LEADS_TO]
        if tag == "style" or (tag == "script" and "src" not in said):
            self.inline.append(tag)
        self.headings += tag == "h1"
        self.lang = said.get("lang", "") if tag == "html" else self.lang
        self.within = tag

    def handle_data(self, data: str) -> None:
        """Keep the title."""
        if self.within == "title":
            self.title += data.strip()

    def handle_endtag(self, _tag: str) -> None:
        """What follows is outside of it."""
        self.within = ""


def opened(scene: Scene, name: str) -> Iterator[tuple[str, str, Case, HttpResponse]]:
    """Everybody's answers at an address, with who and where."""
    for case in TABLE[name]:
        for who in CAST:
            if case.get[who] == 200:
                path = case.path(name, scene)
                with undone():
                    yield who, path, case, scene.client(who).get(path)


def body(answer: Any) -> str:
    """What an answer says, as text."""
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="replace")


@pytest.mark.parametrize("name", OPENABLE)
def test_a_page_is_whole_has_nothing_inline_and_asks_no_other_host(scene: Scene, name: str) -> None:
    for who, path, _case, answer in opened(scene, name):
        if not answer["Content-Type"].startswith("text/html"):
            continue
        page = Reading(body(answer))
        where = f"{path} for {who}"
        assert page.inline == [], where
        assert [link for link in page.links if "//" in link or link.startswith(("data:", "javascript:"))] == [], where
        assert page.headings == 1, f"{where}: {page.headings} first headings"
        assert page.lang in {"en", "es"}, where
        assert page.title, where


@pytest.mark.parametrize("name", OPENABLE)
def test_an_answer_says_what_it_may_be_used_for(scene: Scene, name: str) -> None:
    for who, path, _case, answer in opened(scene, name):
        where = f"{path} for {who}"
        assert answer["Content-Security-Policy"] == (PHOTO if name == "vision:photo" else POLICY), where
        assert {header: answer.get(header) for header in HEADERS} == HEADERS, where
        if who != "nobody" and name not in {"web:service_worker", "web:offline"}:
            assert "no-store" in answer["Cache-Control"], f"{where}: a signed-in page must not be kept"


@pytest.mark.parametrize("name", OPENABLE)
def test_a_page_shows_no_words_that_were_not_for_its_reader(scene: Scene, name: str) -> None:
    partner = {"ana": "ben", "ben": "ana"}
    for who, path, _case, answer in opened(scene, name):
        text = body(answer)
        for author in ("ana", "ben", "cleo", "dora", "farid"):
            words = scene.words.of(author) if author != partner.get(who) else scene.words.of(author, ALONE)
            if author != who:
                assert [word for word in words if word in text] == [], f"{path} shows {who} what {author} wrote"


@pytest.mark.parametrize("name", OPENABLE)
def test_neither_logs_nor_addresses_hold_words(scene: Scene, name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    words = [*scene.words.all, *(f"{who}@example.org" for who in scene.cast)]
    for who, path, _case, answer in opened(scene, name):
        led = " ".join(Reading(body(answer)).links) if "html" in answer["Content-Type"] else ""
        assert [word for word in words if word in path + led] == [], f"{path} for {who}"
    assert [word for word in words if word in caplog.text] == []


@pytest.mark.parametrize("name", [name for name in sorted(TABLE) if any(case.post for case in TABLE[name])])
def test_what_is_sent_is_neither_logged_nor_put_into_an_address(
    scene: Scene, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    secret = "qzx-never-told"
    texts = {
        "line",
        "words",
        "why",
        "need",
        "name",
        "title",
        "text",
        "note",
        "changed",
        "offer",
        "unit",
        "picture",
        "code",
    }
    for case in TABLE[name]:
        for who in ("ana", "farid", "nobody"):
            with undone():
                sent = (
                    case.sent(scene)
                    | dict.fromkeys(texts, secret)
                    | {"email": f"{secret}@example.org", "login": secret}
                )
                answer = scene.client(who).post(case.path(name, scene), sent)
                assert secret not in answer.get("Location", ""), f"{name} for {who}"
                assert secret not in str(answer.headers)
    assert secret not in caplog.text


def test_a_page_that_is_not_there_has_the_tightest_headers(scene: Scene) -> None:
    for who in ("ana", "nobody"):
        answer = scene.client(who).get("/nowhere/at/all")
        page = Reading(body(answer))
        assert answer.status_code == 404
        assert answer["Content-Security-Policy"] == PROBLEM
        assert (page.inline, page.headings, bool(page.title)) == ([], 1, True)


@pytest.mark.parametrize("who", ["ana", "ben", "cleo"])
def test_home_is_light(scene: Scene, who: str) -> None:
    assert packed(body(scene.client(who).get("/today"))) <= 15 * KILOBYTE


@pytest.mark.parametrize("name", OPENABLE)
def test_every_other_page_is_light_too(scene: Scene, name: str) -> None:
    for who, path, _case, answer in opened(scene, name):
        if "html" in answer["Content-Type"]:
            assert packed(body(answer)) <= 15 * KILOBYTE, f"{path} for {who}"


def test_styles_and_scripts_are_light() -> None:
    assert packed(bundle.styles()) <= 20 * KILOBYTE
    assert packed(bundle.script()) <= 25 * KILOBYTE


def packed(text: str) -> int:
    """Bytes on the way, compressed."""
    return len(gzip.compress(re.sub(r"[ \t]+\n", "\n", text).encode(), 6))
