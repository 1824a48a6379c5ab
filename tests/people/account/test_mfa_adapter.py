"""A second step: an app's codes and recovery codes."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, TOTP
from cryptography.exceptions import InvalidTag
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from our2souls.lib import clock
from our2souls.people.account import mfa_adapter
from our2souls.privacy import keys
from tests.cast import CastMember
from tests.factories.people import is_signed_in, log_in, reauthenticate, totp_code, totp_code_at, turn_on_second_step
from tests.letters import post


def test_a_second_step_is_asked_for_after_the_password(nobody: Client, cleo: CastMember) -> None:
    secret = turn_on_second_step(cleo)
    assert log_in(nobody, cleo.person.email)["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(nobody)
    wrong = nobody.post(reverse("mfa_authenticate"), {"code": "000000"}).text
    assert "isn’t the right one" in wrong
    assert not is_signed_in(nobody)
    assert nobody.post(reverse("mfa_authenticate"), {"code": totp_code(secret)})["Location"] == "/today"
    assert is_signed_in(nobody)


def test_seeds_of_a_second_step_are_encrypted_for_this_purpose_alone(cleo: CastMember) -> None:
    secret = turn_on_second_step(cleo)
    authenticators = {each.type: each.data for each in Authenticator.objects.filter(user=cleo.person)}
    assert authenticators.keys() == {"totp", "recovery_codes"}
    assert secret not in json.dumps(authenticators)
    assert keys.decrypt_for_instance(authenticators["totp"]["secret"], "mfa") == secret
    with pytest.raises(InvalidTag):
        keys.decrypt_for_instance(authenticators["totp"]["secret"], "something else")


def test_the_qr_code_of_a_second_step_is_drawn_without_a_data_url(cleo: CastMember) -> None:
    reauthenticate(cleo)
    page = cleo.client.get(reverse("mfa_activate_totp")).text
    assert 'class="qr"' in page
    assert "data:" not in page
    assert cleo.client.session[SECRET_SESSION_KEY] in page


def test_setting_up_a_second_step_asks_for_the_password(cleo: CastMember) -> None:
    response = cleo.client.get(reverse("mfa_activate_totp"))
    assert response["Location"].startswith(reverse("account_reauthenticate"))
    page = cleo.client.post(reverse("account_reauthenticate"), {"password": "not this one"}).text
    assert "isn’t your password" in page
    assert cleo.client.get(reverse("mfa_activate_totp")).status_code == 302


@pytest.mark.parametrize(("step", "is_let_in"), [(-1, True), (0, True), (1, True), (-3, False), (3, False)])
def test_the_clock_of_an_authenticator_app_may_be_half_a_minute_off(
    nobody: Client,
    cleo: CastMember,
    step: int,
    is_let_in: bool,  # noqa: FBT001
) -> None:
    secret = turn_on_second_step(cleo)
    cache.clear()
    log_in(nobody, cleo.person.email)
    nobody.post(reverse("mfa_authenticate"), {"code": totp_code_at(secret, step)})
    assert is_signed_in(nobody) is is_let_in


def forget_as_allauth_does(member: CastMember, code: str) -> None:
    """It remembers a code for half a minute, while the code is right for a minute and a half."""
    cache.delete(TOTP(Authenticator.objects.get(user=member.person, type="totp"))._get_used_cache_key(code))


def test_a_code_of_an_authenticator_app_works_once(nobody: Client, cleo: CastMember) -> None:
    secret = turn_on_second_step(cleo)
    code = totp_code_at(secret, 1)
    for client, is_let_in in ((nobody, True), (Client(), False)):
        log_in(client, cleo.person.email)
        client.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}" if is_let_in else code})
        assert is_signed_in(client) is is_let_in
        forget_as_allauth_does(cleo, code)
    nobody.post(reverse("mfa_reauthenticate"), {"code": code})
    assert nobody.get(reverse("mfa_generate_recovery_codes")).status_code == 302


def test_the_code_that_turned_the_second_step_on_lets_nobody_in(nobody: Client, cleo: CastMember) -> None:
    reauthenticate(cleo)
    cleo.client.get(reverse("mfa_activate_totp"))
    code = totp_code_at(cleo.client.session[SECRET_SESSION_KEY], 0)
    assert cleo.client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    log_in(nobody, cleo.person.email)
    assert "isn’t the right one" in nobody.post(reverse("mfa_authenticate"), {"code": code}).text


def test_the_offered_secret_of_a_second_step_stays_until_it_is_confirmed(cleo: CastMember) -> None:
    reauthenticate(cleo)
    url = reverse("mfa_activate_totp")

    def shown(page: Any) -> str:
        return re.findall(r'class="secret"[^>]*>([A-Z2-7]+)<', page.text)[0]

    secret = shown(cleo.client.get(url))
    assert shown(cleo.client.get(url)) == secret
    assert shown(cleo.client.post(url, {"code": "000000"})) == secret
    assert shown(cleo.client.get(url)) == secret
    with clock.moved(mfa_adapter.OFFER + timedelta(minutes=1)):
        later = shown(cleo.client.get(url))
        assert later != secret
        assert cleo.client.post(url, {"code": totp_code_at(secret, 0)}).status_code == 200
        assert cleo.client.post(url, {"code": totp_code_at(later, 0)}).status_code == 302
    assert SECRET_SESSION_KEY not in cleo.client.session


def test_a_recovery_code_works_once(nobody: Client, cleo: CastMember) -> None:
    turn_on_second_step(cleo)
    page = cleo.client.get(reverse("mfa_view_recovery_codes")).text
    code = re.findall(r"<li>(\d{8})</li>", page)[0]
    log_in(nobody, cleo.person.email)
    assert nobody.post(reverse("mfa_authenticate"), {"code": code})["Location"] == "/today"
    again = Client()
    log_in(again, cleo.person.email)
    assert again.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert not is_signed_in(again)


def test_recovery_codes_can_be_saved_and_made_anew(cleo: CastMember) -> None:
    turn_on_second_step(cleo)
    file = cleo.client.get(reverse("mfa_download_recovery_codes"))
    assert file["Content-Disposition"].startswith("attachment")
    before = re.findall(r"^\d{8}$", file.text, re.MULTILINE)
    assert len(before) == 10
    assert "stop working" in cleo.client.get(reverse("mfa_generate_recovery_codes")).text
    cleo.client.post(reverse("mfa_generate_recovery_codes"))
    after = re.findall(r"<li>(\d{8})</li>", cleo.client.get(reverse("mfa_view_recovery_codes")).text)
    assert len(after) == 10
    assert not set(before) & set(after)


def test_a_second_step_can_be_turned_off_again(nobody: Client, cleo: CastMember) -> None:
    turn_on_second_step(cleo)
    assert "On. After the password" in cleo.client.get(reverse("mfa_index")).text
    assert "Turn the second step off?" in cleo.client.get(reverse("mfa_deactivate_totp")).text
    cleo.client.post(reverse("mfa_deactivate_totp"))
    assert log_in(nobody, cleo.person.email)["Location"] == "/today"


def test_each_change_of_the_second_step_is_mailed_in_neutral_words(transactional_db: None, cleo: CastMember) -> None:
    turn_on_second_step(cleo)
    cleo.client.post(reverse("mfa_generate_recovery_codes"))
    cleo.client.post(reverse("mfa_deactivate_totp"))
    assert {letter.subject for letter in post()} == {"Something about how you sign in has changed"}
    bodies = " ".join(letter.body for letter in post())
    for sentence in ("A second step was turned on.", "New recovery codes were made", "The second step was turned off."):
        assert sentence in bodies
    assert "127.0.0.1" not in bodies
