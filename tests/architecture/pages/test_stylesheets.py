"""Every stylesheet is formatted, wherever it lies."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = runpy.run_path(str(ROOT / "scripts/format_css.py"))


def test_the_formatter_sees_every_stylesheet() -> None:
    seen = SCRIPT["sheets"]()
    assert len(seen) > 40
    assert {"static", "templates", "pdf"} <= {part for sheet in seen for part in sheet.parts}


def test_every_stylesheet_is_formatted(capsys: pytest.CaptureFixture[str]) -> None:
    assert SCRIPT["main"](check=True) == 0, capsys.readouterr().out
