"""Every page that anybody may open: whole, with nothing inline, asking nobody else, in tight headers, and silent about words."""

import gzip
import re
from collections.abc import Callable
from functools import cache

import pytest

from our2souls.ui import static_bundle
from tests.architecture import conftest
from tests.architecture.pages.answers import Opened, Reading, body, listening, opened_by
from tests.architecture.world.scene import ALONE, OPEN, Scene
from tests.permissions.cases import CAST
from tests.permissions.table import TABLE

pytestmark = pytest.mark.host
"""What a page says and carries doesn't depend on the database; who gets it does, and is tried on both (test_matrix)."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; "
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
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(self), midi=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), "
        "serial=(), usb=(), xr-spatial-tracking=()"
    ),
}
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
TAKES_WORDS = re.compile(r'<textarea|<input[^>]*type="(?:text|file)"')
SAYS_WHO_SEES = re.compile(r'<p class="audience[^"]*"[^>]*>(.*?)</p>', re.DOTALL)
SAYS_IT_OTHERWISE = {
    "checkins:check_in": "whom it is for is chosen there, and each choice says who sees it",
    "account_change_password": "takes a password, which nobody sees",
    "account_reauthenticate": "takes a password, which nobody sees",
    "mfa_activate_totp": "takes a code, which nobody sees",
    "mfa_reauthenticate": "takes a code, which nobody sees",
    "mfa_add_webauthn": "takes what one calls one’s own key; the list of them says that only its owner sees it",
    "mfa_edit_webauthn": "likewise",
}
"""Pages that show or take something and need no sentence, each with the reason."""
LEADS_OUT = frozenset({"people:help_now", "care:therapist", "intentions:research"})
"""Pages with links to other hosts, which open when they are pressed: help lines, a therapist’s own page, what two looked up."""
FILES = {"vision:photo", "vision:memo", "people:past_file", "care:therapist_photo"}
KEPT_BY_ITS_DIGEST = "care:therapist_photo"
OPENABLE = [name for name in sorted(TABLE) if any(200 in case.get.values() for case in TABLE[name])]
KILOBYTE = 1024

type Opening = Callable[[str], list[Opened]]


@pytest.fixture(scope="module")
def opened(staged: Scene) -> Callable[[str], list[Opened]]:
    """Everybody's answers at an address, asked for once: looking changes nothing."""

    @cache
    def asked(name: str) -> list[Opened]:
        return [
            opened_by(staged, who, case.path(name, staged))
            for case in TABLE[name]
            for who in CAST
            if case.get[who] == 200
        ]

    return asked


@pytest.mark.host
@pytest.mark.parametrize("name", OPENABLE)
def test_a_page_is_whole_has_nothing_inline_and_asks_no_other_host(scene: Scene, opened: Opening, name: str) -> None:
    for each in opened(name):
        page = each.page
        if page:
            assert page.inline == [], each.where
            assert [link for link in page.links if "//" in link or link.startswith(("data:", "javascript:"))] == [], (
                each.where
            )
            assert not page.ways_out or name in LEADS_OUT, f"{each.where} leads to {page.ways_out}"
            assert sorted(set(page.ids)) == sorted(page.ids), f"{each.where}: an id stands twice"
            assert page.headings == 1, f"{each.where}: {page.headings} first headings"
            assert page.lang in {"en", "es"}, each.where
            assert page.title, each.where


@pytest.mark.host
@pytest.mark.parametrize("name", OPENABLE)
def test_an_answer_says_what_it_may_be_used_for(scene: Scene, opened: Opening, name: str) -> None:
    for each in opened(name):
        assert each.headers["Content-Security-Policy"] == (PHOTO if name in FILES else POLICY), each.where
        assert {header: each.headers.get(header) for header in HEADERS} == HEADERS, each.where
        if name == KEPT_BY_ITS_DIGEST:
            assert each.headers["Cache-Control"] == "private, max-age=31536000, immutable", each.where
        elif each.who != "nobody" and name not in {"web:service_worker", "web:offline", "feed:calendar_file"}:
            assert "no-store" in each.headers["Cache-Control"], f"{each.where}: a signed-in page must not be kept"


@pytest.mark.parametrize("name", OPENABLE)
def test_a_page_shows_no_words_that_were_not_for_its_reader(scene: Scene, opened: Opening, name: str) -> None:
    partner, past = {"ana": "ben", "ben": "ana"}, {"dora": "farid", "farid": "dora"}
    for each in opened(name):
        for author in ("ana", "ben", "cleo", "dora", "farid"):
            words = scene.words.of(author) if author != partner.get(each.who) else scene.words.of(author, ALONE)
            if name.startswith("people:past") and author == past.get(each.who):
                brought = scene.words.brought_by(author)
                words = [word for word in scene.words.of(author, ALONE, OPEN) if word not in brought]
            if author != each.who:
                assert found(words, each.text) == [], f"{each.where} shows what {author} wrote"


@pytest.mark.host
@pytest.mark.parametrize("name", OPENABLE)
def test_neither_logs_nor_addresses_hold_words(scene: Scene, opened: Opening, name: str) -> None:
    words = [*scene.words.all, *(f"{who}@example.org" for who in scene.cast)]
    for each in opened(name):
        links = each.page.links if each.page else []
        assert found(words, " ".join([each.path, *links])) == [], each.where
        assert found(words, each.logged) == [], each.where


@pytest.mark.host
@pytest.mark.parametrize("name", OPENABLE)
def test_a_page_with_words_says_once_who_sees_them(scene: Scene, opened: Opening, name: str) -> None:
    for each in opened(name):
        main = MAIN.search(each.text) if each.page else None
        if main and (found(scene.words.all, main[0]) or TAKES_WORDS.search(main[0])):
            said = [" ".join(re.sub(r"<[^>]*>", " ", text).split()) for text in SAYS_WHO_SEES.findall(main[0])]
            assert said or name in SAYS_IT_OTHERWISE, f"{each.where} doesn’t say who sees what stands on it"
            assert sorted(set(said)) == sorted(said), f"{each.where} says it twice"


def test_pages_that_need_no_sentence_are_still_there() -> None:
    assert SAYS_IT_OTHERWISE.keys() <= set(OPENABLE)


@pytest.mark.parametrize("name", OPENABLE)
def test_a_page_is_light(scene: Scene, opened: Opening, name: str) -> None:
    for each in opened(name):
        assert not each.page or packed(each.text) <= 15 * KILOBYTE, each.where


@pytest.mark.parametrize("name", [name for name in sorted(TABLE) if any(case.post for case in TABLE[name])])
def test_what_is_sent_is_neither_logged_nor_put_into_an_address(scene: Scene, name: str) -> None:
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
    with listening() as ear:
        for case in TABLE[name]:
            for who in ("ana", "farid", "nobody"):
                with conftest.undone():
                    data = dict.fromkeys(texts, secret) | {"email": f"{secret}@example.org", "login": secret}
                    answer = scene.client(who).post(case.path(name, scene), case.sent(scene) | data)
                    assert secret not in str(answer.headers), f"{name} for {who}"
    assert ear.lines, "nothing was logged: the ear is deaf"
    assert secret not in "\n".join(ear.lines)


def test_a_page_that_is_not_there_has_the_tightest_headers(scene: Scene) -> None:
    for who in ("ana", "nobody"):
        answer = scene.client(who).get("/nowhere/at/all")
        page = Reading(body(answer))
        assert answer.status_code == 404
        assert answer["Content-Security-Policy"] == PROBLEM
        assert (page.inline, page.headings, bool(page.title)) == ([], 1, True)


def test_styles_and_scripts_are_light() -> None:
    largest = max(packed(static_bundle.styles(room)) for room in static_bundle.ROOMS)
    assert packed(static_bundle.styles()) <= 22 * KILOBYTE
    assert largest <= 4 * KILOBYTE, "no page asks for more than the frame and its own room"
    assert packed(static_bundle.script()) <= 25 * KILOBYTE


def found(words: list[str], text: str) -> list[str]:
    """Which of these words stand in a text."""
    return [word for word in words if word in text]


def packed(text: str) -> int:
    """Bytes on the way, compressed."""
    return len(gzip.compress(text.encode(), 6))
