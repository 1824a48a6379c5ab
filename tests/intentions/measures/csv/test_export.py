"""Entries taken along as a file, and read back."""

import csv
import io

import pytest
from django.urls import reverse

from our2souls.intentions.measures.models import Measure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure, an_entry, an_intention
from tests.factories.intentions.csv_files import bring_in, entries_of, send


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.mark.parametrize("language", ["en", "es"])
def test_exported_entries_are_read_back_the_same(
    ana: CastMember, ben: CastMember, measure: Measure, language: str
) -> None:
    ana.person.language = language
    ana.person.save()
    day = measure.intention.made_at.date()
    for amount, words in (("1450.50", "October"), ("-20", "=SUM(A1)"), ("3", 'a; "b", c'), ("3", 'a; "b", c')):
        an_entry(ana, measure.intention, amount, day, words)
    response = ana.get(url("intentions:entries_csv", measure.intention_id))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(
        csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";" if language == "es" else ",")
    )
    assert rows[0] == (
        ["Día", "Importe", "Unidad", "Palabras", "Quién"]
        if language == "es"
        else ["Day", "Amount", "Unit", "Words", "Who"]
    )
    assert [row[3] for row in rows if "SUM" in row[3]] == ["'=SUM(A1)"]
    assert rows[1][4] == "Ana"
    assert ("No new lines." in send(ana, measure, response.content).text) == (language == "en")
    before = entries_of(ana)
    other = a_measure(ana, an_intention(ana, ben, "Another"), 1)
    send(ana, other, response.content)
    bring_in(ana, other)
    assert entries_of(ana) == sorted(before + before)


def test_exported_amounts_with_three_decimals_are_never_read_as_thousands(ana: CastMember, measure: Measure) -> None:
    with viewing(ana.viewer):
        Measure.objects.filter(pk=measure.pk).update(currency="KWD")
    an_entry(ana, measure.intention, "1.234", measure.intention.made_at.date(), "x")
    with viewing(ana.viewer):
        Measure.objects.filter(pk=measure.pk).update(currency="EUR")
    response = ana.get(url("intentions:entries_csv", measure.intention_id))
    assert "1.2340" in response.content.decode()
    assert "more decimals than this currency has" in send(ana, measure, response.content).text
