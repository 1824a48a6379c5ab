"""What it may cost, through HTTP: planned and spent, sums against the measure, a currency, both at once, both partners."""

from decimal import Decimal

import pytest
from django.urls import reverse

from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.budget.models import BudgetLine
from our2souls.intentions.core.models import Intention, TextRevision
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def line_of(who: CastMember) -> BudgetLine:
    with viewing(who.viewer):
        return BudgetLine.objects.get()


def test_a_budget_has_lines_of_both_and_their_sums(ana: CastMember, ben: CastMember, home: Intention) -> None:
    a_measure(ana, home, 1000)
    ana.post(
        url("intentions:budget", home.pk), {"what": "Notary", "planned": "600", "on": "2027-01-05", "note": "Ask Mira"}
    )
    ben.post(url("intentions:budget", home.pk), {"what": "Paint", "planned": "150.50", "spent": "20"})
    for who in (ana, ben):
        page = who.get(url("intentions:budget", home.pk)).text
        for text in ("Notary", "5 January 2027", "Ask Mira", "Paint", "€750.50", "€20", "€249.50 below"):
            assert text in page, text
    assert "€750.50 planned, €20 spent" in ben.get(url("intentions:intention", home.pk)).text


def test_a_budget_above_the_target_is_said_without_weight(ana: CastMember, home: Intention) -> None:
    a_measure(ana, home, 1000)
    ana.post(url("intentions:budget", home.pk), {"what": "House", "planned": "1200"})
    assert "The plan is €200 above" in ana.get(url("intentions:budget", home.pk)).text
    ana.post(
        url("intentions:budget_line", home.pk, line_of(ana).pk), {"what": "House", "planned": "1000", "version": "1"}
    )
    assert "The plan matches your goal" in ana.get(url("intentions:budget", home.pk)).text


def test_a_budget_asks_for_a_currency_first_and_may_have_its_own(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    a_measure(ana, home, 1000, currency="", unit="lessons")
    page = ana.get(url("intentions:budget", home.pk))
    assert "Currency" in page.text
    page = ana.post(url("intentions:budget_currency", home.pk), {"currency": "lessons"})
    assert "three letters" in page.text
    ana.post(url("intentions:budget_currency", home.pk), {"currency": "jpy"})
    page = ana.post(url("intentions:budget", home.pk), {"what": "Course", "planned": "10.5"})
    assert "whole amounts" in page.text
    assert 'value="10.5"' in page.text
    ana.post(url("intentions:budget", home.pk), {"what": "Course", "planned": "5000"})
    assert "¥5,000" in ben.get(url("intentions:budget", home.pk)).text
    ben.post(url("intentions:budget_currency", home.pk), {"currency": "USD"})
    assert "$5,000" in ana.get(url("intentions:budget", home.pk)).text
    assert "counts the budget in another currency" in ana.get(url("intentions:intention_history", home.pk)).text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("typed", ["12.500", "12,500", "12.500,00", "12,500.00 €"])
def test_a_budget_line_is_read_as_money_in_either_language(
    ana: CastMember, home: Intention, typed: str, language: str
) -> None:
    a_measure(ana, home, 1000)
    ana.person.language = language
    ana.person.save()
    ana.post(url("intentions:budget", home.pk), {"what": "Course", "planned": typed, "spent": typed})
    with viewing(ana.viewer):
        line = BudgetLine.objects.get()
    assert (line.planned, line.spent) == (12_500, 12_500)


@pytest.mark.parametrize("data", [{"what": ""}, {"what": "x", "planned": "-5"}, {"what": "x", "spent": "lots"}])
def test_an_invalid_budget_line_keeps_what_was_typed(ana: CastMember, home: Intention, data: dict[str, str]) -> None:
    a_measure(ana, home, 1000)
    page = ana.post(url("intentions:budget", home.pk), data | {"note": "kept note"})
    assert 'aria-invalid="true"' in page.text
    assert "kept note" in page.text
    with viewing(ana.viewer):
        assert not BudgetLine.objects.exists()


def test_a_budget_line_changed_by_both_at_once_loses_nothing(ana: CastMember, ben: CastMember, home: Intention) -> None:
    a_measure(ana, home, 1000)
    ana.post(url("intentions:budget", home.pk), {"what": "Paint", "planned": "100", "note": "First"})
    where = url("intentions:budget_line", home.pk, line_of(ana).pk)
    ben.post(where, {"what": "Paint and brushes", "planned": "120", "note": "Ben’s note", "version": "1"})
    page = ana.post(where, {"what": "Paint", "planned": "90", "note": "Ana’s note", "version": "1"})
    for text in ("Paint and brushes", "Planned: €120", "Ben’s note", "Ana’s note", 'value="90"'):
        assert text in page.text, text
    ana.post(where, {"what": "Paint", "planned": "90", "note": "Ana’s note", "version": "2"})
    page = ben.get(where)
    for text in ("First", "Ben’s note", "Paint and brushes"):
        assert text in page.text, text
    history = ben.get(url("intentions:intention_history", home.pk)).text
    for text in ("€100", "€120", "€90", "changed what is planned"):
        assert text in history, text
    with viewing(ana.viewer):
        notes = TextRevision.objects.filter(column="note")
        assert {row.words: row.words_by_id for row in notes} == {"First": ana.id, "Ben’s note": ben.id}


def test_a_removed_budget_line_no_longer_counts(ana: CastMember, ben: CastMember, home: Intention) -> None:
    a_measure(ana, home, 1000)
    ana.post(url("intentions:budget", home.pk), {"what": "Paint", "planned": "100"})
    line = line_of(ana)
    ben.post(url("intentions:budget_line_remove", home.pk, line.pk))
    assert "Paint" not in ana.get(url("intentions:budget", home.pk)).text
    assert ana.get(url("intentions:budget_line", home.pk, line.pk)).status_code == 404
    assert "Paint" in ana.get(url("intentions:intention_history", home.pk)).text


def test_budget_lines_come_in_pages_each_once(ana: CastMember, home: Intention) -> None:
    a_measure(ana, home, 1000)
    with viewing(ana.viewer):
        for number in range(90):
            budget_actions.add_line(home, what=f"No. {number:03}.", planned=Decimal(1))
    numbers, path = [], url("intentions:budget", home.pk)
    while path:
        page = ana.get(path).text
        numbers += [n for n in range(90) if f"No. {n:03}." in page]
        path = (
            url("intentions:budget", home.pk) + "?before=" + page.split("?before=")[1].split('"')[0]
            if "?before=" in page
            else ""
        )
    assert sorted(numbers) == list(range(90))
    assert "€90" in page
