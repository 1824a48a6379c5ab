"""Who gets what at prompts and decks."""

from tests.permissions.cases import Case

PROMPTS: dict[str, list[Case]] = {}
