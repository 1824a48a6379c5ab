"""What a newcomer is told of the tree is so: every path that the documentation of the layout names exists."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/develop/architecture.md"


def test_every_path_of_the_twelve_answers_exists() -> None:
    answers = PAGE.read_text(encoding="utf-8").split("## Where is …?")[1]
    assert len(re.findall(r"^\| (?!---|question)", answers, re.MULTILINE)) == 12
    paths = re.findall(r"`((?:our2souls|tests)/[^`]+)`", answers)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_package_stands_in_the_listing() -> None:
    listing = PAGE.read_text(encoding="utf-8").split("```")[1]
    packages = {path.parent.name for path in (ROOT / "our2souls").glob("*/__init__.py")}
    assert packages == set(re.findall(r"^(\w+)/", listing, re.MULTILINE)) | {"bench"}
