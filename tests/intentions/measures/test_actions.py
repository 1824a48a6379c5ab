"""What is counted, through HTTP: where it began, units, corrections, out and back, pages, names, the picture."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.models import Entry, EntryRevision, HiddenNames, Measure
from our2souls.lib import clock
from our2souls.people.account import erase
from our2souls.people.account import export as account_export
from our2souls.people.models import Person
from our2souls.privacy.viewer import Viewer, viewing
from tests.cast import CastMember
from tests.factories.intentions import an_entry, an_intention

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@pytest.fixture
def home(ana: CastMember, ben: CastMember) -> Intention:
    return an_intention(ana, ben)


def measured(who: CastMember, home: Intention, **said: Any) -> Measure:
    with viewing(who.viewer):
        held = Intention.objects.get(pk=home.pk)
        return measure_actions.set_measure(held, **({"target": Decimal(1000), "currency": "EUR"} | said))


def main(page: Any) -> str:
    """The main part of a page, without navigation and its names."""
    text: str = page.text.split("<main", 1)[1].split("</main>", 1)[0]
    return text


def test_where_it_began_counts_and_is_no_entry(ana: CastMember, ben: CastMember, home: Intention) -> None:
    said = {"target": "60,000", "unit": "EUR", "start": "6,000", "start_on": "2026-01-01", "version": "0"}
    ana.post(url("intentions:measure", home.pk), said)
    page = ben.get(url("intentions:intention", home.pk))
    assert "€6,000 of €60,000" in page.text
    assert 'aria-valuenow="10"' in page.text
    ben.post(url("intentions:entries", home.pk), {"amount": "600", "on": "2026-11-01"})
    assert "€6,600 of €60,000" in ana.get(url("intentions:entries", home.pk)).text
    assert "To begin with, January 2026" in ana.get(url("intentions:entries", home.pk)).text
    history = ana.get(url("intentions:intention_history", home.pk)).text
    assert "set what there was to begin with" in history


@pytest.mark.parametrize(
    ("unit", "typed", "shown"),
    [
        ("JPY", "1200", "¥1,200"),
        ("KWD", "1.234", "KWD 1.234"),
        ("lessons", "0.5", "0.5 lessons"),
        ("MXN", "9.90", "MX$9.90"),
    ],
)
def test_amounts_in_any_unit_as_its_reader_writes_them(
    ana: CastMember, ben: CastMember, home: Intention, unit: str, typed: str, shown: str
) -> None:
    ana.post(url("intentions:measure", home.pk), {"target": "100000", "unit": unit, "version": "0"})
    ana.post(url("intentions:entries", home.pk), {"amount": typed, "on": "2026-11-01"})
    assert shown in ben.get(url("intentions:entries", home.pk)).text.replace("\xa0", " ")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("unit", "typed", "kept"),
    [
        ("EUR", "12.500", "12500"),
        ("EUR", "12,500", "12500"),
        ("JPY", "125.000", "125000"),
        ("MXN", "1,250", "1250"),
        ("MXN", "–1,250.50", "-1250.5"),
        ("EUR", "12,50-", "-12.5"),
        ("EUR", "(12.50)", "-12.5"),
        ("INR", "1,25,000.00", "125000"),
    ],
)
def test_money_is_kept_as_it_is_meant_in_either_language(
    ana: CastMember, home: Intention, unit: str, typed: str, kept: str, language: str
) -> None:
    ana.person.language = language
    ana.person.save()
    target = typed if not kept.startswith("-") else "1000"
    ana.post(
        url("intentions:measure", home.pk), {"target": target, "unit": unit.lower(), "start": typed, "version": "0"}
    )
    ana.post(url("intentions:entries", home.pk), {"amount": typed, "on": "2026-11-01"})
    with viewing(ana.viewer):
        held, entry = Measure.objects.get(), Entry.objects.get()
    assert (held.start, entry.amount, held.currency) == (Decimal(kept), Decimal(kept), unit)
    assert held.target == Decimal(kept if target == typed else 1000)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("<12", "“&lt;” can’t stand there"),
        ("12%", "“%” can’t stand there"),
        ("$12", "counted in EUR, and “$” is something else"),
        ("12 MXN", "counted in EUR, and “MXN” is something else"),
        ("500,-", "“,” can’t stand there"),
        ("5 or so", "“or so” can’t stand there"),
    ],
)
def test_what_does_not_belong_in_an_amount_is_named(
    ana: CastMember, home: Intention, typed: str, sentence: str
) -> None:
    measured(ana, home)
    page = ana.post(url("intentions:entries", home.pk), {"amount": typed, "on": "2026-11-01"})
    assert sentence in page.text
    page = ana.post(url("intentions:measure", home.pk), {"target": typed, "unit": "EUR", "version": "1"})
    assert sentence in page.text
    with viewing(ana.viewer):
        assert not Entry.objects.exists()
        assert Measure.objects.get().target == 1000


def test_a_unit_of_ones_own_is_read_as_its_reader_writes(ana: CastMember, home: Intention) -> None:
    measured(ana, home, currency="", unit="km")
    ana.post(url("intentions:entries", home.pk), {"amount": "1.234 km", "on": "2026-11-01"})
    ana.person.language = "es"
    ana.person.save()
    ana.post(url("intentions:entries", home.pk), {"amount": "1.234", "on": "2026-11-02"})
    with viewing(ana.viewer):
        assert [each.amount for each in Entry.objects.order_by("on")] == [Decimal("1.234"), Decimal(1234)]


def test_each_reads_amounts_in_their_own_language(ana: CastMember, ben: CastMember, home: Intention) -> None:
    measured(ana, home)
    ana.post(url("intentions:entries", home.pk), {"amount": "1,234.50", "on": "2026-11-01"})
    ben.person.language = "es"
    ben.person.save()
    assert "1.234,50" in ben.get(url("intentions:entries", home.pk)).text
    ben.post(url("intentions:entries", home.pk), {"amount": "1.000,25", "on": "2026-11-02"})
    assert "€2,234.75" in ana.get(url("intentions:entries", home.pk)).text


@pytest.mark.parametrize(
    ("unit", "amount"), [("JPY", "1.5"), ("EUR", "0.505"), ("KWD", "1.2345"), ("EUR", "x"), ("EUR", "")]
)
def test_an_amount_that_cannot_be_is_refused_kindly_and_stays_in_the_box(
    ana: CastMember, home: Intention, unit: str, amount: str
) -> None:
    measured(ana, home, currency=unit)
    page = ana.post(url("intentions:entries", home.pk), {"amount": amount, "on": "2026-11-01", "words": "kept words"})
    assert 'aria-invalid="true"' in page.text
    assert f'value="{amount}"' in page.text or not amount
    assert "kept words" in page.text
    with viewing(ana.viewer):
        assert not Entry.objects.exists()


def test_a_target_as_fine_as_its_currency(ana: CastMember, home: Intention) -> None:
    page = ana.post(url("intentions:measure", home.pk), {"target": "10.5", "unit": "JPY", "version": "0"})
    assert "whole amounts" in page.text
    page = ana.post(
        url("intentions:measure", home.pk), {"target": "10", "unit": "EUR", "start": "0.001", "version": "0"}
    )
    assert "at most 2 decimal places" in page.text


def test_when_both_set_the_measure_at_once_both_are_shown(ana: CastMember, ben: CastMember, home: Intention) -> None:
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
    with viewing(ana.viewer):
        entry = measure_actions.add_entry(
            measured(ana, home), amount=Decimal(2500), on=date(2026, 11, 1), words="The bicycle"
        )
    where = url("intentions:entry", home.pk, entry.pk)
    who.post(where, {"amount": "250", "on": "2026-11-02", "words": "The old bicycle", "version": "1"})
    for reader in (ana, ben):
        page = main(reader.get(where))
        for said in (
            "€2,500",
            "1 November 2026",
            "“The bicycle”",
            "€250",
            "2 November 2026",
            f"Corrected by {who.name}",
        ):
            assert said in page, said
        assert "€250 of €1,000" in reader.get(url("intentions:entries", home.pk)).text
        assert "corrected" in main(reader.get(url("intentions:entries", home.pk)))
    with viewing(ben.viewer):
        held = Entry.objects.get()
        assert (held.person_id, held.words_by_id, held.version) == (ana.id, who.id, 2)


def test_a_correction_that_changes_nothing_is_none(ana: CastMember, home: Intention) -> None:
    entry = an_entry(ana, home)
    ana.post(url("intentions:entry", home.pk, entry.pk), {"amount": "100", "on": "2026-11-01", "version": "1"})
    with viewing(ana.viewer):
        assert not EntryRevision.objects.exists()
        assert Entry.objects.get().version == 1


def test_when_both_correct_at_once_nothing_is_lost(ana: CastMember, ben: CastMember, home: Intention) -> None:
    entry = an_entry(ana, home)
    where = url("intentions:entry", home.pk, entry.pk)
    ben.post(where, {"amount": "120", "on": "2026-11-01", "words": "Ben’s words", "version": "1"})
    page = ana.post(where, {"amount": "130", "on": "2026-11-01", "words": "Ana’s words", "version": "1"})
    for said in ("Ben’s words", "€120", "Ana’s words", 'value="130"', 'name="version" value="2"'):
        assert said in page.text
    ana.post(where, {"amount": "130", "on": "2026-11-01", "words": "Ana’s words", "version": "2"})
    assert "€120" in main(ben.get(where))
    assert "€130" in main(ben.get(where))


def test_a_bad_correction_keeps_what_was_typed_and_changes_nothing(ana: CastMember, home: Intention) -> None:
    entry = an_entry(ana, home)
    page = ana.post(
        url("intentions:entry", home.pk, entry.pk), {"amount": "lots", "on": "", "words": "kept", "version": "1"}
    )
    assert 'value="lots"' in page.text
    assert 'value="kept"' in page.text
    with viewing(ana.viewer):
        assert Entry.objects.get().amount == 100


def test_taken_out_it_does_not_count_and_put_back_it_does(ana: CastMember, ben: CastMember, home: Intention) -> None:
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
    held = measured(ana, home)
    with viewing(ana.viewer):
        for number in range(100):
            measure_actions.add_entry(
                held, amount=Decimal(1), on=date(2026, 1, 1) + timedelta(days=number // 3), words=f"No. {number:03}."
            )
    seen: list[int] = []
    path = url("intentions:entries", home.pk)
    while path:
        page = ana.get(path).text
        seen += sorted((n for n in range(100) if f"No. {n:03}." in page), reverse=True)
        path = (
            url("intentions:entries", home.pk) + "?before=" + page.split("?before=")[1].split('"')[0]
            if "?before=" in page
            else ""
        )
    assert len(seen) == 100
    assert set(seen) == set(range(100))
    assert ana.get(url("intentions:entries", home.pk) + "?before=nonsense").status_code == 200


def test_who_put_in_what_stands_in_the_table_alone(ana: CastMember, ben: CastMember, home: Intention) -> None:
    ana.person.name, ben.person.name = "Xanthippe", "Zebulon"
    ana.person.save()
    ben.person.save()
    entry = an_entry(ana, home, "100", date(2026, 11, 1))
    an_entry(ben, home, "40", date(2026, 11, 3))
    page = main(ana.get(url("intentions:entries", home.pk)))
    table = page.split("<table", 1)[1].split("</table>", 1)[0]
    assert "Xanthippe" in table
    assert "€100" in table
    outside = page.replace(table, "")
    assert "Xanthippe" not in outside
    assert "Zebulon" not in outside
    entries = [
        line
        for line in ana.get(url("intentions:intention_history", home.pk)).text.split("<li")
        if "An entry was added" in line
    ]
    assert len(entries) == 2
    assert not any("Xanthippe" in line or "Zebulon" in line or "avatar" in line for line in entries)
    with viewing(ben.viewer):
        measure_actions.correct(entry, amount=Decimal(90), on=entry.on, words="", version=1)
    assert "Corrected by Zebulon" in main(ana.get(url("intentions:entry", home.pk, entry.pk)))


@pytest.mark.parametrize(("first", "other"), [("ana", "ben"), ("ben", "ana")])
def test_either_turns_names_off_and_then_none_is_anywhere(
    first: str, other: str, home: Intention, request: pytest.FixtureRequest
) -> None:
    one: CastMember = request.getfixturevalue(first)
    two: CastMember = request.getfixturevalue(other)
    for who, name in ((one, "Xanthippe"), (two, "Zebulon")):
        who.person.name = name
        who.person.save()
    entry = an_entry(one, home)
    an_entry(two, home, "40")
    with viewing(two.viewer):
        measure_actions.correct(entry, amount=Decimal(90), on=entry.on, words="", version=1)
    one.post(url("intentions:entries_anonymity", home.pk), {"off": "yes"})
    pages = [
        url("intentions:entries", home.pk),
        url("intentions:entry", home.pk, entry.pk),
        url("intentions:entries_csv", home.pk),
    ]
    for who in (one, two):
        for path in pages:
            text = who.get(path).text
            shown = main(who.get(path)) if "<main" in text else text
            assert "Xanthippe" not in shown, path
            assert "Zebulon" not in shown, path
        home_page = main(who.get(url("intentions:intention", home.pk)))
        table = home_page.split("<table", 1)[1].split("</table>", 1)[0]
        assert "Xanthippe" not in table
        assert "Zebulon" not in table
        assert "€130" in table


def test_only_whoever_turned_names_off_takes_that_back(ana: CastMember, ben: CastMember, home: Intention) -> None:
    an_entry(ana, home)
    path = url("intentions:entries_anonymity", home.pk)
    ana.post(path, {"off": "yes"})
    ana.post(path, {"off": "yes"})
    ben.post(path, {"on": "yes"})
    assert "Nobody’s name stands" in ben.get(url("intentions:entries", home.pk)).text
    ben.post(path, {"off": "yes"})
    assert "Names stay off" in ana.post(path, {"on": "yes"}).text
    with viewing(ana.viewer):
        assert HiddenNames.objects.filter(on_again_at=None).get().person_id == ben.id
    assert "shows names again" in ben.post(path, {"on": "yes"}).text
    with viewing(ana.viewer):
        assert HiddenNames.objects.count() == 2


def test_an_export_says_ones_own_and_while_names_are_off_nobody_elses(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    entry = an_entry(ana, home)
    an_entry(ben, home, "40")
    with viewing(ben.viewer):
        measure_actions.correct(entry, amount=Decimal(90), on=entry.on, words="", version=1)

    def told(who: CastMember) -> dict[str, Any]:
        with viewing(who.viewer):
            found: dict[str, Any] = json.loads(account_export.as_json(who.person))["packages"]["intentions"]
        return found

    assert {row["person_id"] for row in told(ana)["measure_entry"]} == {str(ana.id), str(ben.id)}
    ben.post(url("intentions:entries_anonymity", home.pk), {"off": "yes"})
    for who, other in ((ana, ben), (ben, ana)):
        found = told(who)
        assert {row["person_id"] for row in found["measure_entry"]} == {str(who.id), None}
        acts = [row for row in found["history_entry"] if row["act"].startswith("entry")]
        assert str(other.id) not in json.dumps([found["measure_entry"], found["entry_revision"], acts])
    assert {row["corrected_by_id"] for row in told(ana)["entry_revision"]} == {None}


def test_erased_words_leave_an_entry_and_its_history_and_the_others_stay(
    ana: CastMember, ben: CastMember, home: Intention, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    held = measured(ana, home)
    with viewing(ana.viewer):
        entry = measure_actions.add_entry(held, amount=Decimal(5), on=date(2026, 11, 1), words="Ana first")
    with viewing(ben.viewer):
        measure_actions.correct(entry, amount=Decimal(6), on=date(2026, 11, 1), words="Ben then", version=1)
    with viewing(ana.viewer):
        measure_actions.correct(entry, amount=Decimal(7), on=date(2026, 11, 1), words="Ana last", version=2)
    eyes = Viewer(ben.id, home.couple_id, ana.id)
    with django_capture_on_commit_callbacks(execute=True):
        erase.erase(Person.objects.get(pk=ana.id))
    with viewing(eyes):
        assert [row.words for row in EntryRevision.objects.order_by("amount")] == ["", "Ben then"]
        assert (Entry.objects.get().words, Entry.objects.get().amount) == ("", 7)


def test_the_picture_names_months_with_a_range_once_there_are_enough(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    with clock.frozen(NOON):
        held = measured(ana, home, target=Decimal(12_000))
        with viewing(ana.viewer):
            for month in range(4, 8):
                measure_actions.add_entry(held, amount=Decimal(500), on=date(2026, month, 10))
        early = ben.get(url("intentions:entries", home.pk)).text
        assert "It takes entries in four complete months" in early
        assert 'class="cone"' not in early
        with viewing(ben.viewer):
            for month in range(8, 12):
                measure_actions.add_entry(held, amount=Decimal(480 + 10 * month), on=date(2026, month, 10))
        for path in (url("intentions:entries", home.pk), url("intentions:intention", home.pk)):
            page = ana.get(path).text
            assert 'class="cone"' in page
            assert 'class="hope"' in page
            assert "a month, you arrive around" in page
            assert "likely between" in page
        chart = page.split('<figure class="chart">')[1].split("</figure>")[0]
        assert "arrive around" in chart.split('aria-label="')[1].split('"')[0]
        assert ">around " in chart


def test_the_picture_says_when_it_is_there(ana: CastMember, home: Intention) -> None:
    an_entry(ana, home, "60000")
    assert "You are there." in ana.get(url("intentions:entries", home.pk)).text


def test_an_entry_of_another_intention_is_not_reached_through_this_one(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    entry = an_entry(ana, an_intention(ana, ben, "Another"))
    for name in ("intentions:entry", "intentions:entry_remove", "intentions:entry_restore"):
        assert ana.post(url(name, home.pk, entry.pk), {"amount": "1", "on": "2026-11-01"}).status_code == 404
