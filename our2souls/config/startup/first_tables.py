"""The tables of a first start, made by the first steps (migrations) of our packages, with the models drawn once for all of them.

Django draws every model that knows a new one anew after each table: with ninety tables that is four fifths of a first start.
"""

from django.apps import apps
from django.db import connections
from django.db.migrations import CreateModel, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState

OURS = "our2souls."


def is_ours(package: str) -> bool:
    """Whether a package of steps is ours; one that there is no more is nobody's."""
    config = apps.app_configs.get(package)
    return config is not None and config.name.startswith(OURS)


def make(alias: str) -> None:
    """Go the steps of others and those of ours that only make tables, on a database that has gone none; on any other, none.

    Each step is taken whole or not at all; after one that was cut off `migrate` goes the rest, as it does after these.
    """
    executor = MigrationExecutor(connections[alias])
    if executor.loader.applied_migrations:
        return
    leaves = executor.loader.graph.leaf_nodes()
    executor.migrate([step for step in leaves if not is_ours(step[0])])
    executor.loader.build_graph()
    applied, firsts = set(executor.loader.applied_migrations), []
    for migration, _backwards in executor.migration_plan(leaves):
        step = (migration.app_label, migration.name)
        before = {parent.key for parent in executor.loader.graph.node_map[step].parents}
        if before <= applied and _only_makes_tables(migration):
            firsts.append(migration)
            applied.add(step)
    after = executor.loader.project_state([(each.app_label, each.name) for each in firsts], at_end=True)
    all_tables = _AllTables(after.models, after.real_apps)
    for each in firsts:
        executor.apply_migration(all_tables, each)


def _only_makes_tables(migration: Migration) -> bool:
    return {type(each) for each in migration.operations} == {CreateModel}


class _AllTables(ProjectState):
    """The models as they are after all these steps: each of them makes tables of models that are there, and changes none."""

    def clone(self) -> ProjectState:
        """Itself: nobody changes it."""
        return self

    def add_model(self, model_state: ModelState) -> None:
        """It is there."""
