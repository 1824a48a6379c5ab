"""English and Spanish say everything: a sentence without its Spanish fails here."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2] / "our2souls"
SPANISH = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.po"
HOLE = re.compile(r"%\(\w+\)[a-z]|%[a-z]")
TEACHES = (
    "Run `our2souls makemessages -l es --no-location --no-obsolete` in our2souls/ and translate what is new in {}."
)


def spanish() -> dict[tuple[str | None, object], Message]:
    """The Spanish catalogue, by context and message."""
    with SPANISH.open("rb") as file:
        return {(m.context, m.id): m for m in read_po(file, locale="es") if m.id}


@pytest.mark.host
def test_every_sentence_of_the_program_has_its_spanish(tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not installed here: sentences are not compared with the catalogue")
    copy = tmp_path / "our2souls"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "*.mo"))
    target = copy / "locale" / "es" / "LC_MESSAGES" / "django.po"
    target.unlink()
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", "es", "--no-location"],
        cwd=copy,
        env={"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "", "PYTHONPATH": str(ROOT.parent)},
        check=True,
        capture_output=True,
    )
    with target.open("rb") as file:
        said = {(m.context, m.id) for m in read_po(file, locale="es") if m.id}
    known = spanish()
    assert not said - known.keys(), TEACHES.format(SPANISH.name)
    assert not known.keys() - said, "These are said nowhere any more; take them out of the catalogue."


def test_no_spanish_sentence_is_empty_unsure_or_lost_a_hole() -> None:
    for (_context, english), message in spanish().items():
        assert not message.fuzzy, english
        source = english if isinstance(english, tuple) else (english,)
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(words), english
        assert all(set(HOLE.findall(each)) <= set(HOLE.findall(source[-1])) for each in words), english
        assert set(HOLE.findall(words[-1])) == set(HOLE.findall(source[-1])), english


def test_it_is_spanish_that_people_read(client: object) -> None:
    page = client.get("/", headers={"accept-language": "es"})  # type: ignore[attr-defined]
    assert 'lang="es"' in page.text
    assert "Un lugar tranquilo para lo que queréis los dos" in page.text


def test_words_are_marked_by_names_that_the_extractor_knows() -> None:
    """A sentence under another name (`_lazy`) is in no catalogue, and nobody misses it there."""
    alias = re.compile(r"import \(?[^)]*?\w*gettext\w* as (?!_\b)(\w+)")
    found = {
        str(path.relative_to(ROOT)): alias.findall(path.read_text(encoding="utf-8")) for path in ROOT.rglob("*.py")
    }
    assert not {path: names for path, names in found.items() if names}
