"""A password is hashed before anything is written: hashing is slow on purpose, and a write keeps everybody waiting."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.core.management import call_command
from django.db import connections
from django.test import Client, override_settings
from django.urls import reverse

from our2souls.people.models import Person
from tests.cast import PASSWORD, CastMember
from tests.conftest import ALL
from tests.factories.people import COUNTS_ON_DISK, NEW_PASSWORD, code_in, is_signed_in, log_in, sign_up
from tests.letters import post

pytestmark = pytest.mark.django_db(databases=ALL, transaction=True)


@pytest.fixture
def hashed(cleo: CastMember, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """For each hash that is made, whether a transaction was open; on the cache that a home has, whose counts are written."""
    made: list[bool] = []
    encode = MD5PasswordHasher.encode

    def watched(hasher: MD5PasswordHasher, *args: Any) -> str:
        made.append(any(each.in_atomic_block for each in connections.all()))
        return str(encode(hasher, *args))

    with override_settings(CACHES=COUNTS_ON_DISK):
        call_command("createcachetable", database="limits", verbosity=0)
        monkeypatch.setattr(MD5PasswordHasher, "encode", watched)
        yield made
        with connections["limits"].cursor() as cursor:
            cursor.execute("DELETE FROM counts")


def test_signing_up_hashes_the_password_outside_a_transaction(
    nobody: Client, cleo: CastMember, hashed: list[bool]
) -> None:
    sign_up(nobody)
    assert Person.objects.filter(email="pia@example.org").exists()
    sign_up(Client(), email=cleo.person.email)
    assert len(hashed) >= 1
    assert not any(hashed)


def test_logging_in_hashes_the_password_outside_a_transaction(
    nobody: Client, cleo: CastMember, hashed: list[bool]
) -> None:
    log_in(nobody, cleo.person.email, "not this one")
    log_in(nobody, "nobody@example.org")
    log_in(nobody, cleo.person.email)
    assert is_signed_in(nobody)
    assert len(hashed) >= 3
    assert not any(hashed)


def test_reauthenticating_hashes_the_password_outside_a_transaction(cleo: CastMember, hashed: list[bool]) -> None:
    cleo.client.post(reverse("account_reauthenticate"), {"password": "not this one"})
    cleo.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert cleo.client.get(reverse("mfa_activate_totp")).status_code == 200
    assert len(hashed) >= 2
    assert not any(hashed)


def test_changing_a_password_hashes_it_outside_a_transaction(cleo: CastMember, hashed: list[bool]) -> None:
    url = reverse("account_change_password")
    cleo.client.post(url, {"oldpassword": "not this one", "password1": NEW_PASSWORD})
    assert cleo.client.post(url, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}).status_code == 302
    assert len(hashed) >= 3
    assert not any(hashed)


def test_setting_a_first_password_hashes_it_outside_a_transaction(cleo: CastMember, hashed: list[bool]) -> None:
    Person.objects.filter(pk=cleo.id).update(password=make_password(None))
    cleo.client.force_login(Person.objects.get(pk=cleo.id))
    assert cleo.client.post(reverse("account_set_password"), {"password1": NEW_PASSWORD}).status_code == 302
    assert len(hashed) >= 1
    assert not any(hashed)


def test_resetting_a_password_hashes_it_outside_a_transaction(
    nobody: Client, cleo: CastMember, hashed: list[bool]
) -> None:
    asked = nobody.post(reverse("account_reset_password"), {"email": cleo.person.email})
    right = nobody.post(asked["Location"], {"code": code_in(post()[-1])})
    assert nobody.post(right["Location"], {"password1": NEW_PASSWORD}).status_code == 302
    assert len(hashed) >= 1
    assert not any(hashed)
