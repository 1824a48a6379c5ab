"""A second step, recovery codes and passkeys."""

import json
import re
import time
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.exceptions import InvalidTag
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from our2souls.lib import clock
from our2souls.people.account import mfa_adapter
from our2souls.privacy import keys
from tests.cast import PASSWORD, CastMember
from tests.letters import post
from tests.markup import squeezed
from tests.people.account.test_sign_in import SAID, code_in, confirm, is_in, log_in


def prove(member: CastMember) -> None:
    """Say once more who one is."""
    member.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def shown_by_the_app(secret: str) -> str:
    """What an app shows for a secret now; forgets that it was used, since no test waits half a minute."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def code_at(secret: str, step: int) -> str:
    """What an app shows whose clock is that many half minutes early or late."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def turn_on(member: CastMember) -> str:
    """Turn the second step on; returns the app's secret."""
    prove(member)
    member.client.get(reverse("mfa_activate_totp"))
    secret: str = member.client.session[SECRET_SESSION_KEY]
    answer = member.client.post(reverse("mfa_activate_totp"), {"code": shown_by_the_app(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def options_in(page: Any) -> dict[str, Any]:
    """What a page hands to the device."""
    found = re.search(r'<o2s-passkey[^>]* options="([^"]*)"', page.content.decode())
    assert found
    return json.loads(unescape(found[1]))  # type: ignore[no-any-return]


def a_passkey(member: CastMember, name: str = "Phone") -> Authenticator:
    return Authenticator.objects.create(user=member.person, type="webauthn", data={"name": name, "credential": {}})


def test_a_second_step_is_asked_for_after_the_password(nobody: Client, cleo: CastMember) -> None:
    secret = turn_on(cleo)
    assert log_in(nobody, cleo.person.email)["Location"] == reverse("mfa_authenticate")
    assert not is_in(nobody)
    wrong = nobody.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert "isn’t the right one" in wrong
    assert not is_in(nobody)
    assert nobody.post(reverse("mfa_authenticate"), {"code": shown_by_the_app(secret)})["Location"] == "/today"
    assert is_in(nobody)


def test_the_seeds_lie_sealed_and_open_for_nothing_else(cleo: CastMember) -> None:
    secret = turn_on(cleo)
    kept = {each.type: each.data for each in Authenticator.objects.filter(user=cleo.person)}
    assert kept.keys() == {"totp", "recovery_codes"}
    assert secret not in json.dumps(kept)
    assert keys.decrypt_for_instance(kept["totp"]["secret"], "mfa") == secret
    with pytest.raises(InvalidTag):
        keys.decrypt_for_instance(kept["totp"]["secret"], "something else")


def test_the_page_draws_its_own_code_and_no_image_made_of_data(cleo: CastMember) -> None:
    prove(cleo)
    page = cleo.client.get(reverse("mfa_activate_totp")).content.decode()
    assert 'class="qr"' in page
    assert "data:" not in page
    assert cleo.client.session[SECRET_SESSION_KEY] in page


def test_setting_it_up_asks_once_more_who_one_is(cleo: CastMember) -> None:
    answer = cleo.client.get(reverse("mfa_activate_totp"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    page = cleo.client.post(reverse("account_reauthenticate"), {"password": "not this one"}).content.decode()
    assert "isn’t your password" in page
    assert cleo.client.get(reverse("mfa_activate_totp")).status_code == 302


@pytest.mark.parametrize(("step", "is_let_in"), [(-1, True), (0, True), (1, True), (-3, False), (3, False)])
def test_a_clock_may_be_half_a_minute_early_or_late(
    nobody: Client,
    cleo: CastMember,
    step: int,
    is_let_in: bool,  # noqa: FBT001
) -> None:
    secret = turn_on(cleo)
    cache.clear()
    log_in(nobody, cleo.person.email)
    nobody.post(reverse("mfa_authenticate"), {"code": code_at(secret, step)})
    assert is_in(nobody) is is_let_in


def forget_as_allauth_does(member: CastMember, code: str) -> None:
    """It remembers a code for half a minute, while the code is right for a minute and a half."""
    cache.delete(TOTP(Authenticator.objects.get(user=member.person, type="totp"))._get_used_cache_key(code))


def test_a_code_works_once_as_long_as_it_would_be_right(nobody: Client, cleo: CastMember) -> None:
    secret = turn_on(cleo)
    code = code_at(secret, 1)
    for client, is_let_in in ((nobody, True), (Client(), False)):
        log_in(client, cleo.person.email)
        client.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}" if is_let_in else code})
        assert is_in(client) is is_let_in
        forget_as_allauth_does(cleo, code)
    nobody.post(reverse("mfa_reauthenticate"), {"code": code})
    assert nobody.get(reverse("mfa_generate_recovery_codes")).status_code == 302


def test_the_code_that_turned_it_on_lets_nobody_in(nobody: Client, cleo: CastMember) -> None:
    prove(cleo)
    cleo.client.get(reverse("mfa_activate_totp"))
    code = code_at(cleo.client.session[SECRET_SESSION_KEY], 0)
    assert cleo.client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    log_in(nobody, cleo.person.email)
    assert "isn’t the right one" in nobody.post(reverse("mfa_authenticate"), {"code": code}).content.decode()


def test_the_secret_on_the_page_stays_until_it_is_confirmed(cleo: CastMember) -> None:
    prove(cleo)
    url = reverse("mfa_activate_totp")

    def shown(page: Any) -> str:
        return re.findall(r'class="secret"[^>]*>([A-Z2-7]+)<', page.content.decode())[0]

    secret = shown(cleo.client.get(url))
    assert shown(cleo.client.get(url)) == secret
    assert shown(cleo.client.post(url, {"code": "000000"})) == secret
    assert shown(cleo.client.get(url)) == secret
    with clock.moved(mfa_adapter.OFFER + timedelta(minutes=1)):
        later = shown(cleo.client.get(url))
        assert later != secret
        assert cleo.client.post(url, {"code": code_at(secret, 0)}).status_code == 200
        assert cleo.client.post(url, {"code": code_at(later, 0)}).status_code == 302
    assert SECRET_SESSION_KEY not in cleo.client.session


def test_a_recovery_code_works_once(nobody: Client, cleo: CastMember) -> None:
    turn_on(cleo)
    page = cleo.client.get(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.findall(r"<li>(\d{8})</li>", page)[0]
    log_in(nobody, cleo.person.email)
    assert nobody.post(reverse("mfa_authenticate"), {"code": code})["Location"] == "/today"
    again = Client()
    log_in(again, cleo.person.email)
    assert again.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert not is_in(again)


def test_recovery_codes_can_be_saved_and_made_anew(cleo: CastMember) -> None:
    turn_on(cleo)
    file = cleo.client.get(reverse("mfa_download_recovery_codes"))
    assert file["Content-Disposition"].startswith("attachment")
    before = re.findall(r"^\d{8}$", file.content.decode(), re.MULTILINE)
    assert len(before) == 10
    assert "stop working" in cleo.client.get(reverse("mfa_generate_recovery_codes")).content.decode()
    cleo.client.post(reverse("mfa_generate_recovery_codes"))
    after = re.findall(r"<li>(\d{8})</li>", cleo.client.get(reverse("mfa_view_recovery_codes")).content.decode())
    assert len(after) == 10
    assert not set(before) & set(after)


def test_it_can_be_turned_off_again(nobody: Client, cleo: CastMember) -> None:
    turn_on(cleo)
    assert "On. After the password" in cleo.client.get(reverse("mfa_index")).content.decode()
    assert "Turn the second step off?" in cleo.client.get(reverse("mfa_deactivate_totp")).content.decode()
    cleo.client.post(reverse("mfa_deactivate_totp"))
    assert log_in(nobody, cleo.person.email)["Location"] == "/today"


def test_each_change_is_told_by_mail_in_neutral_words(transactional_db: None, cleo: CastMember) -> None:
    turn_on(cleo)
    cleo.client.post(reverse("mfa_generate_recovery_codes"))
    cleo.client.post(reverse("mfa_deactivate_totp"))
    assert {letter.subject for letter in post()} == {"Something about how you sign in has changed"}
    bodies = " ".join(letter.body for letter in post())
    for sentence in ("A second step was turned on.", "New recovery codes were made", "The second step was turned off."):
        assert sentence in bodies
    assert "127.0.0.1" not in bodies


def test_login_offers_a_passkey_where_the_device_knows_them(nobody: Client) -> None:
    page = squeezed(nobody.get(reverse("account_login")).content.decode())
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
        assert not is_in(nobody)


def test_adding_a_passkey_hands_the_device_a_name_not_an_id(cleo: CastMember) -> None:
    assert cleo.client.get(reverse("mfa_add_webauthn")).status_code == 302
    prove(cleo)
    options = options_in(cleo.client.get(reverse("mfa_add_webauthn")))["publicKey"]
    assert options["user"]["displayName"] == "Cleo"
    assert options["rp"]["name"] == "Our2Souls"
    for made_up in ("[1]", '{"id": "x"}', '{"id": 1, "response": {}}'):
        said = {"name": "Phone", "credential": made_up, "passwordless": "True"}
        assert cleo.client.post(reverse("mfa_add_webauthn"), said).status_code == 200
    assert not Authenticator.objects.exists()


def test_passkeys_are_listed_renamed_and_removed(cleo: CastMember) -> None:
    key = a_passkey(cleo)
    assert "None yet" not in cleo.client.get(reverse("mfa_list_webauthn")).content.decode()
    assert "One. Your device lets you in." in cleo.client.get(reverse("mfa_index")).content.decode()
    prove(cleo)
    assert 'value="Phone"' in cleo.client.get(reverse("mfa_edit_webauthn", args=[key.pk])).content.decode()
    cleo.client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Old phone"})
    assert "Old phone" in cleo.client.get(reverse("mfa_list_webauthn")).content.decode()
    assert "Old phone" in cleo.client.get(reverse("mfa_remove_webauthn", args=[key.pk])).content.decode()
    cleo.client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert not Authenticator.objects.filter(type="webauthn").exists()


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_somebody_elses_passkey_isnt_there(ana: CastMember, ben: CastMember, name: str) -> None:
    key = a_passkey(ana)
    prove(ben)
    assert ben.client.get(reverse(name, args=[key.pk])).status_code == 404
    assert ben.client.post(reverse(name, args=[key.pk]), {"name": "Mine"}).status_code == 404


def test_one_can_sign_up_with_a_passkey_and_no_password(nobody: Client) -> None:
    said = {name: value for name, value in SAID.items() if name != "password1"}
    page = nobody.get(reverse("account_signup_by_passkey")).content.decode()
    assert 'type="password"' not in page
    nobody.post(reverse("account_signup_by_passkey"), said)
    assert confirm(nobody, code_in(post()[0]))["Location"] == reverse("mfa_signup_webauthn")
    assert not is_in(nobody)
    assert options_in(nobody.get(reverse("mfa_signup_webauthn")))["publicKey"]["user"]["displayName"] == "Pia"


def test_somebody_without_a_password_can_set_one(cleo: CastMember) -> None:
    cleo.person.set_unusable_password()
    cleo.person.save()
    cleo.client.force_login(cleo.person)
    assert cleo.client.get(reverse("account_change_password"))["Location"] == reverse("account_set_password")
    assert "None. You log in with a passkey." in cleo.client.get(reverse("mfa_index")).content.decode()
    assert cleo.client.post(reverse("account_set_password"), {"password1": PASSWORD})["Location"] == reverse(
        "mfa_index"
    )
    cleo.person.refresh_from_db()
    assert cleo.person.check_password(PASSWORD)
