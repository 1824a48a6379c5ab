"""Codes as a host's people meet them: a real server, its worker beside it, and a mail server that may be away."""

import re
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.config.command import serving, start_in, wait_for

pytestmark = pytest.mark.host
ENOUGH = 5.0
"""Seconds within which a page answers and a code comes, on a busy machine; a worker that looks up every 15 would miss it."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder after its first start."""
    return start_in(tmp_path / "data")


class Browser:
    """Somebody with cookies."""

    def __init__(self, port: int) -> None:
        self.house = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, said: dict[str, str] | None = None) -> tuple[str, float]:
        """The page behind a path, or after sending a form to it, and how long that took."""
        began = time.monotonic()
        data = urllib.parse.urlencode(said).encode() if said is not None else None
        request = urllib.request.Request(self.house + path, data, {"Origin": self.house})  # noqa: S310 - loopback
        with self.opener.open(request, timeout=30) as answer:
            return answer.read().decode(), time.monotonic() - began

    def send(self, path: str, said: dict[str, str]) -> tuple[str, float]:
        """Open a page and send its form."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.open(path)[0])
        assert token
        return self.open(path, said | {"csrfmiddlewaretoken": token[1]})

    def sign_up(self, name: str) -> tuple[str, float]:
        data = {
            "name": name,
            "email": f"{name.lower()}@example.org",
            "password1": "dreaming of a fig tree",
            "hue": "fern",
        }
        return self.send("/account/signup/", data)


def test_an_account_mail_is_sent_at_once_by_the_worker_of_serve(data: Path, free_port: int) -> None:
    with serving(data, free_port) as (_process, told):
        Browser(free_port).sign_up("First")
        wait_for(lambda: letters(data))  # now the worker is awake
        somebody = Browser(free_port)
        before = len(letters(data))
        page, _took = somebody.sign_up("Pia")
        asked = time.monotonic()
        assert "Look at your email" in page
        wait_for(lambda: len(letters(data)) > before)
        assert time.monotonic() - asked < ENOUGH
        code = re.search(r"space:\s+(\S+)", letters(data)[-1])
        assert code
        page, _took = somebody.send("/account/confirm-email/", {"code": code[1]})
        assert "Today" in page
        assert "Traceback" not in told.read_text()


def letters(data: Path) -> list[str]:
    """What lies in the folder for mail, oldest first."""
    return [
        path.read_text() for path in sorted((data / "mail").glob("*.eml"), key=lambda each: each.stat().st_mtime_ns)
    ]
