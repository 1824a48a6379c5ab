"""Lines, modules, templates and folders stay small enough to be read in one go; each limit is seen to break once."""

from pathlib import Path, PurePosixPath

import pytest

from tests.architecture.limits import full_folders, heavy_template, long_lines, long_module, read

ROOT = Path(__file__).resolve().parent.parent.parent
OF_CODE = ("our2souls", "tests", "scripts")
MADE = {"migrations", "locale", "__pycache__"}
"""Folders whose files are written by Django."""
ONE_FILE_AN_ITEM = {
    "our2souls/people/templates/account",
    "our2souls/people/templates/account/email",
    "our2souls/people/templates/account/messages",
    "our2souls/ui/static/ui/css/components",
    "our2souls/ui/static/ui/js/elements",
    "our2souls/ui/templates/ui/components",
}
"""One file for each thing of a kind (a style, an element, a letter by allauth's name): they may be as many as there are."""
A_FOLDER_A_PACKAGE = {"our2souls", "tests"}
"""There are as many packages as the product has ideas; what else lies beside them is counted."""


def files(*kinds: str, under: tuple[str, ...] = OF_CODE) -> list[str]:
    """The files of these kinds that people write, in the order of their names."""
    found = [path for top in under for path in (ROOT / top).rglob("*") if path.is_file()]
    names = [path.relative_to(ROOT) for path in found if not MADE & set(path.parts)]
    return sorted(name.as_posix() for name in names if not kinds or name.suffix[1:] in kinds)


@pytest.mark.parametrize("kind", ["py", "html", "txt", "css", "js", "yaml"])
def test_lines_have_at_most_140_characters(kind: str) -> None:
    assert [fault for name, text in read(ROOT, files(kind)) for fault in long_lines(name, text)] == []


def test_lines_of_the_documentation_have_at_most_140_characters() -> None:
    beside = sorted(path.name for path in ROOT.glob("*.md"))
    assert "README.md" in beside
    texts = read(ROOT, [*beside, *files("md", under=("docs",))])
    assert [fault for name, text in texts for fault in long_lines(name, text, prose=True)] == []


def test_modules_have_at_most_250_lines() -> None:
    long = {name for name, text in read(ROOT, files("py")) if list(long_module(name, text))}
    assert sorted(long) == []


def test_templates_have_at_most_six_kilobytes() -> None:
    templates = [name for name in files("html", "txt", "js") if "/templates/" in name]
    assert [fault for name, text in read(ROOT, templates) for fault in heavy_template(name, text)] == []


def test_folders_have_at_most_15_entries() -> None:
    packages = {path.parent.name for path in (ROOT / "our2souls").glob("*/__init__.py")}
    full = {folder for folder, _count in full_folders(files())} - ONE_FILE_AN_ITEM - A_FOLDER_A_PACKAGE
    beside = [name for name in files() if PurePosixPath(name).parts[1] not in packages]
    full |= {folder for folder, _count in full_folders(beside)} & A_FOLDER_A_PACKAGE
    assert sorted(full) == []


def test_each_limit_is_seen_to_break() -> None:
    assert list(long_lines("a.py", "short\n" + "x" * 141)) == ["a.py:2 has 141 characters; 140 is the most."]
    assert list(long_lines("a.py", "x" * 140)) == []
    assert list(long_lines("a.md", "two words " * 20, prose=True)) != []
    assert list(long_lines("a.md", f"| {'cell ' * 40}|\n- <https://{'x' * 150}>", prose=True)) == []
    assert list(long_module("a.py", "\n" * 251)) != []
    assert list(long_module("a.py", "\n" * 250)) == []
    assert list(heavy_template("a.html", "é" * 3073)) != []
    assert list(heavy_template("a.html", "x" * 6144)) == []
    assert list(full_folders(["a/__init__.py", *(f"a/{n}.py" for n in range(16))])) == [("a", 16)]
    assert list(full_folders(["a/__init__.py", *(f"a/{n}.py" for n in range(15))])) == []
