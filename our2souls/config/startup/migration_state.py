"""Which steps (migrations) a database has gone, and which this version knows."""

from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from our2souls.config.database.key_router import DEFAULT, HOMES
from our2souls.config.env.variables import StartupError
from our2souls.config.startup import database_errors, first_tables

type Step = tuple[str, str]

FIRST_PLAN, TODAYS_PLAN = ("dreams", "0001_initial"), ("intentions", "0001_initial")
"""Before 0.1 intentions lay in the tables of dreams; whoever has gone the first step and not the second has those."""


def refuse_unknown_steps(alias: str) -> None:
    """Raises StartupError when a database has gone steps that this version does not know.

    A version from before 0.1 laid its tables out otherwise, and a newer one has steps of its own.
    """
    loader = MigrationLoader(connections[alias])
    if FIRST_PLAN in loader.applied_migrations and TODAYS_PLAN not in loader.applied_migrations:
        sentence = (
            "This data was made by Our2Souls before version 0.1, whose tables were laid out otherwise; start with an empty data"
            " folder (make serve DATA=…), or go on with the version that made it."
        )
        raise StartupError(sentence)
    strange = sorted(step for step in loader.applied_migrations if is_newer(step, loader))
    if strange:
        steps = ", ".join(f"{app} {name}" for app, name in strange[:3])
        sentence = (
            f"A newer version of Our2Souls has used this data (it made {steps}); install that version or a later one, or put"
            " the backup from before back."
        )
        raise StartupError(sentence)


def is_newer(step: Step, loader: MigrationLoader) -> bool:
    """Whether a newer version made this step.

    Packages of others drop old steps when they put them together: there only what comes after all we know is newer.
    """
    app, name = step
    if step in loader.disk_migrations or step in loader.replacements:
        return False
    here = [each for label, each in loader.disk_migrations if label == app]
    return first_tables.is_ours(app) or name > max(here, default="")


def bring_up_to_date(alias: str) -> None:
    """Go the steps that are missing. Raises StartupError that names the one that failed; it is taken back whole."""
    try:
        if alias == DEFAULT:
            first_tables.make(alias)
        call_command("migrate", *_packages(alias), database=alias, verbosity=0, interactive=False)
    except DatabaseError as failure:
        raise StartupError(database_errors.sentence_for(failure) or _failed(alias, failure)) from failure
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as failure:
        raise StartupError(_failed(alias, failure)) from failure


def _packages(alias: str) -> tuple[str, ...]:
    """The package whose rows lie there where it is one; to go the steps of all others would make nothing, and take as long."""
    return () if alias == DEFAULT else tuple({package for (package, _model), home in HOMES.items() if home == alias})


def _failed(alias: str, failure: Exception) -> str:
    executor = MigrationExecutor(connections[alias])
    leaves = executor.loader.graph.leaf_nodes(*_packages(alias))
    missing = executor.migration_plan(leaves)
    step = f"{missing[0][0].app_label} {missing[0][0].name}" if missing else "the last one"
    return (
        f"The data could not be brought up to this version: the step {step} failed ({type(failure).__name__}) and was taken"
        " back; start the version you had before, and tell the makers of Our2Souls both names."
    )
