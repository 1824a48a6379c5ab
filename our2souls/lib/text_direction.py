"""The direction of what people typed: a stretch of Hebrew or Arabic never turns the sentence around it. Pure."""

import re

OPEN, CLOSE = "\u2068", "\u2069"
"""First strong isolate, and its end (Unicode UAX 9): between them a text finds its own direction, and no further."""
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MARKS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Embeddings, overrides and isolates somebody typed: they could close ours, and turn words that are not theirs."""


def isolated(text: str) -> str:
    """A text as it stands in a sentence of ours: in isolates if anything in it runs or turns from right to left.

    Any other text is given back as it is. Done twice it is as done once.

    >>> isolated("Ana")
    'Ana'
    >>> isolated("שלום Ana") == OPEN + "שלום Ana" + CLOSE
    True
    """
    return f"{OPEN}{text.translate(_MARKS)}{CLOSE}" if _TURNS.search(text) else text
