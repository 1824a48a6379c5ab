"""What it takes each month by a day: worked by hand, and enough for any figures."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures.monthly_amount import MonthlyAmount, monthly_amount, whole_months
from our2souls.lib import clock
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure, an_entry

TODAY = date(2026, 11, 29)
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
AMOUNTS = st.decimals(0, 10**9, places=2)


def amount(total: str, target: str, by: date, places: int = 2) -> MonthlyAmount:
    return monthly_amount(total=Decimal(total), target=Decimal(target), today=TODAY, by=by, places=places)


@pytest.mark.parametrize(
    ("total", "target", "by", "months", "each"),
    [
        ("37500", "60000", date(2028, 6, 1), 18, "1250"),
        ("0", "100", date(2027, 2, 28), 2, "50"),
        ("0", "100", date(2027, 3, 1), 3, "34"),  # 33.33 would leave a cent
        ("0", "20", date(2027, 3, 1), 3, "6.67"),
        ("0", "60000", date(2026, 12, 29), 1, "60000"),
    ],
)
def test_a_monthly_amount_worked_by_hand(total: str, target: str, by: date, months: int, each: str) -> None:
    found = amount(total, target, by)
    assert (found.state, found.months, found.amount) == ("months", months, Decimal(each))


def test_a_monthly_amount_is_named_only_while_there_is_something_to_do() -> None:
    assert amount("60000", "60000", date(2020, 1, 1)) == MonthlyAmount("reached", Decimal(0))
    assert amount("10", "60", date(2026, 11, 28)) == MonthlyAmount("past", Decimal(50))
    assert amount("10", "60", date(2026, 11, 29)) == MonthlyAmount("days", Decimal(50))
    assert amount("10", "60", date(2026, 12, 28)) == MonthlyAmount("days", Decimal(50))


@given(AMOUNTS, AMOUNTS, st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(0, 3))
def test_a_monthly_amount_is_enough_and_no_step_too_much(
    total: Decimal, target: Decimal, by: date, places: int
) -> None:
    found = monthly_amount(total=total, target=target, today=TODAY, by=by, places=places)
    assert found.left == max(target - total, Decimal(0))
    assert (found.state == "months") == (found.amount > 0)
    if found.state == "months":
        step = Decimal(1) if found.amount >= 10 else Decimal(1).scaleb(-places)
        assert found.months >= 1
        assert found.amount * found.months >= found.left
        assert (found.amount - step) * found.months < found.left


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_whole_months_grow_with_the_day_and_fit_between(first: date, then: date) -> None:
    months = whole_months(first, then)
    assert months * 28 <= max((then - first).days, 0)
    assert (then - first).days < (months + 1) * 31


def measure_page(member: CastMember, intention: Intention) -> str:
    return member.get(reverse("intentions:intention", args=[intention.pk])).text.replace("\xa0", " ")


def test_a_goal_with_a_date_says_what_it_takes_each_month(ana: CastMember, ben: CastMember, home: Intention) -> None:
    with clock.frozen(NOON):
        data = {"target": "60,000", "unit": "€", "target_on": "2028-06-01", "start": "37,500", "version": "0"}
        ana.post(reverse("intentions:measure", args=[home.pk]), data)
        assert "€1,250 a month until June 2028 to get there." in measure_page(ben, home)
        ben.person.language = "es"
        ben.person.save()
        assert "1.250 € al mes hasta junio de 2028" in measure_page(ben, home)
        assert (
            "set by when you want to be there" in ana.get(reverse("intentions:intention_history", args=[home.pk])).text
        )
        form = ana.get(reverse("intentions:measure", args=[home.pk])).text
        assert 'value="2028-06-01"' in form


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        (date(2026, 12, 10), "€60,000 more by 10 December 2026 to get there."),
        (date(2026, 11, 1), "The date you had in mind, 1 November 2026, has passed. €60,000 to go"),
    ],
)
def test_a_goal_that_is_near_or_past_is_named_honestly(
    ana: CastMember, home: Intention, by: date, sentence: str
) -> None:
    with clock.frozen(NOON):
        a_measure(ana, home, target_on=by)
        assert sentence in measure_page(ana, home)


def test_a_goal_that_is_reached_or_has_no_date_takes_nothing_each_month(ana: CastMember, home: Intention) -> None:
    with clock.frozen(NOON):
        a_measure(ana, home)
        assert "a month until" not in measure_page(ana, home)
        a_measure(ana, home, target_on=date(2028, 6, 1))
        assert "a month until" in measure_page(ana, home)
        an_entry(ana, home, "60000")
        assert "a month until" not in measure_page(ana, home)
