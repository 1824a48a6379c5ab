"""What a mail server really gets: headers that programs read by the letter, whatever the address of the house."""

from dataclasses import replace
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from our2souls.delivery.models import Preference
from our2souls.delivery.registry import notification_types
from our2souls.delivery.worker import run
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import Tea, deliveries
from tests.smtp import receiving

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
ORIGINS = {
    "http://localhost:8000": "localhost",
    f"https://{'a' * 60}.{'b' * 60}.{'c' * 60}.example.org:8443": f"{'a' * 60}.{'b' * 60}.{'c' * 60}.example.org",
    "https://nosotros-café.example": "xn--nosotros-caf-meb.example",
    "http://[fd00::9]:8000": "[fd00::9]",
}
LONG = "k" * 40
"""As long as the name of a notice may be."""


@pytest.fixture(params=ORIGINS, ids=["short", "long", "idn", "number"])
def origin(request: pytest.FixtureRequest, settings: Any) -> str:
    """Where people open it."""
    settings.OUR2SOULS_ORIGIN = request.param
    return str(request.param)


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, ana: CastMember) -> str:
    """What Ana speaks."""
    Person.objects.filter(pk=ana.id).update(language=request.param)
    return str(request.param)


def unfolded(raw: bytes, name: str) -> list[bytes]:
    """The lines of a header as they were sent, without anything that a parser would mend."""
    head = raw.split(b"\r\n\r\n")[0].split(b"\r\n")
    return [line for line in head if line.lower().startswith(f"{name.lower()}:".encode())]


def received(work_: Any) -> tuple[bytes, EmailMessage]:
    """The one mail that a mail server got meanwhile, raw and read."""
    with receiving() as server:
        assert work_() == 1
    return server.received[0], server.letters[0]


def notice(tea: Tea, ana: CastMember) -> tuple[bytes, EmailMessage]:
    """A reminder, of a kind with the longest name."""
    notification_types.register(replace(notification_types.named("tea"), category=LONG))
    tea.notify(ana)
    return received(lambda: run.run_due().mails)


def test_a_notification_mail_can_be_unsubscribed_in_one_click(
    ana: CastMember, tea: Tea, origin: str, language: str
) -> None:
    raw, mail = notice(tea, ana)
    (line,) = unfolded(raw, "List-Unsubscribe")
    assert b"=?" not in line
    url = line.decode("ascii").removeprefix("List-Unsubscribe: <").removesuffix(">")
    assert mail["List-Unsubscribe"] == f"<{url}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    parts = urlsplit(url)
    assert parts.netloc.removesuffix(f":{parts.port}") == ORIGINS[origin]
    assert (parts.scheme, parts.port) == (urlsplit(origin).scheme, urlsplit(origin).port)
    assert Client(enforce_csrf_checks=True).post(parts.path, ONE_CLICK).status_code == 200
    with viewing(ana.viewer):
        assert Preference.objects.filter(category=LONG, email=False).exists()


def test_both_halves_of_a_mail_say_how_to_unsubscribe(ana: CastMember, tea: Tea, origin: str, language: str) -> None:
    _raw, mail = notice(tea, ana)
    url = str(mail["List-Unsubscribe"]).strip("<>")
    plain, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert url in plain.get_content()
    assert url in html.get_content()
    assert f'<html lang="{language}">' in html.get_content()


def test_the_headers_of_a_notification_mail_name_no_machine(ana: CastMember, tea: Tea, origin: str) -> None:
    raw, mail = notice(tea, ana)
    (row,) = deliveries(channel="email")
    assert unfolded(raw, "Message-ID") == [f"Message-ID: <{row.pk}@{ORIGINS[origin]}>".encode()]
    assert (mail["Auto-Submitted"], mail["To"]) == ("auto-generated", "ana@example.org")
    assert mail["Subject"] == "Something is waiting for you two"


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_the_headers_of_an_account_mail_name_no_machine(cleo: CastMember, origin: str, spoken: str) -> None:
    Person.objects.filter(pk=cleo.id).update(language=spoken)
    Client().post(reverse("account_reset_password"), {"email": "cleo@example.org"})
    raw, mail = received(run.deliver_account_mail)
    (line,) = unfolded(raw, "Message-ID")
    assert line.decode("ascii").endswith(f"@{ORIGINS[origin]}>")
    assert (mail["Auto-Submitted"], mail["To"]) == ("auto-generated", "cleo@example.org")
    assert mail["Subject"] == {"en": "Your code", "es": "Tu código"}[spoken]
    assert mail["List-Unsubscribe"] is None


def test_lines_of_a_mail_are_as_long_as_mail_servers_take(
    ana: CastMember, tea: Tea, origin: str, language: str
) -> None:
    raw, _mail = notice(tea, ana)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
