"""Who gets what around sessions."""

from tests.permissions.cases import Case

SESSIONS: dict[str, list[Case]] = {}
