"""The page for whoever is afraid: whom to call where they are; kept nowhere, remembered nowhere."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.cast import CastMember
from tests.factories.people import lock_now, set_lock

HELP = "/us/help"


@pytest.fixture
def client(db: None) -> Client:
    return Client()


def test_whoever_chose_a_country_reads_its_numbers_first(client: Client) -> None:
    page = client.get(HELP, {"country": "ES"}).text
    assert '<a href="tel:112">112</a>' in page
    assert '<a href="tel:016">016</a>' in page
    assert "Last checked on" in page
    assert page.index("tel:016") < page.index("findahelpline.com")


def test_what_nobody_checked_is_said(client: Client) -> None:
    lines = client.get(HELP, {"country": "NL"}).text.split("<li")
    (checked,) = (each for each in lines if "tel:08002000" in each)
    (unchecked,) = (each for each in lines if 'tel:113"' in each)
    assert "Last checked on 30 November 2026." in checked
    assert "Not checked yet: it may have changed." in unchecked
    assert "Not checked yet" not in checked
    assert "Last checked" not in unchecked


@pytest.mark.parametrize("country", ["", "XX", "elsewhere", "<script>", "GB GB"])
def test_without_a_country_there_are_all_emergency_numbers(client: Client, country: str) -> None:
    page = client.get(HELP, {"country": country}).text
    assert "tel:911" in page
    assert "tel:999" in page
    assert "<script>" not in page


def test_the_profiles_zone_says_where_one_is_until_one_chooses(ana: CastMember) -> None:
    assert "tel:016" in ana.get(HELP).text, "Europe/Madrid"
    assert "tel:08082000247" in ana.client.get(HELP, {"country": "GB"}).text
    assert "tel:016" in ana.get(HELP).text, "the choice is remembered nowhere"


def test_a_locked_session_tells_nothing_of_where_its_owner_is(ana: CastMember) -> None:
    set_lock(ana)
    lock_now(ana)
    assert "tel:016" not in ana.client.get(HELP).text


def test_nothing_is_kept_of_having_been_there(client: Client) -> None:
    before = Session.objects.count()
    answer = client.get(HELP, {"country": "ES"})
    assert Session.objects.count() == before
    assert {cookie for cookie in answer.cookies if cookie != "csrftoken"} == set()
    assert "no-store" in answer["Cache-Control"]


def test_spanish_says_it_too(client: Client) -> None:
    page = client.get(HELP, {"country": "NZ"}, headers={"accept-language": "es"}).text
    assert "Todos los días de 9 a 23" in page
    assert "Nueva Zelanda" in page
