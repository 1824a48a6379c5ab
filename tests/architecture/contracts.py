"""Three import contracts of our own, for import-linter: order inside a package, models at home, named callers.

They hold for every package there is and will be, so that a new one need not be listed.
"""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

from our2souls.privacy import unscoped

# Inside a slice, high to low. Modules named for a thing of the field stand beside the actions and may use each other.
RANKS = {
    "migrations": 11,
    "apps": 10,
    "urls": 9,
    "views": 7,
    "api": 7,
    "management": 7,
    "forms": 6,
    "templatetags": 6,
    "notifications": 6,
    "personal_data": 6,
    "search": 6,
    "actions": 5,
    "reminders": 4,
    "queries": 3,
    "text": 2,
    "access": 1,
    "models": 0,
}
NOUN = (1.5, 5.5)
"""What is named for a thing of the field stands beside text, queries, reminders and actions: it may use them, and they it."""


class _Listed(Contract):
    """A contract whose breaches are a list of imports."""

    lesson = ""

    def broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        """The imports that break it."""
        raise NotImplementedError

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - import-linter's signature
        """Kept when nothing breaks it."""
        broken = self.broken(graph)
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Each import, and what to do instead."""
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} imports {imported}")
        output.print_error(self.lesson)


class Inside(_Listed):
    """In a package and in each slice a module knows only what lies below it; what lies side by side does not know each other.

    A package's own modules may use its slices; a slice uses only the package's actions, queries, nouns, access and models.
    """

    type_name = "inside"
    but = fields.SetField(subfield=fields.StringField(), required=False)
    lesson = "Inside a slice: urls > views | api > forms | tags | … > actions > reminders > queries > text > access > models."

    def broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        """Imports upwards or sideways within one package or slice."""
        return [
            (importer, imported)
            for importer, imported in _imports(graph)
            if _package(importer) == _package(imported)
            and not _may(importer, imported, graph)
            and f"{importer} -> {imported}" not in (self.but or ())  # type: ignore[operator] - the field yields a set
        ]


class ModelsAtHome(_Listed):
    """No package imports another's models, except those of the open ground."""

    type_name = "models_at_home"
    lesson = "Go through the package's access or idea functions; a foreign key across packages is a string."
    open_ground = fields.SetField(subfield=fields.StringField())
    in_bulk = fields.SetField(subfield=fields.StringField())

    def broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        """Imports of models from another package; `in_bulk` are modules that make rows for measuring, past the acts."""
        return [
            (importer, imported)
            for importer, imported in _imports(graph)
            if _module(imported) == "models"
            and _package(importer) != _package(imported)
            and _package(imported) not in self.open_ground  # type: ignore[operator] - the field yields a set
            and importer not in self.in_bulk  # type: ignore[operator] - the field yields a set
        ]


class NamedCallers(_Listed):
    """Only the callers that privacy.unscoped names for one of its reasons import it."""

    type_name = "named_callers"
    lesson = "Going without a viewer needs a reason of its own in privacy.unscoped.REASONS, with its only callers."

    def broken(self, graph: ImportGraph) -> list[tuple[str, str]]:
        """Imports of the doors by anybody else."""
        named = set().union(*unscoped.REASONS.values())
        door = unscoped.__name__
        return [
            (caller, door) for caller in sorted(graph.find_modules_that_directly_import(door)) if caller not in named
        ]


def _imports(graph: ImportGraph) -> list[tuple[str, str]]:
    inside = [module for module in sorted(graph.modules) if module.count(".") > 1]
    return [
        (module, imported)
        for module in inside
        for imported in sorted(graph.find_modules_directly_imported_by(module))
        if imported in graph.modules and imported.count(".") > 1
    ]


def _package(module: str) -> str:
    return module.split(".")[1]


def _module(module: str) -> str:
    return module.rsplit(".", maxsplit=1)[-1]


def _may(importer: str, imported: str, graph: ImportGraph) -> bool:
    there, here = _apart(importer, imported)
    if not there or not here:
        return True
    home = importer.split(".")[: -len(there)]
    from_slice, to_slice = (_is_slice([*home, part[0]], graph) for part in (there, here))
    if to_slice:
        return True  # from the roof; from slice to slice is the layers' matter
    (_, high), (low, _) = _rank(there[0]), _rank(here[0])
    if from_slice:
        return low <= RANKS["actions"]
    if high > low:
        return True
    # A vocabulary (choices, hues) knows nothing of its own package: even models may speak it.
    of_its_own = [known for known in graph.find_modules_directly_imported_by(imported) if _same_home(known, imported)]
    return _rank(here[0]) == NOUN and not of_its_own


def _apart(importer: str, imported: str) -> tuple[list[str], list[str]]:
    """What is left of the two names below the folder that both lie in."""
    one, other = importer.split("."), imported.split(".")
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    return one, other


def _rank(name: str) -> tuple[float, float]:
    """Where a module stands, from and to; `views_order` is a part of the views and may use what `views` has for all of them."""
    rank = RANKS["views"] + 1 if name.startswith("views_") else RANKS.get(name)
    return NOUN if rank is None else (rank, rank)


def _is_slice(parts: list[str], graph: ImportGraph) -> bool:
    return parts[-1] not in RANKS and bool(graph.find_children(".".join(parts)))


def _same_home(known: str, module: str) -> bool:
    return known.count(".") > 1 and known.startswith("our2souls.") and _package(known) == _package(module)
