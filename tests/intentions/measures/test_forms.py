"""Amounts as they are typed for a measure: in any unit and either language, and refused kindly."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures.models import Entry, Measure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure, an_entry, an_intention

pytestmark = pytest.mark.host
"""How an amount is read and shown is the same on every database."""


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_a_measure_counts_decimals_in_a_currency_and_takes_bad_input_kindly(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    for bad in ("lots", "0", "1.234.5", "12.3456", "0.345"):
        page = ana.post(url("intentions:measure", intention.pk), {"target": bad, "unit": "EUR"})
        assert 'aria-invalid="true"' in page.text, bad
    ana.post(url("intentions:measure", intention.pk), {"target": "60,000", "unit": "eur"})
    ana.post(url("intentions:entries", intention.pk), {"amount": "1,450.50", "on": "2026-11-01", "words": "October"})
    ben.post(url("intentions:entries", intention.pk), {"amount": "-50.50", "on": "2026-11-02"})
    page = ben.get(url("intentions:intention", intention.pk)).text
    assert "€1,400 of €60,000" in page
    assert 'aria-valuenow="2"' in page
    with viewing(ana.viewer):
        wrong = Entry.objects.get(on=date(2026, 11, 2))
    ana.post(url("intentions:entry_remove", intention.pk, wrong.pk))
    assert "€1,450.50 of €60,000" in ana.get(url("intentions:intention", intention.pk)).text


@pytest.mark.parametrize(
    ("unit", "typed", "shown"),
    [
        ("JPY", "1200", "¥1,200"),
        ("KWD", "1.234", "KWD 1.234"),
        ("lessons", "0.5", "0.5 lessons"),
        ("MXN", "9.90", "MX$9.90"),
    ],
)
def test_an_entry_in_any_unit_is_shown_as_its_reader_writes_amounts(
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
        measure, entry = Measure.objects.get(), Entry.objects.get()
    assert (measure.start, entry.amount, measure.currency) == (Decimal(kept), Decimal(kept), unit)
    assert measure.target == Decimal(kept if target == typed else 1000)


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
    a_measure(ana, home, 1000)
    page = ana.post(url("intentions:entries", home.pk), {"amount": typed, "on": "2026-11-01"})
    assert sentence in page.text
    page = ana.post(url("intentions:measure", home.pk), {"target": typed, "unit": "EUR", "version": "1"})
    assert sentence in page.text
    with viewing(ana.viewer):
        assert not Entry.objects.exists()
        assert Measure.objects.get().target == 1000


def test_an_amount_in_a_unit_of_ones_own_is_read_in_the_language_of_whoever_types_it(
    ana: CastMember, home: Intention
) -> None:
    a_measure(ana, home, 1000, currency="", unit="km")
    ana.post(url("intentions:entries", home.pk), {"amount": "1.234 km", "on": "2026-11-01"})
    ana.person.language = "es"
    ana.person.save()
    ana.post(url("intentions:entries", home.pk), {"amount": "1.234", "on": "2026-11-02"})
    with viewing(ana.viewer):
        assert [each.amount for each in Entry.objects.order_by("on")] == [Decimal("1.234"), Decimal(1234)]


def test_each_partner_types_and_reads_amounts_in_their_own_language(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    a_measure(ana, home, 1000)
    ana.post(url("intentions:entries", home.pk), {"amount": "1,234.50", "on": "2026-11-01"})
    ben.person.language = "es"
    ben.person.save()
    assert "1.234,50" in ben.get(url("intentions:entries", home.pk)).text
    ben.post(url("intentions:entries", home.pk), {"amount": "1.000,25", "on": "2026-11-02"})
    assert "€2,234.75" in ana.get(url("intentions:entries", home.pk)).text


@pytest.mark.parametrize(
    ("unit", "amount"), [("JPY", "1.5"), ("EUR", "0.505"), ("KWD", "1.2345"), ("EUR", "x"), ("EUR", "")]
)
def test_an_invalid_amount_is_refused_kindly_and_stays_in_the_box(
    ana: CastMember, home: Intention, unit: str, amount: str
) -> None:
    a_measure(ana, home, 1000, currency=unit)
    page = ana.post(url("intentions:entries", home.pk), {"amount": amount, "on": "2026-11-01", "words": "kept words"})
    assert 'aria-invalid="true"' in page.text
    assert f'value="{amount}"' in page.text or not amount
    assert "kept words" in page.text
    with viewing(ana.viewer):
        assert not Entry.objects.exists()


def test_a_target_is_at_most_as_fine_as_its_currency(ana: CastMember, home: Intention) -> None:
    page = ana.post(url("intentions:measure", home.pk), {"target": "10.5", "unit": "JPY", "version": "0"})
    assert "whole amounts" in page.text
    page = ana.post(
        url("intentions:measure", home.pk), {"target": "10", "unit": "EUR", "start": "0.001", "version": "0"}
    )
    assert "at most 2 decimal places" in page.text


def test_an_invalid_correction_keeps_what_was_typed_and_changes_nothing(ana: CastMember, home: Intention) -> None:
    entry = an_entry(ana, home)
    page = ana.post(
        url("intentions:entry", home.pk, entry.pk), {"amount": "lots", "on": "", "words": "kept", "version": "1"}
    )
    assert 'value="lots"' in page.text
    assert 'value="kept"' in page.text
    with viewing(ana.viewer):
        assert Entry.objects.get().amount == 100


@pytest.mark.parametrize("typed", ["€", "EUR", "eur", "euros", " Euro. "])
def test_a_unit_that_is_a_currency_is_one_however_it_is_typed(ana: CastMember, home: Intention, typed: str) -> None:
    ana.post(url("intentions:measure", home.pk), {"target": "1.200,50", "unit": typed, "version": "0"})
    with viewing(ana.viewer):
        measure = Measure.objects.get()
        assert (measure.currency, measure.unit, measure.target) == ("EUR", "", Decimal("1200.5"))
    ana.person.language = "es"
    ana.person.save()
    assert "1.200,50\xa0€" in ana.get(url("intentions:intention", home.pk)).text


def test_a_sign_of_several_currencies_is_asked_about_and_never_kept_as_a_word(ana: CastMember, home: Intention) -> None:
    page = ana.post(url("intentions:measure", home.pk), {"target": "1200", "unit": "$", "version": "0"})
    assert "“$” could be several currencies. Choose the one you mean, for example USD, MXN" in page.text
    with viewing(ana.viewer):
        assert not Measure.objects.exists()
    assert a_measure(ana, home, currency="", unit="€").currency == "EUR"


def test_a_unit_is_picked_from_a_list_without_script(ana: CastMember, home: Intention) -> None:
    page = ana.get(url("intentions:measure", home.pk)).text
    assert 'list="id_unit_currencies"' in page
    assert '<datalist id="id_unit_currencies"><option value="EUR">€ · Euro</option>' in page
    page = ana.get(url("intentions:budget_currency", home.pk)).text
    assert '<option value="USD">$ · US Dollar</option>' in page


def test_a_budget_is_counted_in_a_currency_by_its_sign(ana: CastMember, home: Intention) -> None:
    ana.post(url("intentions:budget_currency", home.pk), {"currency": "£"})
    ana.post(url("intentions:budget", home.pk), {"what": "Course", "planned": "10"})
    assert "£10" in ana.get(url("intentions:budget", home.pk)).text
