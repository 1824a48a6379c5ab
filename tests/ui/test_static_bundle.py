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
    foundation, own = static_bundle.STYLES / "tokens.css", static_bundle.HOUSE / "dreams/templates/dreams/dreams.css"
    assert static_bundle.style_files()[0] == foundation, "which layer wins is said first"
    assert own in static_bundle.style_files(), "a package's styles lie beside its templates"
    assert set(static_bundle.STYLES.rglob("*.css")) <= set(static_bundle.style_files())
    styles = static_bundle.styles()
    assert "/*" not in styles
    assert styles.count("{") == styles.count("}")
    assert compressed_size(styles) <= 23 * KB


@pytest.mark.parametrize("room", static_bundle.ROOMS)
def test_a_room_has_its_own_styles_and_they_stay_small(room: str) -> None:
    styles, files = static_bundle.styles(room), static_bundle.room_files(room)
    assert files
    assert {file.relative_to(static_bundle.HOUSE).parts[0] for file in files} == {room}
    assert not set(files) & set(static_bundle.style_files())
    assert styles.startswith("@layer ")
    assert styles.count("{") == styles.count("}")
    assert compressed_size(styles) <= 4 * KB


def test_every_stylesheet_beside_templates_reaches_a_page() -> None:
    of_rooms = {file for room in static_bundle.ROOMS for file in static_bundle.room_files(room)}
    assert set(static_bundle.HOUSE.glob("*/templates/**/*.css")) <= {*static_bundle.style_files(), *of_rooms}


@pytest.mark.parametrize("room", static_bundle.ROOMS)
def test_every_page_of_a_room_asks_for_its_styles(room: str) -> None:
    pages = [
        (path, path.read_text(encoding="utf-8"))
        for path in (static_bundle.HOUSE / room / "templates").rglob("*.html")
        if not path.name.startswith("_")
    ]
    link = f'<link rel="stylesheet" href="{{% static "ui/{room}.css" %}}">'
    bare = [path.name for path, text in pages if '{% extends "ui/' in text and link not in text]
    assert bare == []


@pytest.mark.parametrize("room", ["", *static_bundle.ROOMS])
def test_no_style_asks_another_host(room: str) -> None:
    assert re.findall(r"url\((?!#)[^)]*\)|@import|https?:", static_bundle.styles(room)) == []


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
        assert finder.find("ui/story.css") == str(tmp_path / "bundle" / "ui" / "story.css")
        own = [f"ui/{room}.css" for room in static_bundle.ROOMS]
        assert [name for name, _storage in finder.list(["*.js"])] == ["ui/app.css", "ui/icons.svg", *own]
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
