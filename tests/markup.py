"""Pages as they are compared: in their main part, and without the white space that only makes their source readable."""

import re
from typing import Any


def squeezed(html: str) -> str:
    """The page with one space where there are more, and none beside a tag or at a value's edge."""
    text = re.sub(r"\s+", " ", html)
    text = re.sub(r' ?="\s*([^"]*?)\s*"', r'="\1"', text)
    return re.sub(r"\s*(<[^<>]*?)\s*(/?>)\s*", r"\1\2", text)


def main_of(page: Any) -> str:
    """The main part of a page, without navigation and its names."""
    text: str = page.text.split("<main", 1)[1].split("</main>", 1)[0]
    return text
