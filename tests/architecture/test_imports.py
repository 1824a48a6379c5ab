"""The import contracts hold, and each one breaks when it should: a contract that nothing breaks guards nothing."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from our2souls.privacy import unscoped

pytestmark = pytest.mark.host

ROOT = Path(__file__).parents[2]
LINT = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
ADDRESS = re.compile(r"""["']([a-z]+:[a-z_]+)["']""")
EXTENDS = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")

BELOW = "Packages know only those below them"
PURE = "The functional core imports no framework"
INSIDE = "Inside a package, modules know only those below them"
VIOLATIONS = [
    (BELOW, "privacy/viewer.py", "from our2souls.people.pairing import actions"),
    (BELOW, "delivery/outbox.py", "import our2souls.intentions.core.weaving"),
    (BELOW, "ui/svg.py", "from our2souls.people import needs"),
    (BELOW, "diary/__init__.py", '"""A package that declared no place."""'),
    ("Slices of an intention know", "intentions/core/weaving.py", "from our2souls.intentions.plan import access"),
    ("Slices of an intention know", "intentions/rituals/__init__.py", '"""A slice that declared no place."""'),
    ("Slices of the readiness test know", "readiness/diary/__init__.py", '"""A slice that declared no place."""'),
    ("Slices of the readiness test know", "readiness/attempts/text.py", "from our2souls.readiness.report import text"),
    (PURE, "lib/clock.py", "from django.utils import timezone"),
    (PURE, "checkins/patterns/trends.py", "from django.utils import timezone"),
    (PURE, "intentions/commitments/occurrences.py", "from our2souls.people import needs"),
    (PURE, "intentions/measures/progress.py", "from django.conf import settings"),
    ("No package reads another one's models", "web/home.py", "from our2souls.dreams.models import Dream"),
    (INSIDE, "people/pairing/actions.py", "from our2souls.people import forms"),
    (INSIDE, "intentions/core/access.py", "from our2souls.intentions.core import weaving"),
    (INSIDE, "milestones/queries.py", "from our2souls.milestones import actions"),
    (INSIDE, "intentions/commitments/text.py", "from our2souls.intentions.commitments import queries"),
    (INSIDE, "intentions/commitments/reminders.py", "from our2souls.intentions.commitments import actions"),
    (INSIDE, "delivery/inbox/queries.py", "from our2souls.delivery.inbox import views"),
    ("No module and no folder leads back", "delivery/channels/email.py", "from our2souls.delivery.worker import run"),
    ("Only named callers go without a viewer", "web/home.py", "from our2souls.privacy import unscoped"),
    ("Only the outbox sends", "delivery/schedules.py", "from our2souls.delivery.channels import email"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        LINT,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The code, somewhere it may be spoiled."""
    only_code = shutil.ignore_patterns("templates", "static", "locale", "__pycache__", "migrations")
    shutil.copytree(ROOT / "our2souls", tmp_path / "our2souls", ignore=only_code)
    shutil.copytree(ROOT / "tests" / "architecture", tmp_path / "tests" / "architecture")
    (tmp_path / "tests" / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS)
def test_a_planted_violation_breaks_its_contract(copy: Path, contract: str, module: str, line: str) -> None:
    spoiled = copy / "our2souls" / module
    spoiled.parent.mkdir(exist_ok=True)
    with spoiled.open("a") as code:
        code.write(f"\n{line}\n")
    done = lint(copy)
    assert done.returncode == 1, done.stdout
    assert re.search(f"{contract}.* BROKEN", done.stdout) or "missing from the layers" in done.stdout.lower(), (
        done.stdout
    )


def test_each_reason_to_go_unscoped_is_given_by_its_own_callers_only() -> None:
    for path in (ROOT / "our2souls").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        code = path.read_text(encoding="utf-8")
        if module == "our2souls.privacy.unscoped" or "unscoped" not in code:
            continue
        given = set(re.findall(r"""unscoped\.queryset\([^)]*["']([a-z_.]+)["']""", code))
        for reason in given:
            assert module in unscoped.REASONS[reason], f"{module} may not say {reason}"


def tiers() -> dict[str, int]:
    """How high each package stands in the layers; those of one layer stand side by side."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "layers")
    return {package: -at for at, layer in enumerate(layers) for package in layer.split(" | ")}


def test_templates_build_only_on_their_own_package_and_those_below() -> None:
    tier, seen = tiers(), 0
    for path in (ROOT / "our2souls").rglob("templates/**/*"):
        if path.suffix not in {".html", ".txt"}:
            continue
        package = path.relative_to(ROOT / "our2souls").parts[0]
        for other in EXTENDS.findall(path.read_text(encoding="utf-8")):
            # what allauth shows lies in `account/`, `mfa/`, `usersessions/`; its pages are of the people package
            home = (
                "people"
                if other.split("/")[0] in {"account", "mfa", "usersessions", "allauth"}
                else other.split("/")[0]
            )
            assert home == package or tier[home] < tier[package], f"{path.relative_to(ROOT)} builds on {other}"
            seen += 1
    assert seen > 300


def test_the_frame_names_no_address_of_a_package_above_but_the_ways_out() -> None:
    named = {
        address
        for path in (ROOT / "our2souls/ui/templates").rglob("*.html")
        for address in ADDRESS.findall(path.read_text(encoding="utf-8"))
    }
    assert named == {"web:home", "web:landing", "web:leave_quickly", "web:manifest", "web:privacy", "people:help_now"}
