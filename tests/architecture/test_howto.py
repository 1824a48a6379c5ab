"""How to add a page is so: what the guide says is done in a copy of the house, and the house stands."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent, indent

import pytest

pytestmark = pytest.mark.host

ROOT = Path(__file__).resolve().parents[2]
HOWTO = ROOT / "docs/develop/howto"
BLOCK = re.compile(r"^ *```(?:python|django|text)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
FIRST = re.compile(r"(?:# |\{# )(?P<path>[\w/.]+)(?:, below: (?P<anchor>.+?))?(?: #\})?")
PATH = re.compile(r"`((?:our2souls|tests|docs)/[\w/.-]+)`")


def blocks(guide: str) -> Iterator[tuple[str, str | None, str]]:
    """What a guide says to write: the file, the line under which it goes (None: a new file), and the text."""
    for found in BLOCK.findall(guide):
        head, _, text = dedent(found).partition("\n")
        said = FIRST.fullmatch(head)
        assert said, f"begin the block with its file: {head}"
        yield said["path"], said["anchor"], text


def follow(guide: str, house: Path) -> list[str]:
    """Do what a guide says; the files it wrote or changed."""
    touched = []
    for name, anchor, text in blocks(guide):
        file = house / name
        if anchor is None:
            assert not file.exists(), f"{name} is there already"
            file.write_text(text, encoding="utf-8")
        else:
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            at = [number for number, line in enumerate(lines) if line.strip() == anchor]
            assert len(at) == 1, f"{name} has {len(at)} lines “{anchor}”"
            margin = lines[at[0]][: -len(lines[at[0]].lstrip())]
            lines.insert(at[0] + 1, indent(text, margin))
            file.write_text("".join(lines), encoding="utf-8")
        touched.append(name)
    return touched


def run(house: Path, *command: str) -> None:
    """A command of the environment in the copy; it has to succeed."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house), "OUR2SOULS_DATA": str(house / "data"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy to build in."""
    skipped = shutil.ignore_patterns("photos", "browser")
    for folder in ("our2souls", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=skipped)
    (tmp_path / "docs/develop").mkdir(parents=True)
    shutil.copy(ROOT / "docs/develop/glossary.md", tmp_path / "docs/develop")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_a_page_is_added_as_the_guide_says(house: Path) -> None:
    guide = (HOWTO / "add-a-page.md").read_text(encoding="utf-8")
    touched = follow(guide, house)
    python = [name for name in touched if name.endswith(".py")]
    assert len(touched) > len(python)
    run(house, "our2souls", "check")
    run(house, "ruff", "check", *python)
    run(house, "ruff", "format", "--check", *python)
    run(house, "djlint", "--quiet", "--lint", *(name for name in touched if name.endswith(".html")))
    run(house, "lint-imports", "--no-cache")
    walls = [f"tests/architecture/{name}" for name in ("names", "test_methods.py", "matrix", "queries")]
    run(
        house, "pytest", "-q", "-p", "no:cacheprovider", *walls, "tests/story/test_someday.py", "-k", "someday or names"
    )


@pytest.mark.parametrize("guide", sorted(path.name for path in HOWTO.glob("*.md")))
def test_every_path_that_a_guide_names_exists(guide: str) -> None:
    text = (HOWTO / guide).read_text(encoding="utf-8")
    prose = BLOCK.sub("", text)
    assert len(prose.splitlines()) < 60, "a page at most, what it has you write aside"
    named = set(PATH.findall(prose))
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_a_step_that_no_longer_fits_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "urls.py").write_text("urlpatterns = []\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="has 0 lines"):
        follow("```python\n# urls.py, below: path(1)\npath(2)\n```", tmp_path)
    follow("```python\n# urls.py, below: urlpatterns = []\npath(2)\n```", tmp_path)
    assert (tmp_path / "urls.py").read_text(encoding="utf-8") == "urlpatterns = []\npath(2)\n"
