"""Whatever a host installs may be given on under our licence (AGPL-3.0-or-later)."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parents[2] / "requirements.lock"
FINE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|Mozilla|MPL|LGPL|Lesser General|AGPL|GPL-3|GPLv3", re.IGNORECASE
)
OF_OTHER_MACHINES = {"brotlicffi", "colorama"}
"""In the lock for other platforms, and not installed here."""


def names() -> list[str]:
    """What the lock names."""
    return [
        found[1]
        for line in LOCK.read_text().splitlines()
        if (found := re.match(r"([A-Za-z0-9_.-]+)(?:\[.*\])?==", line))
    ]


def licence(name: str) -> str:
    """What a package says of its licence, in whichever of the places for it."""
    said = metadata(name)
    of_class = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if each.startswith("License")]
    return said.get("License-Expression") or "; ".join(of_class) or said.get("License") or ""


def test_every_dependency_has_a_licence_that_goes_with_ours() -> None:
    found = {}
    for name in names():
        try:
            found[name] = licence(name)
        except PackageNotFoundError:
            assert name in OF_OTHER_MACHINES, f"{name} is in the lock and not installed"
    assert len(found) > 40
    assert {name: said for name, said in found.items() if not FINE.search(said)} == {}


def test_a_licence_that_does_not_go_with_ours_is_seen() -> None:
    assert not FINE.search("Other/Proprietary License")
    assert not FINE.search("")
