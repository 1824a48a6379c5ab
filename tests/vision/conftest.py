"""A file store of each test’s own, and a day in November."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from our2souls.lib import clock


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Any) -> Path:
    """A file store of this test's own."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    return tmp_path


@pytest.fixture
def autumn() -> Iterator[None]:
    """An afternoon in November."""
    with clock.frozen(datetime(2026, 11, 1, 12, tzinfo=UTC)):
        yield
