"""A person's profile: what it takes, whom it concerns, and that it holds at once."""

import re
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from our2souls.delivery import schedules
from our2souls.delivery.models import Schedule
from our2souls.lib import clock
from our2souls.people.choices import time_zones
from our2souls.people.models import Person
from our2souls.people.profile import actions as profile_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.people import PROFILE_URL, profile_data


def person(member: CastMember) -> Person:
    return Person.objects.get(pk=member.id)


def test_the_profile_changes_everything_on_one_page(cleo: CastMember) -> None:
    changed = profile_data(
        cleo, name="Cleo B", pronouns="they/them", hue="tide", time_zone="Asia/Kolkata", scheme="dark",
        quiet_from="21:30", quiet_until="07:00",
    )  # fmt: skip
    assert cleo.client.post(PROFILE_URL, changed)["Location"] == PROFILE_URL
    saved = person(cleo)
    assert (saved.name, saved.pronouns, saved.hue, saved.time_zone) == (
        "Cleo B",
        "they/them",
        "tide",
        "Asia/Kolkata",
    )
    assert (saved.scheme, saved.quiet_from, saved.quiet_until) == ("dark", time(21, 30), time(7))
    page = cleo.client.get(PROFILE_URL).text
    assert 'data-scheme="dark"' in page
    assert 'value="21:30"' in page
    assert 'class="a-tide' in page


def test_the_chosen_language_holds_at_once_and_for_signed_out_pages(cleo: CastMember) -> None:
    response = cleo.client.post(PROFILE_URL, profile_data(cleo, language="es"))
    assert response.cookies["django_language"].value == "es"
    assert '<html lang="es"' in cleo.client.get(PROFILE_URL).text
    cleo.client.post(reverse("account_logout"))
    assert '<html lang="es"' in cleo.client.get(reverse("account_login")).text


def test_another_time_zone_moves_schedules(ana: CastMember) -> None:
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        schedules.schedule(ana.id, "revisit", uuid4(), "monthly", date(2026, 6, 12), time(18))
        ana.client.post(PROFILE_URL, profile_data(ana, time_zone="America/New_York"))
        with viewing(ana.viewer):
            assert Schedule.objects.get().next_at == datetime(2026, 6, 12, 22, tzinfo=UTC)


def test_discreet_pages_say_nothing_of_two_in_title_icon_and_manifest(ana: CastMember, ben: CastMember) -> None:
    assert "Our2Souls" in ana.client.get("/manifest.webmanifest").text
    ana.client.post(PROFILE_URL, profile_data(ana, discreet="on"))
    page = ana.client.get("/today").text
    assert re.search(r"<title>\s*Notes\s*</title>", page)
    head = page[: page.index("</head>")]
    assert "mark" not in head
    assert "plain-192" in head
    told = ana.client.get("/manifest.webmanifest").json()
    assert (told["name"], told["short_name"], told["description"]) == ("Notes", "Notes", "Notes")
    assert all("plain" in icon["src"] for icon in told["icons"])
    assert re.search(r"Our2Souls\s*</title>", ben.client.get("/today").text)
    assert "Our2Souls" in Client().get("/manifest.webmanifest").text


def test_the_partners_hue_is_not_offered_and_not_taken(ana: CastMember, ben: CastMember) -> None:
    page = ana.client.get(PROFILE_URL).text
    assert 'value="saffron"' in page
    assert 'value="dusk"' not in page
    refused = ana.client.post(PROFILE_URL, profile_data(ana, hue="dusk")).text
    assert "This colour isn’t free" in refused
    assert person(ana).hue == "saffron"


def test_two_who_choose_the_same_hue_at_once_never_both_have_it(ana: CastMember, ben: CastMember) -> None:
    profile = dict.fromkeys(("pronouns",), "") | {"name": "Ana", "hue": "tide", "time_zone": "UTC", "language": "en"}
    more: dict[str, Any] = {
        "scheme": "auto",
        "discreet": False,
        "week_begins": "usual",
        "quiet_from": None,
        "quiet_until": None,
    }
    wish = profile_actions.Profile(**profile, **more)
    with viewing(ben.viewer):
        profile_actions.update(ben.person, wish)
    with viewing(ana.viewer), pytest.raises(profile_actions.HueTaken):
        profile_actions.update(ana.person, wish)
    assert (person(ana).hue, person(ben).hue) == ("saffron", "tide")


def test_a_hue_taken_between_looking_and_keeping_stands_at_its_field(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    with viewing(ana.viewer):
        free = profile_actions.free_hues(ana.person)
    Person.objects.filter(pk=ben.id).update(hue="tide")
    answers = iter([free])
    real = profile_actions.free_hues
    monkeypatch.setattr(profile_actions, "free_hues", lambda who: next(answers, None) or real(who))
    page = ana.client.post(PROFILE_URL, profile_data(ana, hue="tide", name="Anna")).text
    assert "has just chosen this colour" in page
    assert 'value="Anna"' in page
    assert person(ana).hue == "saffron"


@pytest.mark.parametrize(
    ("begin", "end", "sentence"),
    [
        ("21:00", "", "need a beginning and an end"),
        ("", "07:00", "need a beginning and an end"),
        ("07:00", "07:00", "the same"),
    ],
)
def test_quiet_hours_have_both_ends(cleo: CastMember, begin: str, end: str, sentence: str) -> None:
    page = cleo.client.post(
        PROFILE_URL, profile_data(cleo, quiet_from=begin, quiet_until=end, name="Kept as typed")
    ).text
    assert sentence in page
    assert 'value="Kept as typed"' in page
    assert person(cleo).name == "Cleo"


@pytest.mark.parametrize(
    "changed", [{"name": ""}, {"name": "x" * 61}, {"time_zone": "Mars/Olympus"}, {"language": "xx"}]
)
def test_the_profile_refuses_unknown_values(cleo: CastMember, changed: dict[str, str]) -> None:
    page = cleo.client.post(PROFILE_URL, profile_data(cleo, **changed))
    assert page.status_code == 422
    assert 'aria-invalid="true"' in page.text


def test_the_device_proposes_a_time_zone_only_while_none_was_chosen(cleo: CastMember) -> None:
    assert "data-guess" not in cleo.client.get(PROFILE_URL).text
    Person.objects.filter(pk=cleo.id).update(time_zone="UTC")
    assert "data-guess" in cleo.client.get(PROFILE_URL).text


def test_an_old_name_of_a_time_zone_stays_choosable() -> None:
    assert ("US/Eastern", "US/Eastern") in time_zones.choices("US/Eastern")
    assert "Salta" in time_zones.label("America/Argentina/Salta")


def offered(page: str) -> dict[str, list[str]]:
    """The zones of the select, as they are read, by their group."""
    groups = re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', page, re.DOTALL)
    return {name: re.findall(r"<option[^>]*>\s*([^<]+?)\s*</option>", options) for name, options in groups}


def test_time_zones_are_named_in_the_language_of_the_page(cleo: CastMember) -> None:
    in_english = offered(cleo.client.get(PROFILE_URL).text)
    Person.objects.filter(pk=cleo.id).update(language="es", time_zone="Europe/London")
    page = cleo.client.get(PROFILE_URL).text
    in_spanish = offered(page)
    assert {"London", "Istanbul"} < {*in_english["Europe"]}
    assert {"Londres", "Estambul"} < {*in_spanish["Europa"]}
    assert "Nueva York" in in_spanish["América"]
    assert in_spanish["África"][:2] == ["Abiyán", "Acra"]
    assert [*in_spanish][:2] == ["África", "América"]
    assert "Londres" in cleo.client.get("/us/").text
    assert re.search(r'<option value="Europe/London" selected>\s*Londres', page)


def test_no_two_time_zones_of_a_continent_read_alike(cleo: CastMember) -> None:
    for language in ("en", "es"):
        Person.objects.filter(pk=cleo.id).update(language=language)
        for places in offered(cleo.client.get(PROFILE_URL).text).values():
            assert len(places) == len(set(places)), [each for each in places if places.count(each) > 1]


def test_only_the_name_pronouns_and_hue_reach_the_partner(ana: CastMember, ben: CastMember) -> None:
    ana.client.post(
        PROFILE_URL, profile_data(ana, name="Anna", pronouns="she/her", quiet_from="21:31", quiet_until="07:17")
    )
    pages = "".join(ben.client.get(path).text for path in ("/us/", "/us/who-sees-what", "/us/leave"))
    assert "Anna" in pages
    for kept in ("21:31", "07:17", "ana@example.org", "Madrid"):
        assert kept not in pages
