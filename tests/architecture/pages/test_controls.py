"""Controls of every page: buttons say what they are, names hold what is seen, and nothing that is seen needs script."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import our2souls
from tests.architecture.pages.test_pages import OPENABLE, Opening, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["opened"]
pytestmark = pytest.mark.host

TEMPLATES = sorted(Path(our2souls.__file__).parent.glob("*/templates/**/*.html"))
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
PARTS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(eq=False)
class Node:
    """An element of a page, what is in it, and where it stands."""

    tag: str
    attributes: dict[str, str]
    parent: "Node | None" = None
    children: "list[Node | str]" = field(default_factory=list)

    def walk(self) -> "Iterator[Node]":
        """The element itself and every one in it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self, *, named: bool) -> str:
        """The words in it: those that make its name, or (not `named`) those that are seen."""
        words = []
        for child in self.children:
            if isinstance(child, str):
                words.append(child)
            elif "hidden" not in child.attributes and child.tag != "svg":
                classes = child.attributes.get("class", "").split()
                is_left_out = child.attributes.get("aria-hidden") == "true" if named else "sr" in classes
                if not is_left_out and "avatar" not in classes:
                    words.append(child.text(named=named))
        return " ".join(" ".join(words).split())


class Page(HTMLParser):
    """A page as a tree."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {})
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        node = Node(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        """Close it, and whatever was left open in it."""
        node: Node | None = self.at
        while node is not None and node.tag != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self.at = node.parent

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.at.children.append(data)


def unlabelled(page: str) -> list[str]:
    """Links and buttons whose accessible name lacks what is seen on them (WCAG 2.5.3)."""
    found = []
    root = Page(page).root
    for node in root.walk():
        if node.tag not in {"a", "button", "summary"}:
            continue
        seen = node.text(named=False).casefold()
        name = node.attributes.get("aria-label") or node.text(named=True)
        if "aria-labelledby" in node.attributes:
            ids = node.attributes["aria-labelledby"].split()
            name = " ".join(each.text(named=True) for each in root.walk() if each.attributes.get("id") in ids)
        if seen not in " ".join(name.split()).casefold() and re.search(r"\w", seen):
            found.append(f"“{seen}” is called “{name}”")
    return found


def idle(page: str) -> list[str]:
    """Buttons that are seen and do nothing without script: of type button, opening no popover, in nothing hidden."""
    found = []
    for node in Page(page).root.walk():
        if node.tag == "button" and node.attributes.get("type") == "button" and "popovertarget" not in node.attributes:
            above: Node | None = node
            while above is not None and not above.attributes.keys() & {"hidden", "popover"} and above.tag != "template":
                above = above.parent
            if above is None:
                found.append(node.attributes.get("aria-label") or node.text(named=True))
    return found


def untitled(page: str) -> list[str]:
    """Articles without a heading: whoever jumps from heading to heading would miss them, named or not."""
    return [
        node.text(named=True)[:60]
        for node in Page(page).root.walk()
        if node.tag == "article" and not any(each.tag in HEADINGS for each in node.walk())
    ]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_button_of_a_template_has_a_type(template: Path) -> None:
    text = PARTS.sub("", template.read_text(encoding="utf-8"))
    buttons = re.findall(r"<button\b[^>]*>", text)
    assert [each for each in buttons if not re.search(r"\btype=\"(submit|button)\"", each)] == []


@pytest.mark.parametrize("name", OPENABLE)
def test_the_controls_of_a_page_are_called_what_they_show_and_work(name: str, opened: Opening) -> None:
    for page in opened(name):
        if page.headers.get("Content-Type", "").startswith("text/html"):
            wrong = unlabelled(page.text) + idle(page.text) + untitled(page.text)
            assert wrong == [], f"{page.who} at {page.path}: {wrong}"


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ('<button aria-label="Remove the promise">Take back</button>', 1),
        ('<button aria-label="Take back: the promise">Take back</button>', 0),
        ('<a href="/"><span aria-hidden="true">Mon</span><span class="sr">Monday</span></a>', 0),
        ('<a href="/"><svg><title>x</title></svg><span class="sr">Add</span></a>', 0),
    ],
)
def test_a_name_that_lacks_what_is_seen_is_found(page: str, wrong: int) -> None:
    assert len(unlabelled(page)) == wrong


def test_a_button_that_needs_script_and_an_article_without_heading_are_found() -> None:
    assert idle('<o2s-print><button type="button">Print</button></o2s-print>') == ["Print"]
    assert (
        idle('<button type="button" hidden>Print</button><button type="button" popovertarget="x">More</button>') == []
    )
    assert untitled("<article>Words</article>") == ["Words"]
    assert untitled("<article><h2>Words</h2></article><article><p><h3>Words</h3></p></article>") == []
    assert untitled('<article aria-label="Words">A photo</article>') == ["A photo"]
