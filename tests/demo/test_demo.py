"""The demo couples: loaded once, readable by their people, refused where real people live."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from our2souls.demo import measures, plans, stage
from our2souls.demo.readiness import looks
from our2souls.lib import clock
from our2souls.people.models import Person
from tests.cast import CastMember


@pytest.fixture
def store(tmp_path: Path, settings: Any) -> Path:
    """A file store of this test's own."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    return tmp_path


def signed_in(name: str) -> Client:
    client = Client()
    person = Person.objects.get(email=f"{name}@{stage.DOMAIN}")
    client.force_login(person)
    return client


def test_the_demo_loads_three_couples_once_and_says_how_to_log_in(
    db: None, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("demo")
    printed = capsys.readouterr().out
    assert f"sam@{stage.DOMAIN}" in printed
    assert stage.PASSWORD in printed
    assert (Person.objects.count(), stage.couples()) == (9, 3)
    call_command("demo")
    assert "here already" in capsys.readouterr().out
    assert Person.objects.count() == 9


def test_people_of_the_demo_see_their_months(db: None, store: Path) -> None:
    """At noon: what they felt a few hours ago lies in the same day for each of them."""
    seen = {
        "sam": ["Our first home", "Play the cello suite"],
        "jordan": ["Our first home", "settled"],
        "alina": ["Vivir fuera", "Hora de la revisión"],
        "noor": ["Twelve Sundays without plans"],
        "elif": ["One home, two doors"],
    }
    with clock.frozen(clock.now().replace(hour=12)):
        call_command("demo")
        for name, words in seen.items():
            page = signed_in(name).get(reverse("web:home"))
            assert page.status_code == 200
            for said in words:
                assert said in page.text, (name, said)
        assert signed_in("marcus").get(reverse("checkins:mine")).status_code == 200


@pytest.mark.host
def test_two_of_the_demo_have_parted_and_each_reads_what_they_made_together(db: None, store: Path) -> None:
    call_command("demo")
    for name, other in (("maya", "Theo"), ("theo", "Maya")):
        client = signed_in(name)
        page = client.get(reverse("people:past")).text
        assert other in page
        copy = re.search(r'href="(/us/past/[0-9a-f-]{36})"', page)
        assert copy is not None
        assert "The coast on foot" in client.get(f"{copy[1]}/read/intentions").text
        assert "Learn to make the soup" in client.get(f"{copy[1]}/read/fridge").text
        assert ("For next summer" in client.get(f"{copy[1]}/read/letters").text) == (name == "theo")


@pytest.mark.host
def test_the_password_that_the_demo_prints_logs_in(db: None, store: Path) -> None:
    call_command("demo")
    client = Client()
    response = client.post(
        reverse("account_login"), {"login": f"sam@{stage.DOMAIN}", "password": stage.PASSWORD}, follow=True
    )
    assert "Sam" in response.text
    assert response.wsgi_request.user.is_authenticated


@pytest.mark.host
def test_the_calendar_address_that_the_demo_prints_is_read_without_logging_in_until_it_is_turned_off(
    db: None, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("demo")
    found = re.search(r"calendar address: https?://[^/]+(/\S+\.ics)", capsys.readouterr().out)
    assert found is not None
    answer = Client().get(found[1])
    assert answer.status_code == 200
    assert b"Sunday coffee" in answer.content
    signed_in("sam").post(reverse("feed:feed_end"))
    assert Client().get(found[1]).status_code == 404
    call_command("demo")
    assert "calendar address" not in capsys.readouterr().out


@pytest.mark.host
def test_the_demo_refuses_beside_real_people_unless_forced(ana: CastMember, store: Path) -> None:
    with pytest.raises(CommandError, match="Real people"):
        call_command("demo")
    assert Person.objects.filter(email__endswith=stage.DOMAIN).count() == 0
    call_command("demo", force=True)
    assert stage.couples() == 3


@pytest.mark.host
@pytest.mark.parametrize(
    ("module", "act", "couples"),
    [(plans, "home_of_noor_and_elif", 2), (measures, "lessons", 1)],
)
def test_a_demo_that_was_cut_off_goes_on_where_it_stopped(
    db: None, store: Path, monkeypatch: pytest.MonkeyPatch, module: object, act: str, couples: int
) -> None:
    def cut_off(*_said: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, act, cut_off)
        with pytest.raises(KeyboardInterrupt):
            call_command("demo")
    assert (stage.couples(), Person.objects.count()) == (couples, 2 * couples)
    call_command("demo")
    assert (stage.couples(), Person.objects.count()) == (3, 9)
    assert looks.is_loaded("Marcus")
