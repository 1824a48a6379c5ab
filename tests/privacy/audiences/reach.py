"""What eyes reach of the rows of people and couples, whatever they are told."""

from typing import Any

from django.apps import apps
from django.db import connection

from our2souls.privacy.scoping import OwnedModel
from our2souls.privacy.viewer import Viewer, viewing

OWNED = [model for model in apps.get_models() if issubclass(model, OwnedModel)]


def reach(eyes: Viewer) -> set[str]:
    """The models of which these eyes reach any row by their managers."""
    with viewing(eyes):
        rows: Any = [(model, getattr(model, "objects")) for model in OWNED]  # noqa: B009 - each has one
        return {model._meta.label for model, manager in rows if manager.exists()}


def bypasses() -> bool:
    """On PostgreSQL a row that isn't granted can't be fetched at all."""
    return connection.vendor != "postgresql"
