"""The lines there are: ours, and the host's in place of ours for the countries that their file names. Read once a process."""

from functools import cache
from pathlib import Path

from django.conf import settings

from our2souls.helplines.loader import InvalidHelplines, Lines, parse
from our2souls.helplines.model import HelpLine

PACKAGED = Path(__file__).parent / "files" / "helplines.yaml"


class HelplinesInvalid(Exception):
    """The files are not such that the app may start; each of its `sentences` says what to do."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("\n".join(sentences))


@cache
def available() -> Lines:
    """All lines by country; raises HelplinesInvalid when a file is faulty."""
    own: Path = settings.OUR2SOULS_HELPLINES
    return read(PACKAGED) | (read(own) if own.exists() else {})


def of_country(country: str) -> tuple[HelpLine, ...]:
    """The lines of a country, in the order of the file; none where it names none."""
    return available().get(country, ())


def read(path: Path) -> Lines:
    """What a file says; raises HelplinesInvalid with every fault, each with the file's name before it."""
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except InvalidHelplines as faulty:
        raise HelplinesInvalid([f"{path}: {fault}" for fault in faulty.faults]) from faulty
    except (OSError, UnicodeDecodeError) as wrong:
        sentence = f"{path} cannot be read; save it as plain text in UTF-8 and let this program read it."
        raise HelplinesInvalid([sentence]) from wrong


def clear_cache() -> None:
    """Forget what was read: the next question reads the files anew."""
    available.cache_clear()
