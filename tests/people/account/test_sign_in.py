"""Signing up, confirming an address, logging in, getting back in: over HTTP, with the codes from the outbox."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client, override_settings
from django.urls import reverse

from our2souls.people.models import Person
from tests.cast import PASSWORD, CastMember
from tests.factories.people import (
    NEW_PASSWORD,
    SIGNUP,
    code_in,
    confirm_address,
    is_signed_in,
    log_in,
    sign_up,
    without_tokens,
)
from tests.letters import post


def test_signing_up_takes_the_code_from_the_mail(nobody: Client) -> None:
    assert sign_up(nobody)["Location"] == reverse("account_email_verification_sent")
    assert not is_signed_in(nobody)
    (letter,) = post()
    assert (letter.to, letter.subject) == (["pia@example.org"], "Your code")
    assert "Pia" not in letter.subject
    assert confirm_address(nobody, code_in(letter))["Location"] == "/today"
    assert is_signed_in(nobody)
    pia = Person.objects.get(email="pia@example.org")
    assert (pia.name, pia.hue, pia.time_zone, pia.language) == ("Pia", "fern", "America/Bogota", "en")
    assert EmailAddress.objects.get(user=pia).verified


def test_an_unknown_time_zone_at_sign_up_becomes_utc(nobody: Client) -> None:
    sign_up(nobody, time_zone="Mars/Olympus")
    assert Person.objects.get(email="pia@example.org").time_zone == "UTC"


def test_a_person_speaks_the_language_of_the_page_they_signed_up_on(nobody: Client) -> None:
    nobody.post(reverse("account_signup"), SIGNUP, headers={"accept-language": "es"})
    assert Person.objects.get(email="pia@example.org").language == "es"


def test_a_wrong_sign_up_code_lets_nobody_in_and_its_error_stands_at_the_field(nobody: Client) -> None:
    sign_up(nobody)
    page = confirm_address(nobody, "WRONG-CODE")
    assert page.status_code == 200
    assert "isn’t the right one" in page.text
    assert 'aria-invalid="true"' in page.text
    assert not is_signed_in(nobody)


def test_sign_up_codes_cannot_be_tried_for_ever(nobody: Client) -> None:
    sign_up(nobody)
    for _ in range(10):
        response = confirm_address(nobody, "WRONG-CODE")
        if response.status_code == 302:
            break
    assert response["Location"] == reverse("account_login")
    assert confirm_address(nobody, code_in(post()[0]))["Location"] == reverse("account_login")
    assert not is_signed_in(nobody)


def test_a_refused_sign_up_keeps_what_was_typed_and_puts_errors_at_their_fields(nobody: Client) -> None:
    page = sign_up(nobody, name="", password1="short", email="no address").text
    for sentence in ("A name is needed", "doesn’t look like an email", "too short"):
        assert sentence in page
    assert 'value="no address"' in page
    assert 'value="fern"' in page
    assert re.search(r'value="fern"[^>]*checked', page)
    assert "short" not in re.findall(r'type="password"[^>]*value="([^"]*)"', page)
    assert page.count('aria-invalid="true"') == 3


def test_signing_up_with_a_taken_address_tells_only_its_owner(nobody: Client, cleo: CastMember) -> None:
    stranger = Client()
    unknown = sign_up(stranger, email="somebody@example.org")
    known = sign_up(nobody, email=cleo.person.email)
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    letter = post()[-1]
    assert letter.to == [cleo.person.email]
    assert letter.subject == "You have a space already"
    assert Person.objects.filter(email=cleo.person.email).count() == 1
    theirs, mine = (without_tokens(client.get(known["Location"])) for client in (stranger, nobody))
    assert theirs.replace("somebody@example.org", "") == mine.replace(cleo.person.email, "")


@pytest.mark.parametrize(("sent", "sentence"), [(True, "On its way to pia@example.org"), (False, "at the terminal")])
def test_the_page_for_the_code_says_where_the_mail_went(nobody: Client, sent: bool, sentence: str) -> None:  # noqa: FBT001
    sign_up(nobody)
    with override_settings(OUR2SOULS_MAIL_IS_SENT=sent):
        page = nobody.get(reverse("account_email_verification_sent")).text
    assert sentence in page


def test_login_never_tells_which_half_was_wrong(nobody: Client, cleo: CastMember) -> None:
    pages = [log_in(nobody, address, "not this one").text for address in (cleo.person.email, "x@example.org")]
    for page in pages:
        assert "don’t belong together" in page
        assert 'aria-invalid="true"' in page
    assert not is_signed_in(nobody)


def test_login_lets_in_and_goes_where_one_wanted(nobody: Client, cleo: CastMember) -> None:
    assert log_in(nobody, cleo.person.email.upper(), next="/us/profile")["Location"] == "/us/profile"
    assert is_signed_in(nobody)


def test_login_leads_to_no_other_site(nobody: Client, cleo: CastMember) -> None:
    assert log_in(nobody, cleo.person.email, next="https://elsewhere.example/")["Location"] == "/today"


def test_passwords_cannot_be_tried_for_ever(nobody: Client, cleo: CastMember) -> None:
    for _ in range(6):
        page = log_in(nobody, cleo.person.email, "not this one").text
    assert "often, in a short time" in page
    assert "often, in a short time" in log_in(nobody, cleo.person.email).text
    assert not is_signed_in(nobody)


def test_an_inactive_person_can_neither_log_in_nor_stay_in(nobody: Client, cleo: CastMember) -> None:
    Person.objects.filter(pk=cleo.id).update(is_active=False)
    assert log_in(nobody, cleo.person.email)["Location"] == reverse("account_inactive")
    assert "This space is closed" in nobody.get(reverse("account_inactive")).text
    assert cleo.client.get(reverse("people:us")).status_code == 302


def test_a_lost_password_is_set_anew_with_a_code_and_ends_old_sessions(nobody: Client, cleo: CastMember) -> None:
    asked = nobody.post(reverse("account_reset_password"), {"email": cleo.person.email})
    assert asked["Location"] == reverse("account_confirm_password_reset_code")
    letter = post()[-1]
    assert letter.subject == "Your code"
    wrong = nobody.post(asked["Location"], {"code": "WRONG-CODE"}).text
    assert "isn’t the right one" in wrong
    right = nobody.post(asked["Location"], {"code": code_in(letter)})
    assert right["Location"] == reverse("account_complete_password_reset")
    assert "too short" in nobody.post(right["Location"], {"password1": "short"}).text
    nobody.post(right["Location"], {"password1": NEW_PASSWORD})
    assert cleo.client.get(reverse("people:us")).status_code == 302
    assert not Person.objects.get(pk=cleo.id).check_password(PASSWORD)
    assert log_in(Client(), cleo.person.email, NEW_PASSWORD)["Location"] == "/today"
    assert "Something about how you sign in has changed" in [each.subject for each in post()]


def test_asking_for_a_code_for_nobody_looks_the_same_and_sends_nothing(nobody: Client) -> None:
    asked = nobody.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert asked["Location"] == reverse("account_confirm_password_reset_code")
    assert post() == []
    assert "there may be no space" in nobody.get(asked["Location"]).text


def test_a_new_password_needs_the_present_one_and_logs_out_elsewhere(cleo: CastMember) -> None:
    elsewhere = Client()
    log_in(elsewhere, cleo.person.email)
    url = reverse("account_change_password")
    wrong = cleo.client.post(url, {"oldpassword": "not this", "password1": NEW_PASSWORD}).text
    assert "isn’t your present password" in wrong
    assert cleo.client.post(url, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})["Location"] == reverse(
        "mfa_index"
    )
    assert cleo.client.get(reverse("people:us")).status_code == 200
    assert elsewhere.get(reverse("people:us")).status_code == 302


def test_a_new_address_counts_once_its_code_was_typed_in(cleo: CastMember) -> None:
    asked = cleo.client.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    assert asked["Location"] == reverse("account_email_verification_sent")
    assert Person.objects.get(pk=cleo.id).email == "cleo@example.org"
    letter = post()[-1]
    assert letter.to == ["new@example.org"]
    assert confirm_address(cleo.client, code_in(letter))["Location"] == reverse("account_email")
    assert Person.objects.get(pk=cleo.id).email == "new@example.org"
    assert ["cleo@example.org"] in [each.to for each in post()]


def test_changing_to_somebody_elses_address_tells_nothing(cleo: CastMember, ana: CastMember) -> None:
    asked = cleo.client.post(reverse("account_email"), {"email": ana.person.email, "action_add": ""})
    assert asked.status_code == 302
    assert Person.objects.get(pk=cleo.id).email == "cleo@example.org"


def test_logging_out_asks_first_and_needs_a_post(cleo: CastMember) -> None:
    assert "Log out?" in cleo.client.get(reverse("account_logout")).text
    assert is_signed_in(cleo.client)
    assert cleo.client.post(reverse("account_logout"))["Location"] == "/"
    assert not is_signed_in(cleo.client)


def test_every_account_form_needs_a_csrf_token(cleo: CastMember) -> None:
    strict = Client(enforce_csrf_checks=True)
    for name in ("account_login", "account_signup", "account_reset_password"):
        assert strict.post(reverse(name), {}).status_code == 403


def test_a_session_of_an_inactive_person_opens_nothing(ana: CastMember, ben: CastMember) -> None:
    Person.objects.filter(pk=ana.id).update(is_active=False)
    assert ana.client.get("/today").status_code == 302
    assert ben.client.get("/today").status_code == 200
