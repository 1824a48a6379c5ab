"""English and Spanish say everything: a sentence without its Spanish fails here."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from our2souls.readiness.instrument import catalog as instrument_catalog

ROOT = Path(__file__).resolve().parents[3] / "our2souls"
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
        extracted = {(m.context, m.id) for m in read_po(file, locale="es") if m.id}
    known = spanish()
    assert not extracted - known.keys(), TEACHES.format(SPANISH.name)
    assert not known.keys() - extracted, "These are said nowhere any more; take them out of the catalogue."


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
    assert "Un lugar tranquilo para lo que queréis en pareja" in page.text


TWO_MEN = re.compile(
    r"\b(?:juntos|ambos|(?:los|nosotros|vosotros|estos|esos) dos|(?:el|del|al) otro(?! lado)|el uno|(?:cada|alg|ning)uno de los dos"
    r"|uno de (?:los dos|nosotros|vosotros)|cualquiera de los dos|vosotros|nosotros|solos|listos|preparados"
    r"|casados|enamorados|prometidos|queridos|mutuos)\b",
    re.IGNORECASE,
)
"""Spanish that makes two people men, or two women wrong: «en pareja», «cada cual», «la otra persona» say it of anybody."""
UNUSUAL = re.compile(
    r"\b(?:cada quien(?:es)?|forma (?:corta|larga|completa)|cartas? (?:por carta|de valores|con dos)|color más rosa"
    r"|en la misma hora|sin apuros|rico de beber|leer solo los resultados|cambia nada de ello|deja en paz"
    r"|encuentra un aviso|como nos los dejaron|marco claro|con firmeza|cómo de \w+)\b",
    re.IGNORECASE,
)
"""Of another shore, word for word from English, or two words for one thing; *cada cual*, *versión corta*, *tarjetas* say it."""
OF_THINGS = {
    "It takes both whys. Once both of you have written, you find the words here.": "los dos porqués",
    "Read both whys again. What is in both? A few words are enough, and they count once you both say yes to them.": (
        "los dos porqués"
    ),
    "{hue} is {name}’s. What you two share is where the colours meet.": "los dos colores",
    "This email and this password don’t belong together. Try once more, or use a passkey.": "no van juntos",
    "No area is open in both tests. Once one is, what changed stands here.": "los dos tests",
    "It is on both your boards now.": "los dos tableros",
}
"""Sentences in which such a word is said of things, and the words that say of which."""
RETIRED = re.compile(
    r"\bCheck in\b|\bPut (?:it )?away\b|\bBeing woven\b|\bcolour only\b|\b[Aa]nother look\b|\bThis sitting\b"
    r"|\bsitting has ended\b|\breadiness test\b|^Readiness$|\bWhat reaches you\b|\bYours to set\b|\bneed (?:is )?under it\b"
    r"|\bwould be enough\b|^In what\?|\bEvery how many\b|\bApart and firm\b|\bShow it so\b|\bTake along as\b"
    r"|\bbetter corner\b|\bThe plan leaves\b|\brough when\b|\bSealed means sealed\b|(?<!“)\bmails?\b|(?<![({])\b(?:hue|Hue)s?\b"
    r"|^Notices\b|\bcheck-ins?\b|\bWoven into\b|\bNothing on the line\b|\bSomewhere else on the line\b"
)
"""English labels that were riddles; what stands for each now is in the glossary, docs/develop/glossary.md."""


def test_no_spanish_sentence_makes_two_people_men() -> None:
    found = {}
    for (_context, english), message in spanish().items():
        source = english[0] if isinstance(english, tuple) else str(english)
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        for each in words:
            left = str(each).replace(OF_THINGS.get(source, "\0"), "")
            if TWO_MEN.search(left):
                found[source] = each
    assert not found


@pytest.mark.parametrize("version", [1, 2])
def test_the_couple_test_makes_no_two_people_men_in_spanish(version: int) -> None:
    lines = (instrument_catalog.PACKAGED / f"our2souls-{version}.yaml").read_text(encoding="utf-8").splitlines()
    words = [line.strip(" -").removeprefix("es: ") for line in lines if line.strip(" -").startswith("es: ")]
    assert len(words) > 100
    of_dreams = re.compile("Primero un sueño, luego el otro|Un sueño va delante un tiempo, y el otro")
    assert [each for each in words if TWO_MEN.search(of_dreams.sub("", each))] == []


def test_spanish_is_that_of_one_shore_and_has_one_word_for_a_thing() -> None:
    strings = (message.string for message in spanish().values())
    words = (each for one in strings for each in (one if isinstance(one, tuple) else (one,)))
    assert not [each for each in words if UNUSUAL.search(str(each))]


@pytest.mark.parametrize(
    "bad", ["Lo que cada quien no sabía", "La forma corta", "Carta por carta", "%(name)s encuentra un aviso neutro"]
)
def test_the_guard_sees_spanish_of_another_shore(bad: str) -> None:
    assert UNUSUAL.search(bad)


def test_what_is_said_of_things_is_still_said() -> None:
    sentences = {str(english): str(message.string) for (_context, english), message in spanish().items()}
    assert not [english for english, words in OF_THINGS.items() if words not in sentences.get(english, "")]


@pytest.mark.parametrize(
    "spanish_words",
    [
        "Juntos aquí",
        "Ambos lo veis",
        "lo que queréis los dos",
        "espera al otro",
        "uno de los dos",
        "Nosotros",
        "entre vosotros",
    ],
)
def test_the_guard_sees_two_people_made_men(spanish_words: str) -> None:
    assert TWO_MEN.search(spanish_words)


def test_no_retired_label_comes_back() -> None:
    names = ((english,) if isinstance(english, str) else english for _context, english in spanish())
    assert not [each for group in names for each in group if isinstance(each, str) and RETIRED.search(each)]  # type: ignore[attr-defined]


MARKERS = frozenset({"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}) | {
    "npgettext", "npgettext_lazy", "gettext_noop",
}  # fmt: skip
"""Names that mark a sentence; `_` alone may stand for the two plain ones."""


def unseen(code: str) -> list[str]:
    """Lines on which a sentence is marked so that the extractor misses it: under another name, or not as a literal."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            other = [each for each in node.names if each.name in MARKERS and each.asname not in {None, each.name}]
            wrong = [one for one in other if one.asname != "_" or one.name not in {"gettext", "gettext_lazy"}]
            found += [f"{node.lineno}: {one.name} as {one.asname}" for one in wrong]
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = 2 if name.startswith(("n", "p")) else 1
            texts = 3 if name.startswith("np") else texts
            plain = all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in node.args[:texts])
            if name in {*MARKERS, "_"} and not (len(node.args) >= texts and plain):
                found.append(f"{node.lineno}: {name}() of what is no literal")
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.keyword) and node.value is not None:
            value = node.value
            name = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
            if name in {*MARKERS, "_"}:
                found.append(f"{value.lineno}: {name} under another name")
    return found


def test_words_are_marked_by_names_that_the_extractor_knows() -> None:
    """A sentence under another name (`_lazy`) is in no catalogue, and nobody misses it there."""
    found = {str(path.relative_to(ROOT)): unseen(path.read_text(encoding="utf-8")) for path in ROOT.rglob("*.py")}
    assert not {path: lines for path, lines in found.items() if lines}


@pytest.mark.parametrize(
    "code",
    [
        "from django.utils.translation import gettext_lazy as lazy",
        "from django.utils.translation import gettext as _, gettext_lazy as _lazy",
        "from django.utils.translation import pgettext_lazy as x",
        "from django.utils.translation import ngettext as _",
        "from django.utils import translation\nsay = translation.gettext",
        "from django.utils.translation import gettext\nsay: object = gettext",
        "from django.utils.translation import gettext as _\n_(words)",
        "from django.utils import translation\ntranslation.gettext(words)",
        "from django.utils.translation import gettext as _\n_(f'Hello {name}')",
        "from django.utils.translation import ngettext\nngettext('One', many, 2)",
    ],
)
def test_the_guard_sees_a_sentence_that_the_extractor_misses(code: str) -> None:
    assert unseen(code)


def test_the_guard_lets_through_what_the_extractor_reads() -> None:
    assert not unseen(
        "from django.utils import translation\nfrom django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"
        "translation.gettext('One')\n_('Two')\nngettext('One', 'Two', n)\npgettext('of a day', 'Early')\n"
    )
