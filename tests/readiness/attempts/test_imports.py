"""An attempt that comes back from an export: of a test that is here, of a form and of modules that it has."""

from typing import Any
from uuid import uuid4

import pytest

from our2souls.lib.clock import now
from our2souls.privacy.personal_data.import_kinds import References
from our2souls.readiness.declarations import imports
from tests.factories.readiness import report


def columns(**more: Any) -> dict[str, Any]:
    ours = report.ours()
    of = {"instrument": ours.key, "version": ours.version, "digest": ours.digest, "form": "full", "finished_at": now()}
    return of | more


@pytest.mark.parametrize(
    "more",
    [
        {"form": "area-nowhere"},
        {"form": "half"},
        {"modules": 5},
        {"modules": "distance"},
        {"modules": [{"distance": 1}]},
        {"modules": ["money"]},
        {"digest": "0" * 64},
        {"finished_at": None},
    ],
    ids=str,
)
def test_no_other_attempt_comes_in(more: dict[str, Any]) -> None:
    assert imports._attempt(columns(**more), References(uuid4())) is None


@pytest.mark.parametrize("form", ["full", "short", "area-money"])
@pytest.mark.parametrize("modules", [None, [], ["distance", "illness"]])
def test_an_attempt_of_every_form_comes_in(form: str, modules: list[str] | None) -> None:
    found = imports._attempt(columns(form=form, modules=modules), References(uuid4()))
    assert found is not None
    assert found["modules"] == (modules or [])
