"""The policies of each table, as SQL, from the same metadata that the managers read.

The connection says who looks (`row_security.postgresql`): settings that hold for one transaction, and one more for the
reason of a query that looks without a viewer. Who reads as a therapist says of which couple, and when it is; what is granted
the policy looks up itself. A policy compares them with the row. Nothing said, no rows. Policies are
forced, so that they hold for the tables' owner too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.apps import apps
from django.db import models

from our2souls.privacy.row_security import reasons
from our2souls.privacy.scoping import Opening, rule_of

VERSION = "2"
"""Raised when the shape of what is written here changes."""

FUNCTIONS = tuple(
    f"CREATE OR REPLACE FUNCTION our2souls_{name}() RETURNS {kind} LANGUAGE sql STABLE PARALLEL SAFE AS"
    f" $$ SELECT nullif(current_setting('our2souls.{name}', true), ''){cast} $$"
    for name, kind, cast in (
        ("person", "uuid", "::uuid"),
        ("couple", "uuid", "::uuid"),
        ("partner", "uuid", "::uuid"),
        ("reason", "text", ""),
        ("client", "uuid", "::uuid"),
        ("at", "timestamptz", "::timestamptz"),
    )
)
"""What the connection says, for policies: NULL where nothing is said, and NULL equals no row."""

FUNCTION = "our2souls_person"
"""The first of them, which bears the mark of all."""
FUNCTIONS_MARK = f"Our2Souls row security {sha256(''.join(FUNCTIONS).encode()).hexdigest()[:16]}"

ME, COUPLE, PARTNER, REASON, CLIENT, AT = (
    f"(SELECT our2souls_{name}())" for name in ("person", "couple", "partner", "reason", "client", "at")
)
"""In a subquery, so that each is asked once a statement and not once a row."""


@dataclass(frozen=True, slots=True)
class TableRule:
    """Who may read a table's rows and who may change them, each as an SQL condition on a row."""

    table: str
    reads: str
    changes: str


MINE = f"user_id = {ME}"
OF_OUR_COUPLE = f"SELECT person_id FROM people_partnership WHERE couple_id = {COUPLE} AND left_at IS NULL"
WHO_JOINS_ME = f"SELECT accepted_by_id FROM people_invitation WHERE owner_id = {ME} AND confirmed_at IS NULL AND revoked_at IS NULL"
OF_CLIENT = f"SELECT person_id FROM people_partnership WHERE couple_id = {CLIENT} AND left_at IS NULL"
MINE_TO_GRANT = (
    f"couple_id = {COUPLE} AND ((owner_id = {ME} AND right(item, 36) = {ME}::text) OR (owner_id IS NULL"
    f" AND right(item, 36) NOT IN ({ME}::text, COALESCE({PARTNER}::text, ''))))"
)
"""One's own, whose item ends with its owner; or something joint, whose item names neither."""
MY_COUPLES = f"SELECT couple_id FROM people_partnership WHERE person_id = {ME}"

BESIDE: dict[str, tuple[str, str]] = {
    "people.Person": (
        f"id = {ME} OR id IN ({OF_OUR_COUPLE}) OR id IN ({WHO_JOINS_ME}) OR id IN ({OF_CLIENT})",
        f"id = {ME}",
    ),
    "people.Couple": (f"id IN ({COUPLE}, {CLIENT}) OR id IN ({MY_COUPLES})", f"id = {COUPLE}"),
    "people.Partnership": (f"person_id = {ME} OR couple_id IN ({COUPLE}, {CLIENT})", f"person_id = {ME}"),
    "account.EmailAddress": (MINE, MINE),
    "mfa.Authenticator": (MINE, MINE),
    "usersessions.UserSession": (MINE, MINE),
    "privacy.Share": (f"owner_id = {ME} OR couple_id = {COUPLE}", f"owner_id = {ME}"),
    "privacy.Grant": (f"couple_id = {COUPLE} OR therapist_id = {ME}", MINE_TO_GRANT),
    "care.Look": (f"couple_id = {COUPLE}", "false"),
    "privacy.AuditEntry": (f"person = {ME} OR couple = {COUPLE}", "false"),
}
"""Tables that declare no rule by their class: who reads, who changes."""


def rules() -> list[TableRule]:
    """The rule of every table with rows of people or couples, by table name."""
    found = (_rule(model) for model in apps.get_models(include_auto_created=True))
    return sorted((rule for rule in found if rule), key=lambda rule: rule.table)


def _rule(model: type[models.Model]) -> TableRule | None:
    declared = rule_of(model)
    table, label = model._meta.db_table, model._meta.label
    if label in BESIDE:
        reads, changes = BESIDE[label]
    elif declared is None or declared["kind"] == "public":
        return None
    elif declared["kind"] == "shared":
        reads = changes = f"couple_id = {COUPLE}"
    else:
        reads, changes = _personal(table, declared["audience"]), f"owner_id = {ME}"
    if declared is not None and label not in BESIDE:
        of_client = f"couple_id = {CLIENT}" if declared["kind"] == "shared" else f"owner_id IN ({OF_CLIENT})"
        reads += "".join(f" OR ({of_client} AND {_granted(table, opening)})" for opening in declared["grants"])
    door = _door(label)
    return TableRule(table, f"({reads}) OR {door}", f"({changes}) OR {door}")


def _personal(table: str, kind: str) -> str:
    return (
        f"owner_id = {ME} OR (owner_id = {PARTNER} AND EXISTS (SELECT 1 FROM privacy_share s WHERE s.row = {table}.id"
        f" AND s.kind = '{kind}' AND s.owner_id = {PARTNER} AND s.couple_id = {COUPLE} AND s.closed_at IS NULL))"
    )


def _granted(table: str, opening: Opening) -> str:
    """That the couple granted a row of the table to whoever looks, and that it holds: asked of the grants themselves."""
    parts = "".join(
        f" AND split_part(g.item, ':', {number}) = {table}.{column}::text"
        for number, column in enumerate(opening.by, start=1)
    )
    return (
        f"EXISTS (SELECT 1 FROM privacy_grant g WHERE g.therapist_id = {ME} AND g.couple_id = {CLIENT}"
        f" AND g.scope = '{opening.scope}' AND g.closed_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > {AT}){parts})"
    )


def _door(label: str) -> str:
    opening = (reason for reason in sorted(reasons.REASONS) if reasons.opens(reason, label))
    return f"{REASON} IN ({', '.join(map(repr, opening))})"


def function_statements() -> Iterator[str]:
    """The SQL that makes what policies ask."""
    yield from FUNCTIONS
    yield f"COMMENT ON FUNCTION {FUNCTION}() IS '{FUNCTIONS_MARK}'"


def statements(rule: TableRule) -> Iterator[str]:
    """The SQL that puts a table under its rule, whatever it was under before."""
    yield f"ALTER TABLE {rule.table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {rule.table} FORCE ROW LEVEL SECURITY"
    for name, command, condition in (
        ("reads", "SELECT", f"USING ({rule.reads})"),
        ("adds", "INSERT", f"WITH CHECK ({rule.changes})"),
        ("changes", "UPDATE", f"USING ({rule.changes}) WITH CHECK ({rule.changes})"),
        ("removes", "DELETE", f"USING ({rule.changes})"),
    ):
        yield f"DROP POLICY IF EXISTS {name} ON {rule.table}"
        yield f"CREATE POLICY {name} ON {rule.table} FOR {command} {condition}"
    yield f"COMMENT ON TABLE {rule.table} IS '{mark(rule)}'"


def mark(rule: TableRule) -> str:
    """What a table that is under this rule is marked with; another one is put under it anew."""
    digest = sha256(f"{VERSION}{rule.reads}{rule.changes}".encode()).hexdigest()[:16]
    return f"Our2Souls row security {digest}"
