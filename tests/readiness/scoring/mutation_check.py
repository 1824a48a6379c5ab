"""Mutants of the scoring modules: each has one operator, bound or branch changed in its source, and runs in memory.

`python -m tests.readiness.scoring.mutation_check` prints the changes that no worked example notices.
"""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

from our2souls.readiness import scoring
from tests.factories.readiness.worked_examples import ALL

HOME = "our2souls.readiness.scoring"
FOLDER = Path(scoring.__file__).parent
ORDER = (
    "thresholds",
    "answers",
    "alignment",
    "apart_and_firm",
    "understanding",
    "blind_spots",
    "statements",
    "values",
    "talk_first",
    "area_state",
    "reading_aids",
    "movement",
    "reliability",
)
"""The modules, each after those it imports."""


class Break(ast.NodeTransformer):
    """Changes the `at`-th place that can be changed; `what` says where and how."""

    SWAPS: ClassVar[dict[type[ast.AST], type[ast.AST]]] = {
        ast.Add: ast.Sub,
        ast.Sub: ast.Add,
        ast.Mult: ast.Div,
        ast.Div: ast.Mult,
        ast.Lt: ast.LtE,
        ast.LtE: ast.Lt,
        ast.Gt: ast.GtE,
        ast.GtE: ast.Gt,
        ast.Is: ast.IsNot,
        ast.IsNot: ast.Is,
        ast.Eq: ast.NotEq,
        ast.NotEq: ast.Eq,
        ast.In: ast.NotIn,  # codespell:ignore notin
        ast.NotIn: ast.In,  # codespell:ignore notin
        ast.And: ast.Or,
        ast.Or: ast.And,
    }
    NAMES: ClassVar[dict[str, str]] = {"min": "max", "max": "min", "any": "all", "all": "any"}

    def __init__(self, at: int) -> None:
        self.at, self.seen, self.what = at, 0, ""

    def here(self, node: ast.AST) -> bool:
        """Whether this is the place."""
        self.seen += 1
        if self.seen - 1 == self.at:
            self.what = f"{ast.unparse(node)} (line {getattr(node, 'lineno', 0)})"
        return self.seen - 1 == self.at

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        if type(node.op) in self.SWAPS and self.here(node):
            node.op = self.SWAPS[type(node.op)]()  # type: ignore[assignment]
        return self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        if self.here(node):
            node.op = self.SWAPS[type(node.op)]()  # type: ignore[assignment]
        return self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        if self.here(node):
            node.ops[0] = self.SWAPS[type(node.ops[0])]()  # type: ignore[assignment]
        return self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        if self.here(node):
            return self.generic_visit(node.operand)
        return self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        if self.here(node):
            node.body, node.orelse = node.orelse, node.body
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in self.NAMES and self.here(node):
            node.id = self.NAMES[node.id]
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if type(node.value) in (int, float) and self.here(node):
            node.value += 1 if isinstance(node.value, int) else 0.01  # type: ignore[operator]
        return node


def sources() -> dict[str, str]:
    """The source of every module, importing from the mutants' own package."""
    return {name: (FOLDER / f"{name}.py").read_text().replace(HOME, "mutant") for name in ORDER}


def mutants() -> Iterator[tuple[str, str, ast.Module]]:
    """Every mutant: its module, what was changed, and the changed tree."""
    for name, source in sources().items():
        for at in range(10_000):
            change = Break(at)
            tree = ast.fix_missing_locations(change.visit(ast.parse(source)))
            if not change.what:
                break
            yield name, f"{name}: {change.what}", tree


@contextmanager
def aside() -> Iterator[None]:
    """A place for the mutants' own package, taken away afterwards."""
    sys.modules["mutant"] = ModuleType("mutant")
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == "mutant"]:
            del sys.modules[name]


def run(code: dict[str, Any], of: tuple[str, ...], upon: dict[str, ModuleType]) -> dict[str, ModuleType]:
    """The modules `of`, run in order upon those that come before them."""
    modules = dict(upon)
    for name in of:
        modules[name] = ModuleType(f"mutant.{name}")
    sys.modules.update({f"mutant.{name}": module for name, module in modules.items()})
    for name in of:
        exec(code[name], modules[name].__dict__)  # noqa: S102 - our own source, one operator changed
    return modules


def survivors(examples: Any) -> tuple[int, list[str]]:
    """How many mutants there are, and those that pass every example."""
    whole = {name: compile(source, name, "exec") for name, source in sources().items()}
    unnoticed, tried = [], 0
    with aside():
        unbroken = run(whole, ORDER, {})
        for name, what, tree in mutants():
            tried += 1
            at = ORDER.index(name)
            before = {each: unbroken[each] for each in ORDER[:at]}
            try:
                broken = SimpleNamespace(**run(whole | {name: compile(tree, name, "exec")}, ORDER[at:], before))
                for example in examples:
                    example(broken)
            except Exception:  # noqa: BLE001, S112 - however it breaks, it was noticed
                continue
            unnoticed.append(what)
    return tried, unnoticed


if __name__ == "__main__":
    from tests.factories.readiness.worked_examples import ALL

    count, left = survivors(ALL)
    sys.stdout.write("\n".join([*left, f"{count} mutants, {len(left)} unnoticed", ""]))
