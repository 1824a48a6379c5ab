"""Three files made from many.

`web/app.css` is made from the families of styles, `web/app.js` from the elements, `web/icons.svg` from the icons.

They are made when somebody asks for static files (collectstatic, the development server, a test), so there is no build
step, and they are written only when their content changed, so hashes and caches stay.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from our2souls.ui.icons import sprite

STYLES = Path(__file__).parent / "static" / "web" / "css"
SCRIPTS = Path(__file__).parent / "static" / "web" / "js"
ELEMENTS = (
    "o2s-affect",
    "o2s-answers",
    "o2s-copy",
    "o2s-memo",
    "o2s-order",
    "o2s-passkey",
    "o2s-print",
    "o2s-rows",
    "o2s-toast",
    "o2s-upload",
    "o2s-wait",
    "o2s-zone",
    "installed",
    "leaving",
    "unsent",
)
FAMILIES = (
    "tokens", "base", "layout", "nav",
    "marks", "buttons", "fields", "choices", "meeting", "weave", "cards", "words", "chart", "vision",
    "sheet", "media",
    "screens", "today", "intention", "checkin", "feelings", "focused", "landing", "auth",
    "dreams", "dream", "fridge", "horizon", "weaving", "pairing", "us", "people", "revisit", "ends", "plan",
    "counting", "letters", "readiness", "report",
    "utilities",
)  # fmt: skip
"""In the order they are read; within a layer the later one wins."""


def styles() -> str:
    """All families in one, without comments and indentation."""
    together = "\n".join((STYLES / f"{family}.css").read_text(encoding="utf-8") for family in FAMILIES)
    bare = re.sub(r"/\*.*?\*/", "", together, flags=re.DOTALL)
    return "\n".join(line for line in (each.strip() for each in bare.splitlines()) if line) + "\n"


def script() -> str:
    """All elements in one module, each in a block of its own, so that their names do not meet."""
    return "".join(f"{{\n{(SCRIPTS / f'{name}.js').read_text(encoding='utf-8')}}}\n" for name in ELEMENTS)


MADE: dict[str, Callable[[], str]] = {"web/app.css": styles, "web/app.js": script, "web/icons.svg": sprite}
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
