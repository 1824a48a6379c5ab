"""Pages as they are compared: without the white space that only makes their source readable."""

import re


def squeezed(html: str) -> str:
    """The page with one space where there are more, and none beside a tag or at a value's edge."""
    text = re.sub(r"\s+", " ", html)
    text = re.sub(r' ?="\s*([^"]*?)\s*"', r'="\1"', text)
    return re.sub(r"\s*(<[^<>]*?)\s*(/?>)\s*", r"\1\2", text)
