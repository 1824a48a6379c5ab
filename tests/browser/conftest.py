"""A browser for these tests: Debian's Chromium against a live server; nobody else is asked."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

from our2souls.delivery.worker import jobs
from tests.browser.support.phones import Phone

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",  # a microphone that beeps; whether it may be used is asked all the same
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",  # no other host even has an address
]
type Hand = Callable[..., Phone]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this folder, in each worker of a parallel run."""
    if not os.access(CHROMIUM, os.X_OK):
        pytest.skip("The browser journeys are not tested: chromium is not installed (Debian: apt install chromium).")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread; nothing of ours runs in it
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def worker(live_server: Any, transactional_db: None) -> Iterator[None]:
    """What `serve` keeps beside the pages: photos and memos are prepared."""
    leaving = threading.Event()

    def work() -> None:
        while not leaving.wait(0.2):
            jobs.run(leaving.is_set)
        connections.close_all()

    beside = threading.Thread(target=work, name="worker")
    beside.start()
    yield
    leaving.set()
    beside.join()


@pytest.fixture
def hand(chromium: Browser, live_server: Any, transactional_db: None, worker: None) -> Iterator[Hand]:
    """Hands out phones; afterwards each is asked what it saw, and put away before the rows are."""
    phones: list[Phone] = []

    def give(**how: Any) -> Phone:
        phones.append(Phone(chromium, live_server.url, **how))
        return phones[-1]

    yield give
    for phone in phones:
        phone.context.close()
    for phone in phones:
        phone.guard.check()
