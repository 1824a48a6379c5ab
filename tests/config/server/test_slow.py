"""Nobody's slowness is another's error: half a form, a slow upload and twelve photos beside another couple's saves."""

import contextlib
import http.cookiejar
import io
import random
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.config.command import serving, surroundings

pytestmark = pytest.mark.host
PASSWORD = "a short sentence works"
PEOPLE = """
import django; django.setup()
from allauth.account.models import EmailAddress
from our2souls.people.models import Person
for name in ("ana", "dora"):
    person = Person.objects.create_user(f"{name}@example.org", "a short sentence works", name=name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
"""
SLOWEST_SAVE = 1.0
SAVES = 40


class Browser:
    """A signed-in person at a port."""

    def __init__(self, port: int, name: str) -> None:
        self.root = f"http://localhost:{port}"
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.send("/account/login/", login=f"{name}@example.org", password=PASSWORD)
        assert "session" in {cookie.name for cookie in self.jar}

    def token(self, path: str) -> str:
        """The token of a page's form."""
        page = self.opener.open(self.root + path, timeout=30).read().decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found
        return found[1]

    def send(self, path: str, **said: str) -> str:
        """Send a form; says where it led."""
        body = urllib.parse.urlencode(said | {"csrfmiddlewaretoken": self.token(path)}).encode()
        response = self.opener.open(urllib.request.Request(self.root + path, body), timeout=30)  # noqa: S310 - our own server
        return str(response.url)

    @property
    def cookies(self) -> str:
        """As a header."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)


@pytest.fixture
def port(bare: Path, free_port: int) -> Iterator[int]:
    """A served data folder with two people in it, one process, as it comes."""
    environment = surroundings(bare, DJANGO_SETTINGS_MODULE="our2souls.config.settings")
    with serving(bare, free_port):
        subprocess.run([sys.executable, "-c", PEOPLE], env=environment, check=True)
        yield free_port


def a_photo() -> bytes:
    """Two megapixels of noise, a bit over a megabyte."""
    picture = Image.frombytes("RGB", (1600, 1200), random.Random(7).randbytes(1600 * 1200 * 3)).resize((1600, 1200))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()


def a_note(browser: Browser, photos: list[bytes]) -> tuple[bytes, bytes]:
    """The head and the body of a request that brings a note."""
    parts = [("csrfmiddlewaretoken", browser.token("/notes/new").encode(), ""), ("text", b"Slow", "")]
    parts += [("photos", photo, f'; filename="{n}.jpg"') for n, photo in enumerate(photos)]
    body = b"".join(
        f'--edge\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + value + b"\r\n"
        for name, value, more in parts
    )
    body += b"--edge--\r\n"
    head = (
        f"POST /notes/new HTTP/1.1\r\nHost: localhost:{browser.root.rsplit(':', 1)[1]}\r\nCookie: {browser.cookies}\r\n"
        f"Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode(), body


def saves(browser: Browser, count: int) -> list[float]:
    """How many seconds each of so many saves takes, the page before it not counted."""
    took = []
    for number in range(count):
        token = browser.token("/dreams/")
        body = urllib.parse.urlencode({"line": f"Line {number}", "csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(browser.root + "/dreams/", body)  # noqa: S310 - our own server
        begun = time.perf_counter()
        with contextlib.suppress(urllib.error.HTTPError):
            browser.opener.open(request, timeout=30)
        took.append(time.perf_counter() - begun)
    return took


@pytest.fixture
def strangers(port: int) -> Iterator[list[socket.socket]]:
    """Twelve who send half a form and fall silent, and four who send half a head."""
    open_sockets = []
    for number in range(16):
        line = socket.create_connection(("127.0.0.1", port), timeout=30)
        head = b"POST /account/login/ HTTP/1.1\r\nHost: localhost\r\n"
        rest = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nlogin=an"
        line.sendall(head if number >= 12 else head + rest)
        open_sockets.append(line)
    yield open_sockets
    for line in open_sockets:
        line.close()


def test_saves_go_on_beside_slow_strangers_a_slow_upload_and_twelve_photos(
    port: int, strangers: list[socket.socket], tmp_path: Path
) -> None:
    ana, dora = Browser(port, "ana"), Browser(port, "dora")
    done = threading.Event()
    answers: dict[str, bytes] = {}

    def upload(name: str, head: bytes, body: bytes, piece: int, pause: float) -> None:
        line = socket.create_connection(("127.0.0.1", port), timeout=60)
        line.sendall(head)
        for at in range(0, len(body), piece):
            line.sendall(body[at : at + piece])
            if pause and done.wait(pause):
                pause = 0
        answers[name] = line.recv(4096)
        line.close()

    photo = a_photo()
    slow = threading.Thread(target=upload, args=("slow", *a_note(ana, [photo] * 4), 10_000, 0.1))
    many = threading.Thread(target=upload, args=("many", *a_note(ana, [photo] * 12), 1 << 20, 0))
    slow.start()
    many.start()
    took = saves(dora, SAVES)
    done.set()
    slow.join()
    many.join()
    assert max(took) < SLOWEST_SAVE, took
    page = dora.opener.open(f"{dora.root}/dreams/", timeout=30).read().decode()
    assert all(
        f"Line {number}<" in page or f"Line {number}\n" in page or f"Line {number}" in page for number in range(SAVES)
    )
    assert {name: answer.split(b"\r\n")[0] for name, answer in answers.items()} == {
        "slow": b"HTTP/1.1 302 Found",
        "many": b"HTTP/1.1 302 Found",
    }
    for line in strangers[:2]:
        line.settimeout(30)
        assert line.recv(4096).startswith(b"HTTP/1.1 408")
