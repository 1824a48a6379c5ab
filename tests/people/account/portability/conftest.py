"""The scene of the architecture tests, for what is proved about it here."""

from tests.architecture.conftest import pytest_collection_modifyitems, scene, staged

__all__ = ["pytest_collection_modifyitems", "scene", "staged"]
