"""What a newcomer is told is so: every path and module that the documentation names, and every error that a docstring does."""

import ast
import builtins
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from cryptography import exceptions as cryptography_exceptions
from django import forms, http
from django.core import exceptions as django_exceptions

from tests.architecture.names.test_names import exists, modules

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/develop/architecture.md"
LIBRARIES = (django_exceptions, forms, http, cryptography_exceptions)
A_NAME = r"[A-Z]\w*[a-z]\w*"
PATH = re.compile(r"`((?:our2souls|tests|docs|scripts)/[\w./*-]*)`")
DOTTED = re.compile(r"`(our2souls\.)?([a-z]+(?:\.\w+)+)(?:\(\))?`")
NO_MODULES = {
    "our2souls.cut": "an entry of a request's environment",
    "our2souls.diary": "the package that a guide has one make",
    "helplines.yaml": "a file",
}


def docstrings(code: str) -> Iterator[tuple[int, str]]:
    """The docstrings of a module, each with the line of what it describes."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield getattr(node, "lineno", 1), ast.get_docstring(node) or ""


def promised_errors(docstring: str) -> set[str]:
    """The exceptions that a docstring says are raised: those right behind the word, and what follows in its sentence."""
    found = set()
    for sentence in re.findall(r"[Rr]aises ([^.]*)", docstring.replace("\n", " ")):
        named = re.match(rf"(?:\w+['’]s )?({A_NAME}(?:(?:, | and | or ){A_NAME})*)", sentence)
        found |= set(re.findall(A_NAME, named[1])) if named else set()
        found |= set(re.findall(r"\b(?:[A-Z][a-z]+){2,}\b", sentence))
    return found


def is_error(module: ModuleType, name: str) -> bool:
    """Whether a module can mean an exception by this name: its own, one of the modules from which it imports, Django's."""
    imported = vars(module).values()
    homes = {getattr(each, "__module__", None) or type(each).__module__ for each in imported}
    used = [each for each in [*imported, *map(sys.modules.get, homes)] if isinstance(each, ModuleType)]
    holders = [module, *used, builtins, *LIBRARIES]
    found = [getattr(holder, name) for holder in holders if hasattr(holder, name)]
    return any(isinstance(each, type) and issubclass(each, BaseException) for each in found)


def gone(page: str) -> Iterator[str]:
    """What a page names and is not there: its paths, and what it calls by a dotted name."""
    packages = {path.parent.name for path in (ROOT / "our2souls").glob("*/__init__.py")}
    for path in PATH.findall(page):
        if not any(ROOT.glob(path)):
            yield path
    for prefix, name in DOTTED.findall(page):
        ours = prefix or name.partition(".")[0] in packages
        if ours and prefix + name not in NO_MODULES and not exists(name):
            yield prefix + name


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


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_what_the_documentation_names_exists(page: Path) -> None:
    assert sorted(set(gone(page.read_text(encoding="utf-8")))) == []


def test_every_error_of_a_docstring_exists() -> None:
    missing = []
    for path in modules():
        code = (ROOT / "our2souls" / path).read_text(encoding="utf-8")
        for at, docstring in docstrings(code):
            for name in promised_errors(docstring):
                module = importlib.import_module(".".join(["our2souls", *path.with_suffix("").parts]))
                missing += [] if is_error(module, name) else [f"{path}:{at}: {name}"]
    assert sorted(missing) == []


def test_what_is_not_there_is_noticed() -> None:
    page = "`our2souls/dreams/nightmares.py`, `our2souls/dreams/models.py`, `dreams.models.Nightmare` and `dreams.models.Dream`."
    assert list(gone(page)) == ["our2souls/dreams/nightmares.py", "dreams.models.Nightmare"]
    promised = promised_errors(
        "Raises Closed when it is, NoPaper when there\nis none and ValueError. PyAV raises what it likes."
    )
    assert promised == {"Closed", "NoPaper", "ValueError"}
    assert {name for name in promised if is_error(sys.modules[__name__], name)} == {"ValueError"}
