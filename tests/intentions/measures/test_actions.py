"""A measure and its entries through HTTP: set, added, corrected, removed and restored by either."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures.models import Entry, EntryRevision
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure, an_entry, an_intention
from tests.markup import main_of


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_the_start_of_a_measure_counts_and_is_no_entry(ana: CastMember, ben: CastMember, home: Intention) -> None:
    data = {"target": "60,000", "unit": "EUR", "start": "6,000", "start_on": "2026-01-01", "version": "0"}
    ana.post(url("intentions:measure", home.pk), data)
    page = ben.get(url("intentions:intention", home.pk))
    assert "€6,000 of €60,000" in page.text
    assert 'aria-valuenow="10"' in page.text
    ben.post(url("intentions:entries", home.pk), {"amount": "600", "on": "2026-11-01"})
    assert "€6,600 of €60,000" in ana.get(url("intentions:entries", home.pk)).text
    assert "At the start, January 2026" in ana.get(url("intentions:entries", home.pk)).text
    history = ana.get(url("intentions:intention_history", home.pk)).text
    assert "set the starting amount" in history


def test_a_measure_set_by_both_at_once_shows_both_targets(ana: CastMember, ben: CastMember, home: Intention) -> None:
    ben.post(url("intentions:measure", home.pk), {"target": "700", "unit": "EUR", "version": "0"})
    page = ana.post(url("intentions:measure", home.pk), {"target": "500", "unit": "EUR", "version": "0"})
    assert "€700" in page.text
    assert 'value="500"' in page.text
    assert 'name="version" value="1"' in page.text
    ana.post(url("intentions:measure", home.pk), {"target": "500", "unit": "EUR", "version": "1"})
    assert "of €500" in ben.get(url("intentions:entries", home.pk)).text


@pytest.mark.parametrize("corrector", ["ana", "ben"])
def test_either_corrects_an_entry_and_what_it_said_before_stays_readable(
    ana: CastMember, ben: CastMember, home: Intention, corrector: str, request: pytest.FixtureRequest
) -> None:
    who: CastMember = request.getfixturevalue(corrector)
    a_measure(ana, home, 1000)
    entry = an_entry(ana, home, "2500", words="The bicycle")
    where = url("intentions:entry", home.pk, entry.pk)
    who.post(where, {"amount": "250", "on": "2026-11-02", "words": "The old bicycle", "version": "1"})
    for reader in (ana, ben):
        page = main_of(reader.get(where))
        for text in (
            "€2,500",
            "1 November 2026",
            "“The bicycle”",
            "€250",
            "2 November 2026",
            f"Corrected by {who.name}",
        ):
            assert text in page, text
        assert "€250 of €1,000" in reader.get(url("intentions:entries", home.pk)).text
        assert "corrected" in main_of(reader.get(url("intentions:entries", home.pk)))
    with viewing(ben.viewer):
        corrected = Entry.objects.get()
        assert (corrected.person_id, corrected.words_by_id, corrected.version) == (ana.id, who.id, 2)


def test_a_correction_that_changes_nothing_is_not_kept(ana: CastMember, home: Intention) -> None:
    entry = an_entry(ana, home)
    ana.post(url("intentions:entry", home.pk, entry.pk), {"amount": "100", "on": "2026-11-01", "version": "1"})
    with viewing(ana.viewer):
        assert not EntryRevision.objects.exists()
        assert Entry.objects.get().version == 1


def test_an_entry_corrected_by_both_at_once_loses_nothing(ana: CastMember, ben: CastMember, home: Intention) -> None:
    entry = an_entry(ana, home)
    where = url("intentions:entry", home.pk, entry.pk)
    ben.post(where, {"amount": "120", "on": "2026-11-01", "words": "Ben’s words", "version": "1"})
    page = ana.post(where, {"amount": "130", "on": "2026-11-01", "words": "Ana’s words", "version": "1"})
    for text in ("Ben’s words", "€120", "Ana’s words", 'value="130"', 'name="version" value="2"'):
        assert text in page.text
    ana.post(where, {"amount": "130", "on": "2026-11-01", "words": "Ana’s words", "version": "2"})
    assert "€120" in main_of(ben.get(where))
    assert "€130" in main_of(ben.get(where))


def test_a_removed_entry_counts_only_once_it_is_restored(ana: CastMember, ben: CastMember, home: Intention) -> None:
    entry = an_entry(ana, home)
    ben.post(url("intentions:entry_remove", home.pk, entry.pk))
    assert "€0 of €60,000" in ana.get(url("intentions:entries", home.pk)).text
    assert "It was taken out" in ana.get(url("intentions:entry", home.pk, entry.pk)).text
    ana.post(url("intentions:entry_restore", home.pk, entry.pk))
    ana.post(url("intentions:entry_restore", home.pk, entry.pk))
    assert "€100 of €60,000" in ben.get(url("intentions:entries", home.pk)).text
    history = ben.get(url("intentions:intention_history", home.pk)).text
    assert history.count("An entry was put back") == 1


def test_entries_come_in_pages_each_once(ana: CastMember, home: Intention) -> None:
    for number in range(100):
        an_entry(ana, home, "1", date(2026, 1, 1) + timedelta(days=number // 3), f"No. {number:03}.")
    numbers: list[int] = []
    path = url("intentions:entries", home.pk)
    while path:
        page = ana.get(path).text
        numbers += sorted((n for n in range(100) if f"No. {n:03}." in page), reverse=True)
        path = (
            url("intentions:entries", home.pk) + "?before=" + page.split("?before=")[1].split('"')[0]
            if "?before=" in page
            else ""
        )
    assert len(numbers) == 100
    assert set(numbers) == set(range(100))
    assert ana.get(url("intentions:entries", home.pk) + "?before=nonsense").status_code == 200


def test_an_entry_is_not_reached_through_another_intention(ana: CastMember, ben: CastMember, home: Intention) -> None:
    entry = an_entry(ana, an_intention(ana, ben, "Another"))
    for name in ("intentions:entry", "intentions:entry_remove", "intentions:entry_restore"):
        assert ana.post(url(name, home.pk, entry.pk), {"amount": "1", "on": "2026-11-01"}).status_code == 404
