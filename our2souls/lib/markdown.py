"""The few marks that words may carry: paragraphs, emphasis, lists, quotes, links, small headings. Pure.

Whatever else Markdown knows (pictures, code, tables, raw HTML) stays as it was typed. The result passes a sanitiser that
knows only these tags, so that a mistake of the one is caught by the other. Both are loaded with the first words.
"""

import re
from functools import lru_cache
from typing import Any

TAGS = frozenset({"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "h2", "h3", "hr"})
BLOCKS = ("p", "ul", "ol", "h2", "h3")
"""Each begins at the edge its own words ask for; a list as a whole, with its marks."""
KNOWN = ("emphasis", "list", "blockquote", "link", "autolink", "heading", "lheading", "hr", "escape", "newline")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,9}[.)]\s+)|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)", re.MULTILINE
)
_ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d{1,9}[.)])\s+")
_LINK = re.compile(r"\[([^\]\n]{1,400})\]\([^\n]{1,2000}?\)(?!\))")


def to_html(text: str) -> str:
    """Words as safe HTML. Links go to the web only, and tell the other side nothing about where they stood."""
    import nh3

    drawn: str = _reader().render(text)
    return nh3.clean(
        drawn,
        tags=set(TAGS),
        set_tag_attribute_values={tag: {"dir": "auto"} for tag in BLOCKS},
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )


def to_plain_text(text: str) -> str:
    """Words without their marks, for one line of a list; the items of a list are told apart by commas."""
    lines: list[str] = []
    after_item = False
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if item and after_item and lines[-1].rstrip()[-1:] not in ".,;:!?…":
            lines[-1] = f"{lines[-1].rstrip()}, {line[item.end() :]}"
        else:
            lines.append(line)
        after_item = item is not None
    return _MARKS.sub("", _LINK.sub(r"\1", "\n".join(lines)))


@lru_cache(maxsize=1)
def _reader() -> Any:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 20}).enable(list(KNOWN))
    reader.validateLink = lambda url: bool(_WEB.match(url))  # type: ignore[method-assign]
    reader.core.ruler.push("demote", _demote)
    return reader


def _demote(state: Any) -> None:
    """Headings stand below the page's own."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h2" if token.tag == "h1" else "h3"
