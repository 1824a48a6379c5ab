"""A file waits for whoever sent it, until it is brought in, discarded or replaced."""

from our2souls.intentions.measures.models import CsvUpload, Measure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.csv_files import FILE, bring_in, entries_of, import_url, send


def test_a_file_that_is_discarded_brings_in_nothing(ana: CastMember, measure: Measure) -> None:
    send(ana, measure, FILE)
    assert "Nothing of it came in" in bring_in(ana, measure, away="yes").text
    bring_in(ana, measure)
    assert entries_of(ana) == []
    with viewing(ana.viewer):
        assert not CsvUpload.objects.exists()


def test_a_new_file_takes_the_place_of_the_one_that_waits(ana: CastMember, measure: Measure) -> None:
    send(ana, measure, FILE)
    assert "1 new line " in send(ana, measure, "2026-01-01,5,Other").text
    bring_in(ana, measure)
    assert entries_of(ana) == ["2026-01-01 5.00 Other"]


def test_a_waiting_file_that_cannot_be_read_any_more_is_discarded_and_that_is_said(
    ana: CastMember, measure: Measure
) -> None:
    send(ana, measure, FILE)
    with viewing(ana.viewer):
        upload = CsvUpload.objects.get()
        upload.text = "hello"
        upload.save()
    assert "no column with days" in ana.get(import_url(measure)).text
    with viewing(ana.viewer):
        assert not CsvUpload.objects.exists()


def test_nobody_sees_the_partners_file(ana: CastMember, ben: CastMember, measure: Measure) -> None:
    send(ana, measure, FILE)
    page = ben.get(import_url(measure))
    assert "Import a file" in page.text
    bring_in(ben, measure)
    assert entries_of(ben) == []
