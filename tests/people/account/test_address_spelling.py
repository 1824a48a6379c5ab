"""A password and an address are the same however a machine spells them, and a password manager is told whose it is."""

import re
from typing import Any
from unicodedata import normalize

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from our2souls.people.models import Person
from tests.cast import PASSWORD, CastMember
from tests.factories.people import NEW_PASSWORD, code_in, confirm_address, is_signed_in, log_in, sign_up, without_tokens
from tests.letters import post

COMPOSED = "ein schöner Tag am Fluß, mañana"
ON_A_MAC = normalize("NFD", COMPOSED)
TYPED, KEPT = "pia@bücher.example", "pia@xn--bcher-kva.example"


def with_password(member: CastMember, stored: str) -> CastMember:
    Person.objects.filter(pk=member.id).update(password=make_password(stored))
    return member


@pytest.mark.parametrize(("first", "then"), [(COMPOSED, ON_A_MAC), (ON_A_MAC, COMPOSED)])
def test_a_password_typed_in_another_unicode_form_logs_in(nobody: Client, first: str, then: str) -> None:
    sign_up(nobody, password1=first)
    confirm_address(nobody, code_in(post()[-1]))
    phone = Client()
    assert log_in(phone, "pia@example.org", then)["Location"] == "/today"
    assert Person.objects.get(email="pia@example.org").password.startswith("md5$")
    again = phone.post(reverse("account_reauthenticate") + "?next=/us/", {"password": then})
    assert again["Location"] == "/us/"
    changed = phone.post(reverse("account_change_password"), {"oldpassword": first, "password1": NEW_PASSWORD})
    assert changed["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("stored", [COMPOSED, ON_A_MAC])
def test_a_password_stored_before_normalisation_still_logs_in(cleo: CastMember, stored: str) -> None:
    with_password(cleo, stored)
    for typed in (COMPOSED, ON_A_MAC):
        client = Client()
        assert log_in(client, cleo.person.email, typed)["Location"] == "/today"
    assert not is_signed_in(Client())
    assert "don’t belong together" in log_in(Client(), cleo.person.email, "ein schoner Tag am Fluß, manana").text


def test_a_changed_and_a_reset_password_are_normalised_too(nobody: Client, cleo: CastMember) -> None:
    cleo.client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": ON_A_MAC})
    assert log_in(Client(), cleo.person.email, COMPOSED)["Location"] == "/today"
    asked = nobody.post(reverse("account_reset_password"), {"email": cleo.person.email})
    right = nobody.post(asked["Location"], {"code": code_in(post()[-1])})
    nobody.post(right["Location"], {"password1": f"{ON_A_MAC} ö"})
    assert log_in(Client(), cleo.person.email, normalize("NFC", f"{COMPOSED} ö"))["Location"] == "/today"


def test_the_length_of_a_password_counts_visible_letters(nobody: Client) -> None:
    assert "too short" in sign_up(nobody, password1=normalize("NFD", "ñandúñandú")).text


def test_an_address_is_the_same_in_both_forms_of_its_domain(nobody: Client) -> None:
    sign_up(nobody, email=TYPED)
    assert post()[-1].to == [KEPT]
    confirm_address(nobody, code_in(post()[-1]))
    assert Person.objects.get().email == EmailAddress.objects.get().email == KEPT
    for typed in (TYPED, KEPT, "Pia@BÜCHER.example", "PIA@xn--BCHER-kva.example", normalize("NFD", TYPED)):
        client = Client()
        assert log_in(client, typed, "dreaming of a fig tree")["Location"] == "/today", typed


def test_both_forms_of_an_address_sign_up_one_person(nobody: Client) -> None:
    sign_up(nobody, email=TYPED)
    confirm_address(nobody, code_in(post()[-1]))
    cache.clear()  # no test waits ten seconds to ask for another letter
    known, unknown = sign_up(Client(), email=KEPT), sign_up(Client(), email="pia@other.example")
    assert known["Location"] == unknown["Location"]
    assert Person.objects.count() == 2
    assert post()[1].to == [KEPT]


def test_a_reset_code_finds_an_address_in_both_forms(nobody: Client) -> None:
    sign_up(nobody, email=KEPT)
    confirm_address(nobody, code_in(post()[-1]))
    for typed in (TYPED, KEPT):
        client = Client()
        asked = client.post(reverse("account_reset_password"), {"email": typed})
        right = client.post(asked["Location"], {"code": code_in(post()[-1])})
        assert right["Location"] == reverse("account_complete_password_reset")
        assert client.post(right["Location"], {"password1": NEW_PASSWORD}).status_code == 302


def test_adding_an_address_again_is_refused_in_both_forms(cleo: CastMember) -> None:
    cleo.client.post(reverse("account_email"), {"email": TYPED, "action_add": ""})
    confirm_address(cleo.client, code_in(post()[-1]))
    assert Person.objects.get(pk=cleo.id).email == KEPT
    for typed in (TYPED, KEPT):
        page = cleo.client.post(reverse("account_email"), {"email": typed, "action_add": ""}).text
        assert "is your address already" in page


def test_pages_show_an_address_as_people_write_it(nobody: Client) -> None:
    sign_up(nobody, email=TYPED)
    assert TYPED in nobody.get(reverse("account_email_verification_sent")).text
    confirm_address(nobody, code_in(post()[-1]))
    for name in ("account_email", "mfa_index"):
        page = nobody.get(reverse(name), follow=True).text
        assert KEPT not in page.replace(f'value="{KEPT}"', "")
    assert TYPED in page


def test_an_address_that_is_too_long_in_ascii_is_refused_kindly(nobody: Client) -> None:
    long = "ü" * 30
    page = sign_up(nobody, email=f"pia@{'.'.join([long] * 7)}.example")
    assert page.status_code == 200
    assert "doesn’t look like an email yet" in page.text


def username_in(page: Any) -> list[str]:
    return [each for each in re.findall(r"<input[^>]*>", page.text) if 'autocomplete="username"' in each]


def test_a_password_manager_is_told_whose_password_it_is(nobody: Client, cleo: CastMember) -> None:
    change, once_more = reverse("account_change_password"), reverse("account_reauthenticate")
    asked = nobody.post(reverse("account_reset_password"), {"email": cleo.person.email})
    right = nobody.post(asked["Location"], {"code": code_in(post()[-1])})
    pages = {change: cleo.client.get(change), once_more: cleo.client.get(once_more)}
    pages |= {"refused": cleo.client.post(change, {}), "reset": nobody.get(right["Location"])}
    Person.objects.filter(pk=cleo.id).update(password=make_password(None))
    cleo.client.force_login(Person.objects.get(pk=cleo.id))
    pages |= {"first": cleo.client.get(reverse("account_set_password"))}
    for name, page in pages.items():
        (field,) = username_in(page)
        assert 'value="cleo@example.org"' in field, name
        assert "readonly" in field
        assert 'tabindex="-1"' in field
        assert 'aria-hidden="true"' in field
        assert "name=" not in field
        assert "id=" not in field
        assert bool(re.search('autocomplete="current-password"', without_tokens(page))) is (
            name in {change, once_more, "refused"}
        )
        assert bool(re.search('autocomplete="new-password"', without_tokens(page))) is (name != once_more)


ACCOUNT_PAGES = [
    "account_login", "account_signup", "account_signup_by_passkey", "account_reset_password", "account_logout",
    "account_change_password", "account_reauthenticate", "account_email", "mfa_index", "mfa_activate_totp",
    "mfa_list_webauthn", "mfa_add_webauthn", "people:profile", "people:devices", "people:invite",
]  # fmt: skip


@pytest.mark.host
@pytest.mark.parametrize("name", ACCOUNT_PAGES)
def test_no_id_stands_twice_on_a_page_around_an_account(cleo: CastMember, name: str) -> None:
    cleo.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    signed_out = name in {"account_login", "account_signup", "account_signup_by_passkey"}
    page = (Client() if signed_out else cleo.client).get(reverse(name))
    assert page.status_code == 200
    ids = re.findall(r'\sid="([^"]+)"', page.text)
    assert sorted(ids) == sorted(set(ids))
