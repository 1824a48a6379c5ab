"""Passkeys: offered, added, renamed and removed; signing up with one, and a password added later."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD, CastMember
from tests.factories.people import (
    SIGNUP,
    a_passkey,
    code_in,
    confirm_address,
    is_signed_in,
    passkey_options,
    reauthenticate,
)
from tests.letters import post
from tests.markup import squeezed


def test_login_offers_a_passkey_where_the_device_knows_them(nobody: Client) -> None:
    page = squeezed(nobody.get(reverse("account_login")).text)
    assert f'<o2s-passkey from="{reverse("mfa_login_webauthn")}"><div hidden>' in page
    options = nobody.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["userVerification"] == "required"
    assert nobody.get(reverse("mfa_login_webauthn"))["Location"] == reverse("account_login")


def test_a_made_up_passkey_lets_nobody_in(nobody: Client, cleo: CastMember) -> None:
    nobody.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    for made_up in (
        "",
        "[]",
        "7",
        "no json",
        '{"id": "x"}',
        '{"id": "x", "rawId": "x", "response": {"userHandle": "eA"}}',
    ):
        nobody.post(reverse("mfa_login_webauthn"), {"credential": made_up})
        assert not is_signed_in(nobody)


def test_adding_a_passkey_hands_the_device_a_name_not_an_id(cleo: CastMember) -> None:
    assert cleo.client.get(reverse("mfa_add_webauthn")).status_code == 302
    reauthenticate(cleo)
    options = passkey_options(cleo.client.get(reverse("mfa_add_webauthn")))["publicKey"]
    assert options["user"]["displayName"] == "Cleo"
    assert options["rp"]["name"] == "Our2Souls"
    for made_up in ("[1]", '{"id": "x"}', '{"id": 1, "response": {}}'):
        data = {"name": "Phone", "credential": made_up, "passwordless": "True"}
        assert cleo.client.post(reverse("mfa_add_webauthn"), data).status_code == 200
    assert not Authenticator.objects.exists()


def test_passkeys_are_listed_renamed_and_removed(cleo: CastMember) -> None:
    key = a_passkey(cleo)
    assert "None yet" not in cleo.client.get(reverse("mfa_list_webauthn")).text
    assert "One. Your device lets you in." in cleo.client.get(reverse("mfa_index")).text
    reauthenticate(cleo)
    assert 'value="Phone"' in cleo.client.get(reverse("mfa_edit_webauthn", args=[key.pk])).text
    cleo.client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Old phone"})
    assert "Old phone" in cleo.client.get(reverse("mfa_list_webauthn")).text
    assert "Old phone" in cleo.client.get(reverse("mfa_remove_webauthn", args=[key.pk])).text
    cleo.client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert not Authenticator.objects.filter(type="webauthn").exists()


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_somebody_elses_passkey_is_not_found(ana: CastMember, ben: CastMember, name: str) -> None:
    key = a_passkey(ana)
    reauthenticate(ben)
    assert ben.client.get(reverse(name, args=[key.pk])).status_code == 404
    assert ben.client.post(reverse(name, args=[key.pk]), {"name": "Mine"}).status_code == 404


def test_one_can_sign_up_with_a_passkey_and_no_password(nobody: Client) -> None:
    data = {name: value for name, value in SIGNUP.items() if name != "password1"}
    page = nobody.get(reverse("account_signup_by_passkey")).text
    assert 'type="password"' not in page
    nobody.post(reverse("account_signup_by_passkey"), data)
    assert confirm_address(nobody, code_in(post()[0]))["Location"] == reverse("mfa_signup_webauthn")
    assert not is_signed_in(nobody)
    assert passkey_options(nobody.get(reverse("mfa_signup_webauthn")))["publicKey"]["user"]["displayName"] == "Pia"


def test_somebody_without_a_password_can_set_one(cleo: CastMember) -> None:
    cleo.person.set_unusable_password()
    cleo.person.save()
    cleo.client.force_login(cleo.person)
    assert cleo.client.get(reverse("account_change_password"))["Location"] == reverse("account_set_password")
    assert "None. You log in with a passkey." in cleo.client.get(reverse("mfa_index")).text
    assert cleo.client.post(reverse("account_set_password"), {"password1": PASSWORD})["Location"] == reverse(
        "mfa_index"
    )
    cleo.person.refresh_from_db()
    assert cleo.person.check_password(PASSWORD)
