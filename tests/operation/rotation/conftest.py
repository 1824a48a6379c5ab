"""A data folder of each test’s own: of two rotations in one the second is refused."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, settings: Any) -> Path:
    """An empty one."""
    folder = tmp_path_factory.mktemp("data")
    settings.OUR2SOULS_DATA = folder
    return folder
