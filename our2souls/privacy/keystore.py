"""The key store is a database of its own: this router sends the wrapped data keys there, and nothing else."""

from typing import Any

from django.db import models


class KeyRouter:
    """DataKey lives in `keys`; everything else in `default`. The two never join and never migrate into each other."""

    def _is_key(self, model: type[models.Model]) -> bool:
        # The database cache asks too, with a stand-in for a model that has no label.
        return (model._meta.app_label, model._meta.model_name) == ("privacy", "datakey")

    def db_for_read(self, model: type[models.Model], **_hints: Any) -> str | None:
        """`keys` for data keys."""
        return "keys" if self._is_key(model) else None

    def db_for_write(self, model: type[models.Model], **_hints: Any) -> str | None:
        """`keys` for data keys."""
        return "keys" if self._is_key(model) else None

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_hints: Any) -> bool:
        """Only DataKey migrates into `keys`, and only there."""
        return (db == "keys") == (app_label == "privacy" and model_name == "datakey")
