"""The scene, built once for each module of these tests; every test puts back what it changed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test.signals import setting_changed
from pytest_django.plugin import DjangoDbBlocker

from our2souls.lib import pdf
from tests.architecture.matrix.rows import Snapshot, Watch, snapshot, watched
from tests.architecture.world.scene import Scene
from tests.architecture.world.stage import stage
from tests.conftest import ALL


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever looks at the scene looks into all databases."""
    for item in items:
        if "staged" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db(databases=ALL))


@pytest.fixture(scope="module")
def staged(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any) -> Iterator[Scene]:
    """The scene, in a transaction on each database that is rolled back after the module's last test."""
    files = str(tmp_path_factory.mktemp("files"))
    location = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": files}}
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), ExitStack() as stack:
        patch.setattr(settings, "STORAGES", settings.STORAGES | {"default": location})
        changed = {"sender": None, "setting": "STORAGES", "value": settings.STORAGES}
        setting_changed.send(**changed, enter=True)
        stack.callback(setting_changed.send, **changed, enter=False)
        stack.enter_context(undone())
        scene = stage()
        scene.sessions = list(Session.objects.all())
        scene.files = {path: path.read_bytes() for path in Path(files).rglob("*") if path.is_file()}
        yield scene


@pytest.fixture
def scene(staged: Scene, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """The scene; the test's own transaction lies inside the scene's and is undone first, and deleted files are back.

    A PDF is its HTML here: who gets it and what stands in it is asked a hundred times, how it is drawn elsewhere.
    """
    monkeypatch.setattr(pdf, "pdf", lambda html, _css: b"%PDF" + html.encode())
    yield staged
    for path, content in staged.files.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


@pytest.fixture(scope="module")
def staged_rows(staged: Scene) -> Snapshot:
    """All rows as the scene has them; every test puts back what it changed."""
    return snapshot()


@pytest.fixture
def rows(scene: Scene, staged_rows: Snapshot) -> Iterator[Watch]:
    """What the test writes."""
    with watched(staged_rows) as watch:
        yield watch


@contextmanager
def undone() -> Iterator[None]:
    """A block of which nothing stays in any database."""
    with ExitStack() as stack:
        for name in ALL:
            stack.enter_context(_undone_in(name))
        yield


@contextmanager
def _undone_in(name: str) -> Iterator[None]:
    with transaction.atomic(using=name):
        yield
        transaction.set_rollback(True, using=name)
