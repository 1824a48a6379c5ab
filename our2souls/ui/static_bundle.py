"""A few files made from many.

`ui/app.css` is made from the families of styles, `ui/app.js` from the elements, `ui/icons.svg` from the icons. Packages in
`ROOMS` have a stylesheet of their own (`ui/story.css`), which only their pages ask for.

They are made when somebody asks for static files (collectstatic, the development server, a test), so there is no build
step, and they are written only when their content changed, so hashes and caches stay.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from our2souls.ui.icons import sprite

HOUSE = Path(__file__).parent.parent
STYLES = HOUSE / "ui" / "static" / "ui" / "css"
SCRIPTS = HOUSE / "ui" / "static" / "ui" / "js"


ROOMS = ("bridges", "care", "story")
"""Packages with a stylesheet of their own: rich pages that are opened now and then (docs/decisions/0052)."""


def style_files() -> list[Path]:
    """What `ui/app.css` is made of: the foundation, the components, and what lies beside the packages' templates.

    Layers (`@layer`) say which wins; within a layer the later file does, and a package's come after the components.
    """
    foundation = [STYLES / f"{name}.css" for name in ("tokens", "base", "layout", "utilities")]
    components = sorted((STYLES / "components").glob("*.css"))
    of_rooms = {file for room in ROOMS for file in room_files(room)}
    return [
        *foundation,
        *components,
        *(each for each in sorted(HOUSE.glob("*/templates/**/*.css")) if each not in of_rooms),
    ]


def room_files(room: str) -> list[Path]:
    """What the stylesheet of a room is made of: all that lies beside its templates. Its pages link it after `ui/app.css`."""
    return sorted((HOUSE / room / "templates").glob("**/*.css"))


def script_files() -> list[Path]:
    """The elements, and after them what a page does without one."""
    return [*sorted((SCRIPTS / "elements").glob("*.js")), *sorted((SCRIPTS / "page").glob("*.js"))]


def styles(room: str = "") -> str:
    """All families in one, or those of a room, without what only we read: comments, indentation, line ends."""
    files = room_files(room) if room else style_files()
    together = "\n".join(path.read_text(encoding="utf-8") for path in files)
    bare = re.sub(r"/\*.*?\*/", "", together, flags=re.DOTALL)
    lines = "\n".join(line for line in (each.strip() for each in bare.splitlines()) if line)
    # a break elsewhere, as between the rows of a grid’s template, is a space that counts
    joined = re.sub(r"(?<=[{;},])\n", "", lines).replace(" {", "{").replace(";}", "}")
    return re.sub(r"(?<=[{;}])([\w-]+): ", r"\1:", joined) + "\n"


def script() -> str:
    """All elements in one module, each in a block of its own, so that their names do not meet."""
    return "".join(f"{{\n{path.read_text(encoding='utf-8')}}}\n" for path in script_files())


MADE: dict[str, Callable[[], str]] = {
    "ui/app.css": styles,
    "ui/app.js": script,
    "ui/icons.svg": sprite,
    **{f"ui/{room}.css": partial(styles, room) for room in ROOMS},
}
"""What is made, and by whom."""


@lru_cache(maxsize=1)
def _without_root() -> Path:
    return Path(mkdtemp(prefix="our2souls-bundle-"))


def folder() -> Path:
    """Where made files lie: beside the folder of collected ones, or somewhere temporary when none is configured."""
    root = settings.STATIC_ROOT
    return Path(root).parent / "bundle" if root else _without_root()


def make(name: str) -> Path:
    """Make `name` if it is new or changed, in one step, so that nobody reads half of it; returns where it lies."""
    target, content = folder() / name, MADE[name]()
    if not target.exists() or target.read_text(encoding="utf-8") != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as draft:
            draft.write(content)
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(target)
    return target


class BundleFinder(BaseFinder):
    """Lets Django find the made files like any others."""

    def check(self, **_kwargs: Any) -> list[CheckMessage]:
        """There is nothing to configure, so nothing can be configured wrongly."""
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:  # type: ignore[override]  # noqa: FBT001, FBT002
        """Where the made file `path` lies; an empty list when it is none of ours."""
        found = [str(make(path))] if path in MADE else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every made file with the storage it can be read from."""
        storage = FileSystemStorage(location=folder())
        storage.prefix = ""  # type: ignore[attr-defined]
        for name in MADE:
            if not matches_patterns(name, list_of(ignore_patterns)):
                make(name)
                yield name, storage


def list_of(patterns: Iterable[str] | None) -> "list[str]":
    """The patterns to leave out, as Django's matcher wants them."""
    return [*(patterns or ())]
