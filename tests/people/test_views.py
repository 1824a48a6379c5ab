"""The pages of people: who gets which, what they say to whom, and that nothing of the library's own look is left."""

import re
from pathlib import Path

import allauth
import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.people import reauthenticate, turn_on_second_step

SIGNED_IN = [
    "people:us", "people:profile", "people:who_sees", "people:devices", "people:invite", "people:join", "people:leave",
    "people:export", "people:erase", "people:help_now", "mfa_index", "mfa_list_webauthn", "account_email",
    "account_change_password", "account_logout",
]  # fmt: skip
PROVEN = ["mfa_add_webauthn", "mfa_activate_totp", "account_reauthenticate"]
OPEN = [
    "account_login", "account_signup", "account_signup_by_passkey", "account_reset_password", "account_inactive",
    "account_password_reset_completed", "people:join", "people:help_now",
]  # fmt: skip
NEVER_SHOWN = {
    "account/confirm_login_code.html": "nobody logs in by a mailed code",
    "account/confirm_phone_verification_code.html": "nobody gives a phone number",
    "account/email.html": "one address at a time: email_change.html",
    "account/email_confirm.html": "addresses are confirmed by code",
    "account/password_reset_done.html": "passwords are reset by code",
    "account/phone_change.html": "nobody gives a phone number",
    "account/request_login_code.html": "nobody logs in by a mailed code",
    "account/verification_sent.html": "addresses are confirmed by code",
    "account/verified_email_required.html": "nobody is in without a confirmed address",
    "account/snippets/already_logged_in.html": "a part of pages that are ours",
    "account/snippets/warn_no_email.html": "a part of pages that are ours",
    "mfa/trust.html": "no browser is trusted for longer than its session",
    "mfa/webauthn/snippets/login_script.html": "a part of pages that are ours",
    "mfa/webauthn/snippets/scripts.html": "a part of pages that are ours",
    "usersessions/usersession_list.html": "people:devices stands in its place",
}
"""Pages of the library that none of our settings leads to, each with the reason."""
LETTERS_NEVER_SENT = {"account/email/password_reset_key": "by code", "account/email/unknown_account": "nobody is told"}
LIBRARY = Path(allauth.__file__).parent / "templates"
OURS = Path(__file__).parents[2] / "our2souls" / "people" / "templates"
LONG = "Maximiliana-Konstantinopolitanskaya Wolfeschlegelsteinhausen"


def assert_valid(page: str) -> None:
    """What holds for every page: nothing inline, one first heading, nothing to fill in from outside."""
    assert re.findall(r'\sstyle="|\son[a-z]+="|<style|<script(?![^>]*\ssrc=)', page) == []
    assert len(re.findall(r"<h1[ >]", page)) == 1
    asked = re.sub(r'href="https://[^"]+" rel="noreferrer noopener"', "", page)  # opens when it is pressed
    assert re.findall(r'(?:href|src|action)="(?:https?:)?//(?!testserver)', asked) == []
    assert "placeholder=" not in page
    assert "TODO" not in page


@pytest.mark.parametrize("name", SIGNED_IN)
def test_account_pages_open_for_one_alone_and_for_a_couple(cleo: CastMember, ana: CastMember, name: str) -> None:
    for member in (cleo, ana):
        response = member.client.get(reverse(name))
        assert response.status_code == 200, name
        assert_valid(response.text)


@pytest.mark.parametrize("name", PROVEN)
def test_pages_behind_the_password_open_after_it(cleo: CastMember, name: str) -> None:
    reauthenticate(cleo)
    response = cleo.client.get(reverse(name))
    assert response.status_code == 200
    assert_valid(response.text)


@pytest.mark.parametrize("name", OPEN)
def test_public_account_pages_open_for_a_visitor(nobody: Client, name: str) -> None:
    response = nobody.get(reverse(name))
    assert response.status_code == 200
    assert_valid(response.text)


@pytest.mark.parametrize("name", sorted({*SIGNED_IN, *PROVEN} - {*OPEN, "account_logout"}))
def test_private_account_pages_redirect_a_visitor_to_the_login(nobody: Client, name: str) -> None:
    response = nobody.get(reverse(name))
    assert response.status_code == 302
    assert response["Location"].startswith((reverse("account_login"), reverse("account_reauthenticate")))


def test_pages_of_a_second_step_are_valid(cleo: CastMember) -> None:
    turn_on_second_step(cleo)
    for name in ("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate"):
        response = cleo.client.get(reverse(name))
        assert response.status_code == 200, name
        assert_valid(response.text)


def test_somebody_signed_in_is_redirected_from_the_login(cleo: CastMember) -> None:
    for name in ("account_login", "account_signup"):
        assert cleo.client.get(reverse(name))["Location"] == "/today"


def test_every_page_of_allauth_is_overridden_or_never_shown() -> None:
    pages = [path for part in ("account", "mfa", "usersessions") for path in (LIBRARY / part).rglob("*.html")]
    bases = {path.relative_to(LIBRARY).as_posix() for path in pages if path.name.startswith("base")}
    bases |= {"mfa/recovery_codes/base.html", "mfa/totp/base.html", "mfa/webauthn/base.html"}
    theirs = {path.relative_to(LIBRARY).as_posix() for path in pages} - bases
    ours = {name for name in theirs if (OURS / name).exists()}
    assert theirs - ours == set(NEVER_SHOWN)
    for name in ours:
        used = (OURS / name).read_text(encoding="utf-8")
        assert not re.search(r"{%\s*(load allauth|element |setvar)", used), name


def test_every_mail_of_allauth_is_overridden() -> None:
    for part in ("account", "mfa"):
        for path in (LIBRARY / part / "email").glob("*.txt"):
            name = path.relative_to(LIBRARY).as_posix()
            if not any(name.startswith(skipped) for skipped in LETTERS_NEVER_SENT):
                assert (OURS / name).exists(), name


def test_subjects_of_account_mails_name_nobody() -> None:
    subjects = {
        get_template(str(path.relative_to(OURS))).render({"email": "x", "user": "Ana"}).strip()
        for path in OURS.rglob("*_subject.txt")
    }
    assert subjects == {
        "Your code", "You have a space already", "Something about how you sign in has changed", "Somebody tried to sign in",
        "What you asked for was taken back",
    }  # fmt: skip


def test_the_page_of_a_couple_names_both_the_inviter_first(ana: CastMember, ben: CastMember) -> None:
    for member, other in ((ana, "Ben"), (ben, "Ana")):
        page = member.client.get("/us/").text
        assert "<h1>Ana &amp; Ben</h1>" in page
        assert "Here together since" in page
        assert f"{other} sees what you share." in page
        assert "Leaving" in page


def test_the_page_of_somebody_alone_offers_to_invite_and_not_to_leave(cleo: CastMember) -> None:
    page = cleo.client.get("/us/").text
    assert "Invite your partner" in page
    assert "Type in the code you were told." in page
    assert reverse("people:leave") not in page


def test_who_sees_what_counts_only_ones_own(ana: CastMember, ben: CastMember) -> None:
    for number in range(3):
        a_dream(ana, f"Open {number}", share=True)
    a_dream(ana, "Kept")
    with viewing(ana.viewer):
        checkin_actions.check_in(ease=4, energy=2, words=[], zone=ana.us.zone, sharing="colour")
    page = ana.client.get("/us/who-sees-what").text
    assert "3 dreams" in page
    assert "One mood" in page
    assert "one without words" in page
    theirs = ben.client.get("/us/who-sees-what").text
    assert "0 dreams" in theirs
    assert "0 moods" in theirs


def test_the_help_page_is_public_sets_no_cookie_and_leads_on_without_a_trace(nobody: Client, ana: CastMember) -> None:
    for client in (nobody, ana.client):
        response = client.get("/us/help", {"country": "elsewhere"})
        page = response.text
        for words in ("112", "911", "You can leave alone", "Leave quickly", "nobody is told"):
            assert words in page
        assert "no-store" in response["Cache-Control"]
        assert re.findall(r'href="http[^"]+"(?! rel="noreferrer noopener")', page) == []
    assert nobody.cookies.get("session") is None
    assert reverse("people:leave") in ana.client.get("/us/help").text


def test_long_names_are_not_cut(ana: CastMember, ben: CastMember) -> None:
    Person.objects.filter(pk=ben.id).update(name=LONG)
    for path in ("/us/", "/us/profile", "/us/who-sees-what", "/us/leave", "/us/erase"):
        assert LONG in ana.client.get(path).text, path


@pytest.mark.parametrize("name", ["people:us", "people:profile", "people:who_sees", "people:invite", "people:devices"])
def test_account_pages_make_few_queries(ana: CastMember, name: str, django_assert_max_num_queries: object) -> None:
    ana.client.get(reverse(name))
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        ana.client.get(reverse(name))
