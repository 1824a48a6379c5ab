"""Instruments of the operator's folder, what stays as it was published, and the science page."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from our2souls.config.env.variables import StartupError
from our2souls.config.startup import prepare as startup_prepare
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.models import PublishedInstrument
from tests.cast import CastMember
from tests.factories.readiness.instrument import small, written

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path, settings: Any) -> Any:
    """Puts an instrument into the operator's folder, and has it read."""
    settings.OUR2SOULS_INSTRUMENTS = tmp_path

    def put(name: str = "small.yaml", **changed: Any) -> Path:
        path = tmp_path / name
        path.write_text(written(small(**changed)), encoding="utf-8")
        instrument_catalog.clear_cache()
        return path

    instrument_catalog.clear_cache()
    yield put
    instrument_catalog.clear_cache()


@pytest.fixture
def packaged(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, put: Put) -> Path:
    """A copy of our own instruments that may be spoiled."""
    folder = tmp_path_factory.mktemp("packaged") / "instruments"
    shutil.copytree(instrument_catalog.PACKAGED, folder)
    monkeypatch.setattr(instrument_catalog, "PACKAGED", folder)
    instrument_catalog.clear_cache()
    return folder


def refusal() -> str:
    instrument_catalog.clear_cache()
    with pytest.raises(StartupError) as refused:
        startup_prepare.instruments_are_as_they_were()
    return str(refused.value)


def test_an_operators_instrument_is_available_in_its_newest_version(put: Put) -> None:
    assert [one.key for one in instrument_catalog.available()] == ["our2souls"]
    put()
    put("next.yml", version=2)
    put("another.yaml", key="another")
    assert [(one.key, one.version) for one in instrument_catalog.available()] == [
        ("our2souls", 2),
        ("another", 1),
        ("small", 2),
    ]
    assert instrument_catalog.instrument_of(SimpleNamespace(instrument="small", version=1)).version == 1
    with pytest.raises(instrument_catalog.InstrumentMissing):
        instrument_catalog.instrument_of(SimpleNamespace(instrument="small", version=3))


def test_the_first_sitting_publishes_an_instrument_version_once(db: None, put: Put) -> None:
    put()
    _ours, theirs = instrument_catalog.available()
    for _ in range(2):
        instrument_catalog.publish(theirs)
    assert list(PublishedInstrument.objects.values_list("instrument", "version", "digest")) == [
        ("small", 1, theirs.digest)
    ]
    put(minutes={"full": 5, "short": 1})
    with pytest.raises(
        instrument_catalog.InstrumentsInvalid, match="was changed, but people have answered small, version 1"
    ):
        instrument_catalog.publish(instrument_catalog.available()[1])


def test_a_draft_instrument_may_change_and_a_published_one_may_not(db: None, put: Put) -> None:
    path = put()
    startup_prepare.instruments_are_as_they_were()
    put(minutes={"full": 5, "short": 1})
    startup_prepare.prepare()
    instrument_catalog.publish(instrument_catalog.available()[1])
    startup_prepare.prepare()

    put(minutes={"full": 6, "short": 1})
    says = (
        f"{path} was changed, but people have answered small, version 1, as it was; put the old text back, and save the"
        " new one beside it as a file of its own with version: 2."
    )
    with pytest.raises(StartupError) as refused:
        startup_prepare.prepare()
    assert str(refused.value) == says

    put("second.yaml", version=2)
    put(minutes={"full": 5, "short": 1})
    startup_prepare.instruments_are_as_they_were()

    path.unlink()
    assert refusal() == (
        f"People have answered the instrument small, version 1, and its file is gone; put it back into {path.parent}."
    )


def test_a_faulty_and_a_doubled_instrument_are_refused_with_every_fault(db: None, put: Put) -> None:
    first, faulty = put(), put("faulty.yaml", key="other", version=0, colour="red")
    ours, twin = put("ours.yaml", key="our2souls"), put("twin.yaml")
    (first.parent / "latin.yaml").write_bytes(b"title: Espa\xf1a")
    assert refusal().splitlines() == [
        f"{faulty}: In the file: “colour” has no meaning here; take it out or correct its spelling.",
        f"{faulty}: In version: 0 has to be at least 1.",
        f"{first.parent / 'latin.yaml'} cannot be read; save it as plain text in UTF-8 and let this program read it.",
        f"{ours}: the key our2souls is that of the instrument that comes with the app; choose another.",
        f"{twin}: {first} is small, version 1 too; raise the version of one.",
    ]


def test_our_instrument_is_held_to_its_published_digests(db: None, packaged: Path) -> None:
    startup_prepare.instruments_are_as_they_were()
    path = packaged / "our2souls-1.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("full: 20", "full: 21"), encoding="utf-8")
    assert refusal().startswith(f"{path} was changed, but people have answered our2souls, version 1, as it was;")
    path.write_text(before + "# only a remark\n", encoding="utf-8")
    instrument_catalog.clear_cache()
    startup_prepare.instruments_are_as_they_were()
    path.unlink()
    assert refusal().endswith(f"put it back into {packaged}.")


SAYS = {
    "en": ["no pass mark", "no figure for the two of you", "no type", "No forecast", "No diagnosis", "Not validated yet",
           "figures of other people", "These bounds are ours", "With two people, one can guess", "or 3 places or more apart",
           "a little less content at first", "clearly more content later", "88 screens", "11,196", ".23 over all",
           "Whether it helps without a professional was not tried", "much less once they know each other"],
    "es": ["No hay aprobado", "ni una cifra para la pareja", "ni un tipo", "Ningún pronóstico", "Ningún diagnóstico",
           "Sin validar todavía", "cifras de otra gente", "Estos límites son nuestros", "Siendo dos, se puede adivinar",
           "3 lugares o más de distancia", "algo menos a gusto al principio", "bastante más después", "88 pantallas",
           "0,23 en conjunto", "Si sirve sin ayuda profesional no se ha probado", "mucho menos cuando ya se conocen"],
}  # fmt: skip
SOURCES = [
    "Joel",
    "Toma",
    "Montoya",
    "Trillingsgaard",
    "Dyrenforth",
    "Furr 2008",
    "Wood",
    "McCrae",
    "Fowers",
    "Larson",
    "Schwartz",
    "Harkin",
    "Cordova",
]
MAY_NOT = re.compile(
    r"compatib|ready to marry|predict|proven|therap|probado científ|terapia|%|PREPARE|ENRICH|FOCCUS|RELATE"
)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_science_page_says_what_it_must_and_nothing_that_it_may_not(ana: CastMember, language: str) -> None:
    ana.person.language = language
    ana.person.save()
    page = ana.get(reverse("readiness:about")).text
    main = page[page.index("<main") : page.index("</main>")]
    assert [said for said in [*SAYS[language], *SOURCES] if said not in main] == []
    assert not MAY_NOT.search(main)
    assert reverse("people:help_now") in main
