"""Who gets what at the calendar feed."""

from tests.permissions.cases import Case

FEED: dict[str, list[Case]] = {}
