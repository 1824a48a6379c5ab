"""A file store of each test's own, and files as phones and recorders make them."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Any) -> Path:
    """A file store of this test's own."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    return tmp_path


def files(store: Path) -> list[Path]:
    """What lies in a store."""
    return [each for each in store.rglob("*") if each.is_file()]
