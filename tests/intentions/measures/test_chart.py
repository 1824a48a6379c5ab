"""The chart of a measure, and the months it names."""

import re
from datetime import UTC, date, datetime

from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure, an_entry

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_the_chart_names_months_with_a_range_once_there_are_enough(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    with clock.frozen(NOON):
        a_measure(ana, home, 12_000)
        for month in range(4, 8):
            an_entry(ana, home, "500", date(2026, month, 10))
        early = ben.get(url("intentions:entries", home.pk)).text
        assert "It takes entries in four complete months" in early
        assert 'class="cone"' not in early
        for month in range(8, 12):
            an_entry(ben, home, f"{480 + 10 * month}", date(2026, month, 10))
        for path in (url("intentions:entries", home.pk), url("intentions:intention", home.pk)):
            page = ana.get(path).text
            assert 'class="cone"' in page
            assert 'class="hope"' in page
            assert "a month, you arrive around" in page
            assert "likely between" in page
        chart = page.split('<figure class="chart">')[1].split("</figure>")[0]
        assert "arrive around" in chart.split('aria-label="')[1].split('"')[0]
        assert re.search(r">\s*around \w+ 20", chart)


def test_the_chart_says_when_the_target_is_reached(ana: CastMember, home: Intention) -> None:
    an_entry(ana, home, "60000")
    assert "You are there." in ana.get(url("intentions:entries", home.pk)).text
