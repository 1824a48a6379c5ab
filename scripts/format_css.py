"""Formats the stylesheets; with --check it only names those that are not formatted, and fails."""

import sys
from pathlib import Path
from typing import Any

import cssbeautifier

HOME = Path(__file__).resolve().parent.parent / "our2souls"


def options() -> Any:
    """Two spaces, a declaration a line, a selector a line."""
    chosen = cssbeautifier.default_options()
    chosen.indent_size = 2
    chosen.end_with_newline = True
    chosen.space_around_combinator = True
    chosen.newline_between_rules = False
    return chosen


def sheets() -> list[Path]:
    """All of the product’s: static ones, those beside their templates, those of the PDFs."""
    return sorted(HOME.rglob("*.css"))


def main(*, check: bool) -> int:
    """Format all of them, or say which are not; returns how many are not."""
    style, others = options(), 0
    for sheet in sheets():
        text = sheet.read_text(encoding="utf-8")
        formatted = cssbeautifier.beautify(text, style)
        if formatted != text and check:
            print(f"{sheet.relative_to(HOME.parent)} is not formatted: run make format.")  # noqa: T201 - its answer
            others += 1
        elif formatted != text:
            sheet.write_text(formatted, encoding="utf-8")
    return others


if __name__ == "__main__":
    sys.exit(bool(main(check="--check" in sys.argv)))
