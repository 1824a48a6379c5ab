"""A built package holds all that the product reads: templates, styles, catalogues, photos, instruments."""

import tomllib
from glob import glob
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOME = ROOT / "our2souls"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PATTERNS = PROJECT["tool"]["setuptools"]["package-data"]["*"]
MADE_HERE = frozenset({".pyc", ".mo"})
"""What Python and Django compile where the product runs."""


def matched(pattern: str) -> set[Path]:
    """The files that a pattern takes into the package: it counts from every folder that is a Python package."""
    packages = [path.parent for path in HOME.rglob("__init__.py")]
    found = (name for package in packages for name in glob(f"{package}/{pattern}", recursive=True))  # noqa: PTH207 - as setuptools does
    return {Path(name) for name in found if Path(name).is_file()}


def test_every_file_of_the_product_is_in_the_built_package() -> None:
    data = {path for path in HOME.rglob("*") if path.is_file() and path.suffix not in {".py", *MADE_HERE}}
    packed = set().union(*map(matched, PATTERNS))
    left_out = sorted(str(path.relative_to(ROOT)) for path in data - packed)
    assert not left_out, f"{left_out}: add their folder to [tool.setuptools.package-data] in pyproject.toml."
    assert len(data) > 400


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_takes_something_along(pattern: str) -> None:
    assert matched(pattern)
