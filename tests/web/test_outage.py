"""The database away, busy or full: a page that says so, with the words, and a second try that keeps them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, connections
from django.test import Client
from django.urls import reverse

from our2souls.dreams import actions as dream_actions
from our2souls.dreams.models import Dream
from our2souls.privacy.viewer import viewing
from our2souls.web import health
from tests.cast import CastMember
from tests.web.forms import forms_of, key_of

WORDS = "A line that must not be lost"
AT = reverse("intentions:dreams")
REAL = pytest.mark.django_db(transaction=True, databases=["default", "keys", "limits"])


def form_data(by: CastMember, at: str = AT, **more: Any) -> dict[str, Any]:
    """What the form of a page would send."""
    return {"line": WORDS, "form-key": key_of(by.get(at).text)} | more


def retry_data(response: Any) -> dict[str, str]:
    """What the page of a failure would send."""
    assert WORDS in response.text
    (form,) = [form for form in forms_of(response.text) if form.method == "post"]
    (name,) = form.typed
    return form.values | {name: WORDS}


@pytest.mark.parametrize("with_file", [False, True])
def test_a_form_sent_while_the_database_is_away_can_be_sent_again(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch, *, with_file: bool
) -> None:
    at = reverse("vision:note_loose") if with_file else AT
    sent = form_data(ana, at, text=WORDS, whose="mine") if with_file else form_data(ana)
    if with_file:
        del sent["line"]
        sent["photos"] = SimpleUploadedFile("a.jpg", b"\xff\xd8 not really")
    ana.client.raise_request_exception = False

    def away(*_args: Any, **_more: Any) -> None:
        raise OperationalError("connection to server failed: Connection refused (private.example)")

    with monkeypatch.context() as patch:
        patch.setattr(type(connections["default"]), "cursor", away)
        response = ana.client.post(at, sent)
        opened = ana.client.get(at)
        ready = Client().get(reverse("web:ready"))
        live = Client().get(reverse("web:live"))
    assert [response.status_code, opened.status_code, ready.status_code, live.status_code] == [503, 503, 503, 200]
    assert "private.example" not in response.text
    assert ("not kept here" in response.text) == with_file
    assert ana.client.post(at, retry_data(response)).status_code == 302


@contextmanager
def locked() -> Iterator[None]:
    """Somebody else holds what every save needs, and this test waits for it only briefly."""
    name = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50" if connection.vendor == "sqlite" else "SET lock_timeout='50ms'")
    if connection.vendor == "sqlite":
        other: Any = sqlite3.connect(name)
        other.execute("BEGIN IMMEDIATE")
    else:
        other = psycopg.connect(dbname=name)
        other.execute("LOCK TABLE dreams_dream IN SHARE MODE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


@REAL
def test_a_form_sent_while_the_database_is_locked_can_be_sent_again(ana: CastMember, ben: CastMember) -> None:
    sent = form_data(ana)
    ana.client.raise_request_exception = False
    with locked():
        response = ana.client.post(AT, sent)
        assert ana.client.get(AT).status_code == 200, "reading goes on"
    assert response.status_code == 503
    assert ana.client.post(AT, retry_data(response)).status_code == 302
    with viewing(ana.viewer):
        assert [dream.line for dream in Dream.objects.all()] == [WORDS]


@pytest.mark.parametrize(
    "failure", [OperationalError("database or disk is full"), OSError(28, "No space left on device"), "53100"]
)
def test_a_form_sent_while_the_disk_is_full_can_be_sent_again(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch, failure: Any
) -> None:
    if failure == "53100":
        failure = OperationalError("could not extend file")
        failure.__cause__ = psycopg.errors.DiskFull("could not extend file")
    sent = form_data(ana)
    ana.client.raise_request_exception = False

    def full(*_args: Any, **_more: Any) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(dream_actions, "create", full)
        response = ana.client.post(AT, sent)
    assert response.status_code == 507
    assert "no room left" in response.text
    assert ana.client.post(AT, retry_data(response)).status_code == 302


def test_readiness_fails_while_the_disk_is_nearly_full(nobody: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert nobody.get(reverse("web:ready")).status_code == 200
    monkeypatch.setattr(health, "ROOM", 10**18)
    assert nobody.get(reverse("web:ready")).status_code == 503
