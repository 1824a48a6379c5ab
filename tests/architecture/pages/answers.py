"""What somebody gets at an address: the headers, the text, what matters of a page, and what the logs say of it."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from our2souls.config.server import request_log
from tests.architecture import conftest
from tests.architecture.world.scene import Scene

LEADS_TO = {"href", "src", "action", "formaction", "srcset", "poster", "data", "cite", "ping", "xlink:href"}

WAY_OUT = "noreferrer noopener"
"""How a link says that it leads to another host."""


class Reading(HTMLParser):
    """What matters of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.inline: list[str] = []
        self.links: list[str] = []
        self.ways_out: list[str] = []
        self.ids: list[str] = []
        self.headings = 0
        self.lang = self.title = ""
        self.within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what stands in a tag."""
        attributes = {name: value or "" for name, value in attrs}
        self.inline += [f"{tag} {name}" for name in attributes if name == "style" or name.startswith(("on", "hx-on"))]
        self.ids += [attributes["id"]] if attributes.get("id") else []
        leads = [value for name, value in attributes.items() if name in LEADS_TO]
        if tag == "a" and attributes.get("rel") == WAY_OUT and leads[0].startswith("https://"):
            self.ways_out += leads  # opens when it is pressed, and says nothing of where one was
        else:
            self.links += leads
        if tag == "style" or (tag == "script" and "src" not in attributes):
            self.inline.append(tag)
        self.headings += tag == "h1"
        self.lang = attributes.get("lang", "") if tag == "html" else self.lang
        self.within = tag

    def handle_data(self, data: str) -> None:
        """Keep the title."""
        if self.within == "title":
            self.title += data.strip()

    def handle_endtag(self, _tag: str) -> None:
        """What follows is outside of it."""
        self.within = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What somebody got at an address, and what the logs say of it."""

    who: str
    path: str
    headers: Mapping[str, str]
    text: str
    logged: str

    @property
    def where(self) -> str:
        """For the sentence of a failure."""
        return f"{self.path} for {self.who}"

    @property
    def page(self) -> Reading | None:
        """What matters of it, when it is a page."""
        return Reading(self.text) if self.headers["Content-Type"].startswith("text/html") else None


class Ear(logging.Handler):
    """Hears what is logged, as the terminal shows it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(request_log.formatter(readable=False))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(self.format(record))


@contextmanager
def listening() -> Iterator[Ear]:
    """Hear everything meanwhile."""
    ear = Ear()
    logging.getLogger().addHandler(ear)
    try:
        yield ear
    finally:
        logging.getLogger().removeHandler(ear)


def opened_by(scene: Scene, who: str, path: str) -> Opened:
    """Open an address as somebody; nothing of it stays."""
    with conftest.undone(), listening() as ear:
        answer: Any = scene.client(who).get(path)
    return Opened(who, path, answer.headers, body(answer), "\n".join(ear.lines))


def body(answer: Any) -> str:
    """What an answer says, as text."""
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="replace")
