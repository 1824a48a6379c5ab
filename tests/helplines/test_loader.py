"""A file of help lines is read as a whole, or each fault of it is named in a sentence."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.helplines import loader
from our2souls.helplines.catalog import PACKAGED
from our2souls.helplines.loader import InvalidHelplines
from our2souls.helplines.model import ELSEWHERE, dial

pytestmark = pytest.mark.host

SMALL = """
GB:
  - name: A line
    for: violence
    call: ["0808 2000 247"]
    hours: always
    checked: 2026-11-30
    source: https://a-line.example/contact
"""
WANTED = {
    "US",
    "CA",
    "GB",
    "IE",
    "AU",
    "NZ",
    "ES",
    "MX",
    "AR",
    "CO",
    "CL",
    "PE",
    "DE",
    "AT",
    "CH",
    "FR",
    "NL",
    "IT",
    "PT",
    "BR",
}
OFFICIAL = {
    "santarosa.fl.gov",
    "health.wyo.gov",
    "www.iow.gov.uk",
    "www.surfcoast.vic.gov.au",
    "befrienders.org",
    "cig.gov.pt",
    "gov.ie",
    "minmujeryeg.gob.cl",
    "ovc.ojp.gov",
    "protecaocivil.sintra.pt",
    "queixaselectronicas.mai.gov.pt",
    "rednacionalderefugios.org.mx",
    "refuge.org.uk",
    "relationships.org.au",
    "solidaritefemmes.org",
    "stadt-zuerich.ch",
    "vugd.gov.lv",
    "womensrefuge.org.nz",
    "www.143.ch",
    "www.1522.eu",
    "www.garda.ie",
    "www.gov.mb.ca",
    "www.govt.nz",
    "www.health.vic.gov.au",
    "www.hilfetelefon.de",
    "www.rijksoverheid.nl",
    "www.samaritans.org",
}
"""Whose pages count: those who answer, governments and their offices."""


def faults(source: str) -> tuple[str, ...]:
    with pytest.raises(InvalidHelplines) as refused:
        loader.parse(source)
    return refused.value.faults


def test_a_small_file_is_read() -> None:
    (line,) = loader.parse(SMALL)["GB"]
    assert (line.name["en"], line.kind, line.call, line.always) == ("A line", "violence", ("0808 2000 247",), True)
    assert line.checked == date(2026, 11, 30)


def test_ours_has_every_country_an_emergency_number_and_a_line_for_each_need() -> None:
    ours = loader.parse(PACKAGED.read_text(encoding="utf-8"))
    assert ours.keys() == WANTED | {ELSEWHERE}
    for country in WANTED:
        kinds = {line.kind for line in ours[country]}
        assert {"emergency", "violence", "crisis"} <= kinds, country
        assert all(line.call for line in ours[country] if line.kind == "emergency"), country
    lines = [line for entries in ours.values() for line in entries]
    assert all(line.source for line in lines if line.checked), "what was checked says against what"
    assert all(dial(number) for line in lines for number in line.call)
    checked = {urlsplit(line.source).hostname for line in lines if line.checked}
    assert checked <= OFFICIAL, "checked is what stands with those who answer, a government or a regulator"
    unchecked = [line for line in lines if line.checked is None]
    assert {"Men’s Advice Line", "Opferhilfe", "Find A Helpline"} <= {line.name["en"] for line in unchecked}


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("GB:", "UK-:", "“UK-” is no country"),
        ("GB:", "XQ:", "“XQ” is no country"),
        ("name: A line", "title: A line", "there is no field “title”"),
        ("for: violence", "for: trouble", "“for” has to be one of"),
        ('["0808 2000 247"]', "[112]", "put the number 112 into quotation marks"),
        ('["0808 2000 247"]', '["call us"]', "“call us” is no number"),
        ('["0808 2000 247"]', "112", "“call” has to be a list"),
        ("hours: always", "hours: {en: All day}", "“hours” has to be a text"),
        ("2026-11-30", "30.11.2026", "“checked” has to be a day"),
        ("2026-11-30", "2026-13-01", "“checked” has to be a day"),
        ("https://a-line", "http://a-line", "“source” has to be an address"),
        ("    source: https://a-line.example/contact\n", "", "add “source”"),
        ('    call: ["0808 2000 247"]\n', "", "it says no way to reach it"),
        ("hours: always", "hours: always\n    languages: english", "“languages” has to be a list of codes"),
        ("hours: always", "hours: &a always", "cannot be read as YAML"),
    ],
)
def test_each_fault_is_a_sentence(before: str, after: str, sentence: str) -> None:
    assert before in SMALL
    source = SMALL.replace(before, after)
    if "&a" in after:
        source += "    note: *a\n"
    assert any(sentence in fault for fault in faults(source)), faults(source)


@pytest.mark.parametrize("source", ["", "[]", "GB: []", "GB: no", "GB:\n  - just a name", "GB:\n  - name: A\n   b"])
def test_what_is_no_list_of_lines_is_refused(source: str) -> None:
    assert faults(source)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        found: object = loader.parse(source)
    except InvalidHelplines as refused:
        found = refused.faults
    assert found


@given(st.text(alphabet="0123456789 ()+-./*#", min_size=1, max_size=25))
def test_what_is_dialled_has_nothing_but_digits_and_keys(number: str) -> None:
    assert set(dial(number)) <= set("0123456789+*#")
    assert dial(dial(number)) == dial(number)
