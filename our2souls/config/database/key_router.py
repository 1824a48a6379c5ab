"""Which rows lie apart: the wrapped data keys in `keys`, what limits count in `limits`, everything else in `default`."""

from typing import Any

from django.db import models

DEFAULT = "default"
HOMES = {("privacy", "datakey"): "keys", ("django_cache", "cacheentry"): "limits"}
"""By package and model. The database cache asks too, with a stand-in for a model that has no label."""


class KeyRouter:
    """The three never join and never migrate into each other."""

    def _home(self, model: type[models.Model]) -> str | None:
        return HOMES.get((model._meta.app_label, str(model._meta.model_name)))

    def db_for_read(self, model: type[models.Model], **_hints: Any) -> str | None:
        """`keys` for data keys, `limits` for counts."""
        return self._home(model)

    def db_for_write(self, model: type[models.Model], **_hints: Any) -> str | None:
        """The same."""
        return self._home(model)

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_hints: Any) -> bool:
        """Each only where it lives."""
        return db == HOMES.get((app_label, model_name or ""), DEFAULT)
