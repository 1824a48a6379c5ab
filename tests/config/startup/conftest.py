"""Data folders as starts find them: lived in, and after their first start."""

import shutil
from pathlib import Path

import pytest

from tests.config.command import run


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the demo couples live: made by `demo` alone, on no folder at all."""
    data = tmp_path_factory.mktemp("lived") / "data"
    done = run(data, "demo")
    assert (done.returncode, done.stderr) == (0, "")
    return data


@pytest.fixture
def lived_in(once: Path, data: Path) -> Path:
    return shutil.copytree(once, data)
