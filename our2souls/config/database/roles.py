"""Three roles on PostgreSQL: one owns the tables, one serves under the policies, one sees all for backup and repair.

Run by whoever may make roles there; again whenever passwords are to change.
"""

import secrets
from collections.abc import Iterator
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

OWNER, APP, MAINTENANCE = "our2souls_owner", "our2souls_app", "our2souls_maintenance"
ROLES = (OWNER, APP, MAINTENANCE)
PASSWORD_BYTES = 24


def set_up(url: str, keys_url: str) -> dict[str, str]:
    """Make the roles or give them new passwords, and put both databases in their hands; the settings to serve with.

    `url` and `keys_url` are the two databases as an administrator reaches them. What is there already stays, and changes
    its owner. Raises psycopg.Error when the databases do not answer, or the administrator may not.
    """
    passwords = {role: secrets.token_urlsafe(PASSWORD_BYTES) for role in ROLES}
    with psycopg.connect(url) as connection:
        for role, password in passwords.items():
            _make(connection, role, password)
        for statement in _hand_over(connection, OWNER):
            connection.execute(statement)
        for statement in _grants(OWNER, APP, MAINTENANCE):
            connection.execute(statement)
        for statement in _restore_grants(OWNER, MAINTENANCE):
            connection.execute(statement)
    with psycopg.connect(keys_url) as connection:
        for statement in _hand_over(connection, APP):
            connection.execute(statement)
        for statement in _grants(APP, MAINTENANCE):
            connection.execute(statement)
    return {
        "OUR2SOULS_DATABASE_URL": _as(url, APP, passwords),
        "OUR2SOULS_KEYS_DATABASE_URL": _as(keys_url, APP, passwords),
        "OUR2SOULS_OWNER_DATABASE_URL": _as(url, OWNER, passwords),
        "OUR2SOULS_MAINTENANCE_DATABASE_URL": _as(url, MAINTENANCE, passwords),
    }


def _make(connection: psycopg.Connection, role: str, password: str) -> None:
    there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    command = sql.SQL("ALTER" if there else "CREATE")
    bypass = sql.SQL("BYPASSRLS" if role == MAINTENANCE else "NOBYPASSRLS")
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE {} PASSWORD {}").format(
            command, sql.Identifier(role), bypass, sql.Literal(password)
        )
    )


def _hand_over(connection: psycopg.Connection, owner: str) -> Iterator[sql.Composed]:
    """Whatever the database holds belongs to `owner` from now on."""
    to = sql.Identifier(owner)
    yield sql.SQL("ALTER SCHEMA public OWNER TO {}").format(to)
    found = connection.execute(
        "SELECT c.relkind::text, c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
        " AND (c.relkind = 'r' OR c.relkind = 'S' AND NOT EXISTS"
        " (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')))"
        " UNION ALL SELECT 'f', p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace"
    ).fetchall()
    kinds = {"r": "TABLE", "S": "SEQUENCE", "f": "FUNCTION"}
    for kind, name in found:
        yield sql.SQL("ALTER {} public.{} OWNER TO {}").format(sql.SQL(kinds[kind]), sql.Identifier(name), to)


def _grants(owner: str, *to: str) -> Iterator[sql.Composed]:
    """What serves and what repairs may do with the rows, now and of tables that are still to come; nobody else anything."""
    others = sql.SQL(", ").join(map(sql.Identifier, to))
    yield sql.SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC").format()
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(others)
    rows, numbers = "SELECT, INSERT, UPDATE, DELETE ON {}TABLES", "USAGE, SELECT, UPDATE ON {}SEQUENCES"
    for each in (rows, numbers):
        yield sql.SQL(f"GRANT {each.format('ALL ')} IN SCHEMA public TO {{}}").format(others)
        yield sql.SQL(
            f"ALTER DEFAULT PRIVILEGES FOR ROLE {{}} IN SCHEMA public GRANT {each.format('')} TO {{}}"
        ).format(sql.Identifier(owner), others)


def _restore_grants(owner: str, to: str) -> Iterator[sql.Composed]:
    """A restore empties the tables it fills."""
    names = {"owner": sql.Identifier(owner), "to": sql.Identifier(to)}
    yield sql.SQL("GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {to}").format(**names)
    yield sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT TRUNCATE ON TABLES TO {to}").format(
        **names
    )


def _as(url: str, role: str, passwords: dict[str, str]) -> str:
    scheme, there, name, options, _fragment = urlsplit(url)
    place = there.rpartition("@")[2]
    return urlunsplit((scheme, f"{role}:{quote(passwords[role], safe='')}@{place}", name, options, ""))
