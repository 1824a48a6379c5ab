"""What lies in the database of a session lets nobody in and shows no code."""

import json
import zlib
from base64 import b64decode
from contextlib import suppress

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Djangos
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from our2souls.people.account.session_store import contents_of
from tests.cast import CastMember
from tests.factories.people import code_in, is_signed_in, log_in
from tests.letters import post

COOKIE = settings.SESSION_COOKIE_NAME


def with_cookie(value: str) -> Client:
    client = Client()
    client.cookies[COOKIE] = value
    return client


def everything_stored() -> list[str]:
    """Every value of both tables, as it lies there, and as anybody could unpack it: base64 of both kinds, zlib."""
    found = []
    for table in ("django_session", "usersessions_usersession"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name from the line above
            found += [str(value) for row in cursor.fetchall() for value in row]
    parts = {part.lstrip(".") for value in found for part in (value, *value.split(":"))}
    return found + [text for part in parts for text in unpacked(part)]


def unpacked(part: str) -> list[str]:
    raw = []
    with suppress(ValueError, zlib.error):
        raw.append(b64decode(part.translate(str.maketrans("-_", "+/")) + "=" * (-len(part) % 4), validate=True))
        raw.append(zlib.decompress(raw[0]))
    return [each.decode("latin1") for each in raw]


def test_nothing_stored_of_a_session_works_as_its_cookie(nobody: Client, cleo: CastMember) -> None:
    log_in(nobody, cleo.person.email)
    assert is_signed_in(nobody)
    assert UserSession.objects.get(user=cleo.person).session_key in everything_stored()
    for value in everything_stored():
        if not value.isascii() or not value.isprintable():
            continue  # no cookie can hold it
        response = with_cookie(value).get(reverse("people:us"))
        assert response.status_code == 302, value
    assert with_cookie(nobody.cookies[COOKIE].value).get(reverse("people:us")).status_code == 200
    assert nobody.cookies[COOKIE].value not in " ".join(everything_stored())


def test_the_reset_code_in_a_session_cannot_be_read(nobody: Client, cleo: CastMember) -> None:
    nobody.post(reverse("account_reset_password"), {"email": cleo.person.email})
    code = code_in(post()[-1])
    assert code in json.dumps(dict(nobody.session))
    stored = " ".join(everything_stored())
    assert code not in stored
    assert cleo.person.email not in stored
    assert str(cleo.id) not in "".join(Session.objects.values_list("session_data", flat=True))


def test_the_contents_of_a_session_do_not_decrypt_in_another(nobody: Client, cleo: CastMember) -> None:
    nobody.get("/us/j/none")
    mine = Session.objects.get(pk=nobody.session.session_key)
    theirs = Session.objects.get(pk=cleo.client.session.session_key)
    assert contents_of(theirs)[SESSION_KEY] == str(cleo.id)
    Session.objects.filter(pk=mine.pk).update(session_data=theirs.session_data)
    assert not is_signed_in(nobody)
    assert nobody.get(reverse("people:us")).status_code == 302


def test_a_session_of_an_older_data_folder_has_ended(nobody: Client, cleo: CastMember) -> None:
    old = Djangos()
    old.update(dict(cleo.client.session.items()))
    old.save()
    assert with_cookie(str(old.session_key)).get(reverse("people:us")).status_code == 302
    assert contents_of(Session.objects.get(pk=old.session_key)) == {}


def test_logging_in_changes_the_session_cookie_and_logging_out_ends_it(nobody: Client, cleo: CastMember) -> None:
    nobody.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    before = nobody.cookies[COOKIE].value
    log_in(nobody, cleo.person.email)
    during = nobody.cookies[COOKIE].value
    assert during != before
    assert not is_signed_in(with_cookie(before))
    nobody.post(reverse("account_logout"))
    assert with_cookie(during).get(reverse("people:us")).status_code == 302


def test_a_made_up_session_cookie_opens_nothing_and_is_not_adopted(cleo: CastMember) -> None:
    for made_up in ("x", "a" * 32, "ñandú", " "):
        client = with_cookie(made_up)
        assert client.get(reverse("people:us")).status_code == 302
        log_in(client, cleo.person.email)
        assert client.cookies[COOKIE].value != made_up
