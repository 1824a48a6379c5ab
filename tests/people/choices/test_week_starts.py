"""The day on which one's weeks begin: as is usual where the clock stands, or as one says."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from our2souls.checkins import actions as checkin_actions
from our2souls.lib import clock
from our2souls.people.account.portability import export as account_export
from our2souls.people.choices import week_starts
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.people import PROFILE_URL, profile_data

SUNDAY, WEDNESDAY = datetime(2026, 11, 15, 12, tzinfo=UTC), datetime(2026, 11, 18, 12, tzinfo=UTC)
SATURDAY_BEFORE = datetime(2026, 11, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "language", "day"),
    [
        ("America/New_York", "en", 6), ("US/Eastern", "es", 6), ("America/Mexico_City", "es", 6),
        ("Europe/Madrid", "es", 0), ("Europe/Madrid", "en", 0), ("Europe/London", "en", 0), ("Africa/Cairo", "en", 5),
        ("Africa/Cairo", "es", 5), ("UTC", "en", 0), ("UTC", "es", 0), ("Etc/GMT+3", "en", 0), ("Mars/Base", "es", 0),
    ],
)  # fmt: skip
def test_the_week_starts_as_usual_in_the_time_zone_or_else_in_the_language(zone: str, language: str, day: int) -> None:
    assert week_starts.first_weekday(week_starts.USUAL, zone, language) == day
    assert [week_starts.first_weekday(chosen, zone, language) for chosen in ("monday", "sunday", "saturday")] == [
        0,
        6,
        5,
    ]


def week_starts_of(member: CastMember) -> list[str]:
    """The weeks of this month that have something, by their first day, on the page of one's own patterns."""
    page = member.get(reverse("checkins:patterns")).text
    return [each.partition("</th>")[0].strip() for each in page.split('<th scope="row">')[1:]]


def check_in_at(member: CastMember, *moments: datetime) -> None:
    for moment in moments:
        with clock.frozen(moment), viewing(member.viewer):
            checkin_actions.check_in(ease=3, energy=3, words=[], need="", note="", zone=member.us.zone, sharing="me")


def days(*found: date) -> list[str]:
    return [date_format(day, "MONTH_DAY_FORMAT") for day in found]


def test_each_partner_reads_trends_by_their_own_start_of_the_week(ana: CastMember, ben: CastMember) -> None:
    for member in (ana, ben):
        check_in_at(member, SATURDAY_BEFORE, SUNDAY, WEDNESDAY)
    with clock.frozen(WEDNESDAY):
        assert week_starts_of(ana) == days(date(2026, 11, 9), date(2026, 11, 16)), "Madrid: Monday"
        assert week_starts_of(ben) == days(date(2026, 11, 8), date(2026, 11, 15)), "New York: Sunday"
        ana.client.post(PROFILE_URL, profile_data(ana, week_begins="saturday"))
        assert week_starts_of(ana) == days(date(2026, 11, 14))
        assert week_starts_of(ben) == days(date(2026, 11, 8), date(2026, 11, 15)), "it is each one's own"
        ben.client.post(PROFILE_URL, profile_data(ben, week_begins="monday"))
        assert week_starts_of(ben) == days(date(2026, 11, 9), date(2026, 11, 16))
        ben.client.post(PROFILE_URL, profile_data(ben, week_begins="usual", time_zone="Africa/Cairo"))
        assert week_starts_of(ben) == days(date(2026, 11, 14)), "the usual day moves along with the clock"


def test_the_chosen_start_of_the_week_is_on_the_profile_and_in_the_export(cleo: CastMember) -> None:
    page = cleo.get(PROFILE_URL).text
    assert 'name="week_begins" value="usual"' in page
    cleo.client.post(PROFILE_URL, profile_data(cleo, week_begins="sunday"))
    person = Person.objects.get(pk=cleo.id)
    assert person.week_begins == "sunday"
    assert account_export.account_of(person)["person"]["week_begins"] == "sunday"
    without = profile_data(cleo)
    del without["week_begins"]
    assert cleo.client.post(PROFILE_URL, without).status_code == 302, "a page from before asks for nothing"
    assert Person.objects.get(pk=cleo.id).week_begins == "sunday"
    assert cleo.client.post(PROFILE_URL, profile_data(cleo, week_begins="friday")).status_code == 422
    assert Person.objects.get(pk=cleo.id).week_begins == "sunday"
