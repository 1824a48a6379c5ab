"""A name is a noun of the product or of the field: modules by a closed list, classes once in the house, terms by the glossary."""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture.names.nouns import NOUNS

ROOT = Path(__file__).resolve().parents[3]
GLOSSARY = ROOT / "docs/develop/glossary.md"

ROLES = frozenset({
    "models", "access", "actions", "queries", "text", "forms", "views", "urls", "notifications", "reminders", "search",
    "personal_data", "ports", "api", "apps", "note_targets", "calendar_items", "history",
    "choices", "readable", "tables", "imports", "vault",
})  # fmt: skip
ROLE_FOLDERS = frozenset({"views", "templatetags"})
"""Folders that are one role in several files, each named for its part of the package."""
NOT_OF_THE_PRODUCT = frozenset({"config", "bench", "demo", "operation"})
IN_ING = {
    "choosing": "the product's word",
    "weaving": "the product's word",
    "understanding": "the score of that name",
    "encoding": "the field's: which bytes a character is",
    "spelling": "the field's: how an address is written",
    "ranking": "the field's: an order by what is better for whom",
    "ordering": "the field's: in which order rows come",
    "scoping": "the field's: which rows a query may return",
    "sharing": "the field's: who may read what",
}

ONE_EACH = {"Command": "Django finds a command by the name of its class"}
MOODS = frozenset({"Page", "Seen", "Said", "Told", "Telling", "Known", "Brought", "Mark"})
"""Names that said something else each time."""
MOODS_OF_LOCALS = frozenset({
    "begun", "brought", "gone", "held", "keeping", "kept", "known", "launch",
    "met", "said", "seen", "spoken", "taken", "taking", "telling", "told",
})  # fmt: skip
"""Once they stood for a form's data, a locked row, a draft, a sentence: a local says which."""

NOT_MIRRORED = frozenset({"architecture", "browser", "factories", "permissions", "plugins"})
"""Folders of tests that look at the product as a whole, or serve the others."""


def modules() -> Iterator[PurePosixPath]:
    """Our modules by their path below `our2souls`, migrations aside."""
    for path in sorted((ROOT / "our2souls").rglob("*.py")):
        below = PurePosixPath(path.relative_to(ROOT / "our2souls"))
        if "migrations" not in below.parts:
            yield below


def misnamed(paths: Iterable[PurePosixPath]) -> Iterator[str]:
    """The modules that are neither a role nor named by a noun of their package's list."""
    for path in paths:
        package, *folders = path.parts[:-1] or ("",)
        if not package or package in NOT_OF_THE_PRODUCT or path.stem == "__init__" or "management" in folders:
            continue
        role = path.stem in ROLES or path.stem.startswith("views_") or ROLE_FOLDERS & set(folders)
        if not role and path.stem not in NOUNS.get(package, "").split():
            yield f"{path}: name it for its role or for a thing (docs/develop/glossary.md), and put the noun into nouns.py."


def unmirrored(files: Iterable[PurePosixPath]) -> set[str]:
    """The folders of tests that no folder of the product stands behind; those called `files` are data."""
    folders = {file.parent for file in files if file.parts[0] not in NOT_MIRRORED and file.parent.name != "files"}
    return {str(folder) for folder in folders if not (ROOT / "our2souls" / folder / "__init__.py").exists()}


def classes() -> dict[str, list[str]]:
    """The modules that define a class of each name, at their top."""
    homes = defaultdict(list)
    for path in modules():
        for node in ast.parse((ROOT / "our2souls" / path).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.endswith("Config"):
                homes[node.name].append(str(path))
    return homes


def bound_names(code: str) -> Iterator[tuple[int, str]]:
    """The locals and parameters of a module's functions, each with its line."""
    for function in ast.walk(ast.parse(code)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.arg):
                    yield node.lineno, node.arg
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    yield node.lineno, node.id


def exists(dotted: str) -> bool:
    """Whether a module, or a name in one, is there below `our2souls`."""
    module, found = f"our2souls.{dotted}", []
    while module != "our2souls":
        try:
            holder = importlib.import_module(module)
        except ModuleNotFoundError:
            module, _, name = module.rpartition(".")
            found.insert(0, name)
            continue
        for name in found:
            if not hasattr(holder, name):
                return False
            holder = getattr(holder, name)
        return True
    return False


def terms() -> list[tuple[str, str]]:
    """The glossary's terms, each with what stands under “Where”."""
    rows = re.findall(r"^\| (?!---|Term)(.+?) \|.*\| (.+?) \|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 40
    return rows


def test_a_module_is_a_role_or_a_noun() -> None:
    assert list(misnamed(modules())) == []


def test_no_noun_stands_on_the_list_for_nothing() -> None:
    there = {(path.parts[0], path.stem) for path in modules()}
    listed = {(package, noun) for package, nouns in NOUNS.items() for noun in nouns.split()}
    assert sorted(listed - there) == []
    assert sorted(noun for _package, noun in listed if noun in ROLES) == []


def test_no_module_is_named_for_a_mood() -> None:
    last_words = {path.stem.split("_")[-1] for path in modules()}
    assert sorted({word for word in last_words if word.endswith("ing")} - IN_ING.keys()) == []


def test_a_made_up_module_is_refused() -> None:
    refused = ["dreams/dreaming.py", "intentions/core/helpers.py", "diary/pages.py", "ui/budget.py"]
    taken = ["dreams/actions.py", "intentions/core/views_ends.py", "people/views/anything.py", "bench/anything.py"]
    assert [fault.split(":")[0] for fault in misnamed(map(PurePosixPath, refused + taken))] == refused


def test_tests_mirror_the_product() -> None:
    files = (path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("*.*") if path.suffix != ".pyc")
    assert unmirrored(map(PurePosixPath, files)) == set()
    assert unmirrored([PurePosixPath("vision/letters/test_letters.py")]) == {"vision/letters"}


def test_a_class_has_its_name_alone() -> None:
    double = {name: homes for name, homes in classes().items() if len(homes) > 1 and name not in ONE_EACH}
    assert double == {}


def test_no_class_has_a_name_that_says_nothing() -> None:
    assert {name: homes for name, homes in classes().items() if name in MOODS} == {}


def test_a_local_says_what_it_holds() -> None:
    code = {path: (ROOT / "our2souls" / path).read_text(encoding="utf-8") for path in modules()}
    found = {
        f"{path}:{at}: {name}"
        for path, text in code.items()
        for at, name in bound_names(text)
        if name in MOODS_OF_LOCALS
    }
    assert sorted(found) == []


def test_a_local_that_hides_what_it_holds_is_noticed() -> None:
    code = (
        "def save(said):\n    for kept, (seen, row) in said:\n        row.held = taken if (taken := seen) else kept\n"
    )
    assert {name for _at, name in bound_names(code)} - {"row"} == {"said", "kept", "seen", "taken"}


def test_a_word_has_one_sense() -> None:
    words = [term.lower() for term, _where in terms()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("term", [term for term, _where in terms()])
def test_what_the_glossary_names_exists(term: str) -> None:
    names = re.findall(r"`([\w.]+)`", dict(terms())[term])
    assert names, "say where it is in the code"
    assert [name for name in names if not exists(name)] == []


def test_a_name_that_is_not_there_is_noticed() -> None:
    assert exists("dreams.models.Dream")
    assert exists("lib.clock")
    assert not exists("dreams.models.Nightmare")
    assert not exists("dreams.dreaming.Dream")
