"""The few marks that words may carry, and that nothing else gets through."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib.markdown import TAGS, to_html, to_plain_text

MARKS = "*_[]()<>#-+.!`\"'&:/\\ \n\tabhttps123javascript=onerror"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("One\nline\n\nTwo", "<p>One<br>\nline</p>\n<p>Two</p>"),
        ("*gentle* and **strong**", "<p><em>gentle</em> and <strong>strong</strong></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("# Large", "<h2>Large</h2>"),
        ("#### Small", "<h3>Small</h3>"),
        ("[words](https://e.org/a)", '<p><a href="https://e.org/a" rel="noopener noreferrer">words</a></p>'),
        ("a_b_c 2 * 3 * 4", "<p>a_b_c 2 * 3 * 4</p>"),
        ("", ""),
    ],
)
def test_to_html_draws_the_few_marks_of_markdown(text: str, drawn: str) -> None:
    assert to_html(text).strip().replace(' dir="auto"', "") == drawn


def test_to_html_lets_each_block_find_its_own_direction() -> None:
    drawn = to_html("# שלום\n\nAna\n\n- שלום\n- Ana\n\n> שלום")
    assert re.findall(r"<(\w+) dir=\"auto\">", drawn) == ["h2", "p", "ul", "p"]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\tjavascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example/x)",
    "[x](/account/erase)",
    "[x](https:evil)",
    "[x](mailto:a@b.example)",
    "<javascript:alert(1)>",
    "<mailto:a@b.example>",
    "![x](https://evil.example/pixel.png)",
    "![x][1]\n\n[1]: https://evil.example/pixel.png",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://e.org "onmouseover=alert(1)")',
    '[x](https://e.org/" onmouseover="alert(1))',
    "`<script>`\n\n```html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "<!-- --><iframe src=https://evil.example>",
    "<style>*{display:none}</style><form action=https://evil.example>",
    "> > > > <b onclick=alert(1)>x",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]


class Reader(HTMLParser):
    """The tags, attributes and links of what was drawn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note them."""
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


def harmless(text: str) -> None:
    read = Reader(to_html(text))
    assert read.tags <= TAGS, text
    assert read.attributes <= {"href", "rel", "start", "title", "dir"}, text
    assert all(re.match(r"https?://", link) for link in read.links), text


@pytest.mark.parametrize("text", HOSTILE)
def test_to_html_of_hostile_text_runs_and_fetches_nothing(text: str) -> None:
    harmless(text)
    assert "<script" not in to_html(text)
    assert "<img" not in to_html(text)


@given(st.text(alphabet=st.sampled_from(MARKS), max_size=120))
def test_to_html_of_any_text_is_harmless(text: str) -> None:
    harmless(text)


@given(st.lists(st.sampled_from(HOSTILE), max_size=4).map(" ".join))
def test_to_html_of_hostile_pieces_together_is_harmless(text: str) -> None:
    harmless(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("# A *b* **c**\n- [d](https://e.org/f)", "A b c\nd"),
        ("2 * 3, snake_case", "2 * 3, snake_case"),
        ("> said", "said"),
        (
            "What I hear:\n\n- a kettle\n- somebody\n1. Nobody.\n2. Late\n\nSoon",
            "What I hear:\na kettle, somebody, Nobody.\nLate\n\nSoon",
        ),
    ],
)
def test_to_plain_text_shows_no_marks(text: str, bare: str) -> None:
    assert to_plain_text(text) == bare
