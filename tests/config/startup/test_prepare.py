"""What a start brings up to date: catalogues and static files, each only when it is stale."""

import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from our2souls.config.startup import prepare as startup_prepare
from our2souls.config.startup import translations

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Dreams"
msgstr "Sueños"
"""


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")
    return tmp_path


def test_a_stale_translation_catalogue_is_compiled_once(locale: Path) -> None:
    source = locale / "es" / "LC_MESSAGES" / "django.po"
    target = source.with_suffix(".mo")
    assert translations.compile_stale(locale) == [target]
    assert "Sueños".encode() in target.read_bytes()
    assert translations.compile_stale(locale) == []
    later = target.stat().st_mtime + 10
    os.utime(source, (later, later))
    assert translations.compile_stale(locale) == [target]
    assert [path.name for path in sorted(source.parent.iterdir())] == ["django.mo", "django.po"]


def test_static_files_are_collected_when_they_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collected = []
    monkeypatch.setattr(startup_prepare, "call_command", lambda *said, **_: collected.append(said))
    startup_prepare.collect_static(tmp_path)
    startup_prepare.collect_static(tmp_path)
    assert collected == [("collectstatic",)]
    monkeypatch.setattr(startup_prepare, "fingerprint", lambda: "changed")
    startup_prepare.collect_static(tmp_path)
    assert len(collected) == 2


def test_collected_files_are_named_by_content_and_compressed(tmp_path: Path) -> None:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", verbosity=0, interactive=False)
    names = [path.name for path in (tmp_path / "ui").iterdir()]
    assert any(name.startswith("app.") and name.endswith(".css.br") and name.count(".") == 3 for name in names)
    assert (tmp_path / "staticfiles.json").exists()
