"""Words as people type them, fitted into one line or a little room."""

import unicodedata

ELLIPSIS = "…"


def one_line(words: str) -> str:
    """The words on a single line: line breaks, tabs and control characters become one space, ends are trimmed.

    Joiners stay, because family emoji and several scripts are written with them.
    """
    return " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in words).split())


def shorten(words: str, limit: int) -> str:
    """One line of at most `limit` characters (2 or more), cut between words where one ends late enough, then “…”."""
    line = one_line(words)
    if len(line) <= limit:
        return line
    room = line[: limit - 1]
    cut = room.rfind(" ")
    if line[limit - 1] != " " and cut >= limit // 2:
        room = room[:cut]
    return room.rstrip(" ,;:.–—-") + ELLIPSIS
