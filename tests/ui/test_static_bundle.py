"""The made files: complete, small, and only what pages use."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings

from our2souls.ui import icons, static_bundle, svg

KB = 1024


def compressed_size(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_the_style_bundle_holds_every_family_and_stays_small() -> None:
    foundation, own = static_bundle.STYLES / "tokens.css", static_bundle.HOUSE / "story/templates/story/horizon.css"
    assert static_bundle.style_files()[0] == foundation, "which layer wins is said first"
    assert own in static_bundle.style_files(), "a package's styles lie beside its templates"
    assert set(static_bundle.STYLES.rglob("*.css")) <= set(static_bundle.style_files())
    styles = static_bundle.styles()
    assert "/*" not in styles
    assert styles.count("{") == styles.count("}")
    assert compressed_size(styles) <= 23 * KB


def test_no_style_asks_another_host() -> None:
    assert re.findall(r"url\((?!#)[^)]*\)|@import|https?:", static_bundle.styles()) == []


def test_the_script_bundle_holds_every_element_and_stays_small() -> None:
    assert set(static_bundle.SCRIPTS.rglob("*.js")) == set(static_bundle.script_files())
    assert compressed_size(static_bundle.script()) <= 25 * KB
    assert "import(" not in static_bundle.script()


def test_the_sprite_holds_every_icon_and_the_cord() -> None:
    ids = re.findall(r' id="([^"]+)"', icons.sprite())
    assert len(ids) == len(set(ids))
    assert {f"i-{name}" for name in icons.NAMES} | {"cord-a", "cord-b", "ahead-a", "ahead-b", "cord-lens"} == set(ids)
    assert list(icons.NAMES) == sorted(icons.NAMES)


def test_an_icon_nobody_drew_fails() -> None:
    with pytest.raises(KeyError):
        icons.symbol("unicorn")


def test_the_bundle_finder_makes_the_file_that_is_asked_for(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=str(tmp_path / "static")):
        finder = static_bundle.BundleFinder()
        found = finder.find("ui/app.css")
        assert found == str(tmp_path / "bundle" / "ui" / "app.css")
        assert Path(found).read_text(encoding="utf-8") == static_bundle.styles()
        assert finder.find("ui/other.css") == []
        assert finder.find("ui/app.js", find_all=True) == [str(tmp_path / "bundle" / "ui" / "app.js")]
        assert [name for name, _storage in finder.list(["*.js"])] == ["ui/app.css", "ui/icons.svg"]
        assert finder.check() == []


def test_a_bundle_file_is_written_again_only_when_it_changed(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=str(tmp_path / "static")):
        made = static_bundle.make("ui/icons.svg")
        before = made.stat().st_mtime_ns
        assert static_bundle.make("ui/icons.svg").stat().st_mtime_ns == before
        made.write_text("old", encoding="utf-8")
        assert static_bundle.make("ui/icons.svg").read_text(encoding="utf-8") == icons.sprite()


def test_bundle_files_without_a_root_lie_in_a_folder_of_their_own() -> None:
    with override_settings(STATIC_ROOT=None):
        assert static_bundle.folder().name.startswith("our2souls-bundle-")


def test_django_finds_the_bundle_files() -> None:
    assert finders.find("ui/app.css")


def test_the_sprite_url_is_forgotten_when_names_change() -> None:
    assert svg.sprite_url() == "/static/ui/icons.svg"
    with override_settings(STATIC_URL="/elsewhere/"):
        assert svg.sprite_url() == "/elsewhere/ui/icons.svg"
    assert svg.sprite_url() == "/static/ui/icons.svg"
