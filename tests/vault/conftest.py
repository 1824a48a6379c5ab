"""A file store of each test’s own."""

from tests.vision.conftest import store

__all__ = ["store"]
