"""Every change that is noted has a line in the table of acts, and every line of it is noted somewhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

from our2souls import intentions
from our2souls.intentions.core.history.acts import ACTS

PACKAGE = Path(intentions.__file__).parent


def noted() -> Iterator[ast.expr]:
    """What each `history.record(…, "act")` names."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "record"
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id.endswith("history")
            ):
                yield node.args[1]


def test_what_is_noted_is_the_table() -> None:
    found = list(noted())
    assert all(isinstance(each, ast.Constant) for each in found), "write the act out: it is looked for by its name"
    assert {str(each.value) for each in found if isinstance(each, ast.Constant)} == ACTS.keys()
