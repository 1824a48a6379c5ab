"""Puts the tables under their policies, after each migration: whoever adds a model has added its policy."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from our2souls.privacy.row_security import policies

MARKS = f"""
    SELECT c.relname, obj_description(c.oid, 'pg_class') FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relrowsecurity
    UNION ALL SELECT '{policies.FUNCTION}', obj_description(to_regproc('{policies.FUNCTION}'), 'pg_proc')
"""
"""What each table under policies is marked with, and the functions that they ask."""


def after_migration(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Install what is missing or was changed; nothing to do on SQLite, or while tables are still to come."""
    connection = connections[using]
    if using != DEFAULT_DB_ALIAS or connection.vendor != "postgresql":
        return
    present = set(connection.introspection.table_names())
    rules = policies.rules()
    if {rule.table for rule in rules} <= present:
        install(connection, rules)


def install(connection: BaseDatabaseWrapper, rules: list[policies.TableRule]) -> None:
    """Put each table under its rule, unless it is under it already: looking needs no right to change a table."""
    with connection.cursor() as cursor:
        cursor.execute(MARKS)
        marks = dict(cursor.fetchall())
        if marks.get(policies.FUNCTION) != policies.FUNCTIONS_MARK:
            for statement in policies.function_statements():
                cursor.execute(statement)
        for rule in rules:
            if marks.get(rule.table) != policies.mark(rule):
                for statement in policies.statements(rule):
                    cursor.execute(statement)
