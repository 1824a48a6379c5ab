"""Who gets what at rituals and gatherings."""

from tests.permissions.cases import Case

RITUALS: dict[str, list[Case]] = {}
