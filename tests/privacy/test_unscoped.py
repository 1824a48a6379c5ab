"""Every way around the managers is named: who goes without a viewer, and for which reason, is read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from our2souls.privacy import unscoped

ROOT = Path(__file__).parents[2]
AROUND = {
    "_base_manager",
    "_default_manager",
    "raw",
    "extra",
    "RawSQL",
    "cursor",
    "execute",
    "executemany",
    "executescript",
}
"""What reaches rows without asking a manager who is looking."""
MAY_GO_AROUND = {
    "our2souls.config.rate_limit_store": "clears counts of tries, which have no model and lie in a database of their own",
    "our2souls.config.database.roles": "makes roles and gives them tables, and asks for no row",
    "our2souls.config.startup.user_check": "asks, before Django starts, whether there are people at all",
    "our2souls.config.startup.database_file": "ends what a kill has left half written, before Django starts",
    "our2souls.operation.backup.database": "copies and loads whole tables, whoever they are of, and opens no word",
    "our2souls.operation.backup.restore": "looks at wrapped keys in a copy, before there is a database to ask",
    "our2souls.operation.doctor.rows": "asks SQLite what it finds wrong with its own files",
    "our2souls.bench.reminders_seed": "makes a million rows of nobody in a database that passes",
    "our2souls.web.health": "asks each database whether it answers, and no table",
}
WAYS = {"unscoped.queryset": 1, "unscoped.door": 0}
"""Each way around the managers, and which of its arguments is the reason."""
LESSON = "Go through a manager (objects, shared_with_me), or through privacy.unscoped with a reason that stands there."


def modules() -> Iterator[tuple[str, ast.Module]]:
    """All our code but the migrations, parsed."""
    for path in sorted((ROOT / "our2souls").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "migrations" not in parts:
            name = ".".join(parts).removesuffix(".__init__")
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def doors(tree: ast.Module) -> list[tuple[str | None, int]]:
    """The reasons given to the two ways in a module (None where it is not a plain word), each with its line."""
    return [
        (_word(call, WAYS[ast.unparse(call.func)]), call.lineno)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and ast.unparse(call.func) in WAYS
    ]


def _word(call: ast.Call, at: int) -> str | None:
    given = call.args[at] if len(call.args) > at else None
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None


def reached(tree: ast.Module) -> set[str]:
    """Every attribute a module reaches for, and every name it imports."""
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return attributes | {
        each.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for each in node.names
    }


def breaches(name: str, tree: ast.Module) -> list[str]:
    """What a module does that it may not."""
    found = [] if name.startswith("our2souls.privacy") or name in MAY_GO_AROUND else sorted(reached(tree) & AROUND)
    told = [f"{name} uses {each}" for each in found]
    for reason, line in doors(tree):
        if reason is None or reason not in unscoped.REASONS:
            told.append(f"{name}:{line} gives a reason that cannot be read or is not listed")
        elif name not in unscoped.REASONS[reason]:
            told.append(f"{name}:{line} may not say “{reason}”")
    if any(isinstance(node, ast.ImportFrom) and node.module == "our2souls.privacy.unscoped" for node in ast.walk(tree)):
        told.append(f"{name} imports the door itself: say unscoped.queryset, so that it is seen")
    return told


def test_nobody_goes_around_the_managers_but_for_a_listed_reason() -> None:
    wrong = [each for name, tree in modules() for each in breaches(name, tree)]
    assert not wrong, f"{wrong}. {LESSON}"


def test_no_reason_and_no_caller_is_listed_that_nobody_needs() -> None:
    used = {(reason, name) for name, tree in modules() for reason, _line in doors(tree)}
    listed = {(reason, name) for reason, callers in unscoped.REASONS.items() for name in callers}
    assert not (stale := listed - used), f"take {stale} out of privacy.unscoped.REASONS"
    around = {name for name, tree in modules() if reached(tree) & AROUND}
    assert not MAY_GO_AROUND.keys() - around, "take these out of MAY_GO_AROUND"


@pytest.mark.parametrize(
    "code",
    [
        "Dream._base_manager.all()",
        "Dream.objects.raw('SELECT 1')",
        "Dream.objects.extra(where=['1=1'])",
        "from django.db.models.expressions import RawSQL",
        "connection.cursor().execute('SELECT line FROM dreams_dream')",
        "unscoped.queryset(Dream, 'curiosity')",
        "unscoped.queryset(Dream, reason)",
        "unscoped.queryset(Dream, 'erasure')",
        "unscoped.door('erasure')",
        "unscoped.door(reason)",
        "from our2souls.privacy.unscoped import queryset",
    ],
)
def test_a_way_around_is_seen(code: str) -> None:
    assert breaches("our2souls.dreams.actions", ast.parse(code))


def test_a_listed_reason_is_no_breach() -> None:
    assert not breaches(
        "our2souls.vision.media.encrypted_storage", ast.parse("unscoped.queryset(Photo, 'media.work').filter(pk=1)")
    )
