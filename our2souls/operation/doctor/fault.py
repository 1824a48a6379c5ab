"""One thing that is wrong with what is kept: which kind, what exactly (by ids, never words), and whether it was mended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What the doctor found, in a line. `todo` says what somebody has to do whom no `--fix` can help."""

    kind: str
    what: str
    mended: bool = False
    todo: str = ""

    def line(self) -> str:
        """As it is printed."""
        return f"{self.kind}: {self.what}." + (" Mended." if self.mended else f" {self.todo}".rstrip())
