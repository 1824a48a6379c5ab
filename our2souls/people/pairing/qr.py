"""QR codes as one path of squares, so that a page can draw them without an image from somewhere."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True, slots=True)
class QrCode:
    """A drawn code: how many squares wide, and the path that fills the dark ones."""

    size: int
    path: str

    @property
    def box(self) -> str:
        """The view box with the quiet margin that scanners need."""
        return f"-4 -4 {self.size + 8} {self.size + 8}"


def code(text: str) -> QrCode:
    """The code of a text, with a quarter of it to spare for a smudge."""
    rows = [list(row) for row in segno.make_qr(text, error="q").matrix]
    path = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                path.append(f"M{x} {y}h{run - x}v1h-{run - x}z")
            x = run + 1
    return QrCode(len(rows), "".join(path))
