"""The icons in use, drawn by Lucide (ISC) but for one of our own, gathered into one sprite together with the strands of the weave.

A name is added here before a template may show it: the sprite stays small, and an unknown icon fails in a test,
not on somebody's phone.
"""

import re
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from our2souls.lib.drawing import progress_cord

NAMES = (
    "archive", "armchair", "arrow-down", "arrow-left", "arrow-right", "arrow-up", "bell", "bell-off", "book-open", "bridge",
    "cake", "calendar-days", "camera", "check", "chevron-left", "chevron-right", "circle-alert", "coffee",
    "compass", "copy", "door-open", "ellipsis", "eraser", "eye", "eye-off", "file-down", "file-text", "grip-vertical",
    "hand-helping", "history", "hourglass", "image-plus", "images", "info", "key-round", "life-buoy", "link", "lock", "log-out",
    "mail", "mail-open", "message-circle",
    "mic", "mountain", "pause", "pen-line", "play", "plus", "printer", "qr-code", "refrigerator", "rotate-cw",
    "scale", "search", "settings", "share-2", "smartphone", "sprout", "square", "stethoscope", "sun", "trash-2", "user-round",
    "user-round-plus", "users-round", "vault", "wallet", "wifi-off", "x",
)  # fmt: skip
"""Every icon a page of ours shows."""

_OURS = {
    # The package has no bridge: this one is drawn by us on Lucide's grid, a road over an arch between two banks.
    "bridge": '<path d="M2 9h20"/><path d="M5 9v10"/><path d="M19 9v10"/><path d="M5 19a7 7 0 0 1 14 0"/><path d="M12 9v3"/>'
}
_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@lru_cache(maxsize=1)
def _drawn() -> ZipFile:
    return ZipFile(BytesIO(files("lucide").joinpath("lucide.zip").read_bytes()))


def symbol(name: str) -> str:
    """One icon as a symbol with the id `i-<name>`; raises KeyError when nobody has drawn it."""
    if name in _OURS:
        inner = _OURS[name]
    else:
        found = _INNER.search(_drawn().read(f"{name}.svg").decode())
        if found is None:
            raise KeyError(name)
        inner = re.sub(r"\s*\n\s*", "", found[1]).replace(" />", "/>")
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{inner}</symbol>'


def sprite() -> str:
    """The whole sprite: every icon in use, the strands of the cord, the threads ahead, the lens at the place."""
    strands, threads = progress_cord.strands(), progress_cord.open_threads()
    parts = [symbol(name) for name in NAMES]
    parts += [
        f'<path id="cord-{which}" d="{strand.path}" '
        f'stroke-dasharray="{strand.dashes}" stroke-dashoffset="{strand.offset}"/>'
        for which, strand in zip("ab", strands, strict=True)
    ]
    parts += [f'<path id="ahead-{which}" d="{thread}"/>' for which, thread in zip("ab", threads, strict=True)]
    parts.append(f'<path id="cord-lens" d="{progress_cord.cord_lens()}"/>')
    return '<svg xmlns="http://www.w3.org/2000/svg"><defs>' + "".join(parts) + "</defs></svg>\n"
