"""A phone in somebody's hand: a browser context of its own, watched for what must never happen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    WebError,
    expect,
)

PHONE, DESK = (390, 844), (1280, 900)
LOADING = "Failed to load resource"
BLOCKED = "Service Worker registration blocked by Playwright"
SECONDS = 15
"""How long a click may wait for what it needs; a machine with two cores may be busy with two browsers."""


@dataclass
class Guard:
    """Collects what no page may do: ask another host, complain in the console, fail on the server."""

    origin: str
    expected: set[int | str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Listen to everything of a context, its service worker included."""
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", self._threw)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.broken.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 and response.status not in self.expected:
            self.broken.append(f"{response.status} from {response.request.method} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"} or BLOCKED in message.text:
            return
        expected = (f"status of {each} " if isinstance(each, int) else each for each in self.expected)
        if LOADING in message.text and any(each in message.text for each in expected):
            return
        self.broken.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _threw(self, error: WebError) -> None:
        self.broken.append(f"uncaught: {error.error}")

    @contextmanager
    def expecting(self, *these: int | str) -> Iterator[None]:
        """Loading may fail so in between, by a status or a word of Chromium's: a form is refused, the network is away."""
        before, self.expected = self.expected, self.expected | set(these)
        try:
            yield
        finally:
            self.expected = before

    def check(self) -> None:
        """Fail when anything was seen."""
        assert not self.broken, "\n".join(self.broken)


class Phone:
    """A browser context with one page; what a person does with it is found by role and label."""

    def __init__(
        self,
        browser: Browser,
        origin: str,
        *,
        size: tuple[int, int] = PHONE,
        script: bool = True,
        worker: bool = False,
        **more: object,
    ) -> None:
        self.origin, self.guard = origin, Guard(origin)
        options = {
            "viewport": {"width": size[0], "height": size[1]},
            "has_touch": size == PHONE,
            "locale": "en-GB",
        } | more
        self.context = browser.new_context(
            java_script_enabled=script,
            reduced_motion="reduce",
            service_workers="allow" if worker else "block",
            **options,  # type: ignore[arg-type]
        )
        self.context.set_default_timeout(SECONDS * 1000)
        self.guard.watch(self.context)
        self.page: Page = self.context.new_page()

    def sign_in(self, session: str) -> None:
        """Carry the session of a test client."""
        self.context.add_cookies([{"name": "session", "value": session, "url": self.origin}])

    def open(self, path: str) -> Response:
        """Type an address."""
        response = self.page.goto(self.origin + path)
        assert response is not None
        return response

    def link(self, name: str, *, within: str = "body", exact: bool = True) -> None:
        """Follow a link."""
        self.page.locator(within).get_by_role("link", name=name, exact=exact).first.click()

    def press(self, name: str, *, within: str = "body", exact: bool = True) -> None:
        """Press a button."""
        self.page.locator(within).get_by_role("button", name=name, exact=exact).first.click()

    def field(self, label: str, *, within: str = "body") -> Locator:
        """A field by its label."""
        fields = self.page.locator("input, textarea, select")
        return self.page.locator(within).get_by_label(label, exact=True).and_(fields).first

    def write(self, label: str, words: str, *, within: str = "body") -> None:
        """Fill a field in."""
        self.field(label, within=within).fill(words)

    def pick(self, name: str, *, within: str = "body") -> None:
        """Tick a box or choose an answer by its words, where a finger would touch it."""
        self.page.locator(within).locator("label:visible").filter(
            has_text=re.compile(rf"\b{re.escape(name)}")
        ).first.click()

    def sees(self, words: str, *, within: str = "body") -> None:
        """Wait until the words are on the page."""
        expect(self.page.locator(within).get_by_text(words).first).to_be_visible()

    def sees_not(self, words: str) -> None:
        """The words are nowhere on the page."""
        expect(self.page.get_by_text(words)).to_have_count(0)

    def heading(self, words: str) -> None:
        """Wait for the page that is called so."""
        expect(self.page.get_by_role("heading", name=words).first).to_be_visible()

    def tab(self, name: str) -> None:
        """One of the five tabs."""
        self.page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True).click()

    def focused(self) -> Locator:
        """What has the focus."""
        return self.page.locator("*:focus")
