"""An invitation over HTTP: what the inviter hands over, what link and code lead to, and how long."""

import re
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from our2souls.lib import address_spelling, clock
from our2souls.people import forms as people_forms
from our2souls.people.account.session_store import contents_of
from our2souls.people.models import Invitation, Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing.opened_invitation import OPENED
from our2souls.privacy import unscoped
from tests.cast import CastMember, a_person
from tests.factories.people import INVITATION_WORDS, JOIN, invite, sign_up, without_tokens
from tests.letters import post
from tests.markup import squeezed


def test_the_invitation_page_shows_link_qr_code_and_digits(cleo: CastMember) -> None:
    link, code = invite(cleo)
    page = cleo.client.get("/us/invite").text
    assert page.count(link) >= 2  # to read and to copy
    assert 'class="qr"' in page
    assert re.search(rf"<span>{code[:4]}</span><span>{code[4:]}</span>", squeezed(page))
    assert INVITATION_WORDS in page
    assert "Only you see this page." in page


@pytest.mark.parametrize(
    ("origin", "says"),
    [
        ("http://localhost:8000", "This address works only on this computer."),
        ("http://192.168.1.20:8000", "This address works only in your own network"),
        ("https://us.example", ""),
        ("https://xn--bcher-kva.example", ""),
    ],
)
def test_an_invitation_leads_to_the_origin_whatever_host_the_request_names(
    cleo: CastMember, settings: Any, origin: str, says: str
) -> None:
    settings.OUR2SOULS_ORIGIN, settings.ALLOWED_HOSTS = origin, ["*"]
    cleo.post("/us/invite", {"words": INVITATION_WORDS})
    page = cleo.client.get("/us/invite", headers={"host": "elsewhere.example"}).text
    assert f'value="{origin}/us/j/' in page
    assert "elsewhere.example" not in page
    assert f"Typed in at {address_spelling.readable(origin.partition('://')[2])}/us/join" in page
    assert ("This address works only" in page) == bool(says)
    assert says in page
    assert ("OUR2SOULS_ORIGIN" in page) == origin.startswith("http://localhost")


def test_an_account_mail_leads_to_the_origin_whatever_host_the_request_names(cleo: CastMember, settings: Any) -> None:
    settings.OUR2SOULS_ORIGIN, settings.ALLOWED_HOSTS = "https://us.example", ["*"]
    sign_up(Client(headers={"host": "elsewhere.example"}), email=cleo.person.email)
    sent = post()[-1]
    assert "https://us.example/account/password/reset/" in sent.body
    assert "elsewhere.example" not in sent.body


def test_an_invitation_says_until_when_by_the_inviters_clock(cleo: CastMember) -> None:
    with clock.frozen(clock.now().replace(month=6, day=12, hour=16, minute=40)):
        invite(cleo)
        page = cleo.client.get("/us/invite").text
    for told in ("Friday", "19 June", "18:40"):  # in Berlin
        assert told in page


def test_an_invitation_link_leaves_the_address_bar_and_is_kept_nowhere(nobody: Client, cleo: CastMember) -> None:
    link, code = invite(cleo)
    token = link.rsplit("/", 1)[1]
    response = nobody.get(link)
    assert response["Location"] == JOIN
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    page = nobody.get(JOIN)
    assert "Cleo invites you" in page.text
    for secret in (token, code):
        assert secret not in page.text
        assert all(secret not in str(contents_of(session)) for session in Session.objects.all())
    assert nobody.session[OPENED] == str(unscoped.queryset(Invitation, "erasure").get().pk)


def test_opening_an_invitation_accepts_nothing_and_tells_nobody(nobody: Client, cleo: CastMember) -> None:
    before = without_tokens(cleo.client.get("/us/"))
    link, _code = invite(cleo)
    for _ in range(3):
        nobody.get(link, follow=True)
    assert unscoped.queryset(Invitation, "erasure").get().accepted_by is None
    assert "Or say the code" in cleo.client.get("/us/invite").text
    assert without_tokens(cleo.client.get("/us/")) == before


def test_a_dead_invitation_link_says_the_same_whatever_ended_it(nobody: Client, cleo: CastMember) -> None:
    sentence = "This invitation doesn’t work any more"
    link, _code = invite(cleo)
    cleo.post("/us/invite/revoke")
    assert sentence in nobody.get(link, follow=True).text
    assert sentence in Client().get("/us/j/never-was", follow=True).text
    link, _code = invite(cleo)
    with clock.moved(timedelta(days=8)):
        assert sentence in Client().get(link, follow=True).text
    invite(cleo)
    assert sentence in Client().get(link, follow=True).text


def test_an_opened_invitation_that_is_revoked_cannot_be_accepted(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    assert "Cleo invites you" in joiner.get(link).text
    cleo.post("/us/invite/revoke")
    assert "doesn’t work any more" in joiner.post(JOIN, {"hue": "dusk"}).text
    assert OPENED not in joiner.client.session
    assert joiner.us.partner is None


def test_the_invitation_code_leads_to_the_same_offer(joiner: CastMember, nobody: Client, cleo: CastMember) -> None:
    _link, code = invite(cleo)
    for client in (joiner.client, nobody):
        response = client.post(JOIN, {"code": f" {code[:4]} {code[4:]} "}, follow=True)
        assert "Cleo invites you" in response.text
        assert code not in response.text


def test_a_new_invitation_ends_the_old_one_but_not_somebody_who_has_joined(
    joiner: CastMember, cleo: CastMember
) -> None:
    old, _code = invite(cleo)
    link, _code = invite(cleo)
    assert old != link
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    assert "Somebody has joined and waits" in cleo.post("/us/invite", {"words": ""}).text
    assert "Is this the person?" in cleo.client.get("/us/invite").text


def test_too_long_words_of_an_invitation_are_refused_and_kept_in_the_form(cleo: CastMember) -> None:
    page = cleo.client.post("/us/invite", {"words": "long " * 80}).text
    assert 'aria-invalid="true"' in page
    assert "long long" in page
    assert not unscoped.queryset(Invitation, "erasure").exists()


@pytest.mark.parametrize("path", ["/us/invite/revoke", "/us/invite/confirm", "/us/join/cancel", "/us/sessions/end"])
def test_pairing_acts_need_a_post_and_a_csrf_token(cleo: CastMember, path: str) -> None:
    invite(cleo)
    assert cleo.client.get(path).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cleo.person)
    assert strict.post(path).status_code == 403
    assert "Or say the code" in cleo.client.get("/us/invite").text


TOO_LATE = pairing_actions.GOOD_FOR + timedelta(minutes=1)


def test_an_invitation_that_expires_after_it_was_opened_cannot_be_accepted(cleo: CastMember) -> None:
    link, _code = invite(cleo)
    jo = a_person("Jo", hue="tide")
    assert "Cleo invites you" in jo.get(link).text
    with clock.moved(TOO_LATE):
        page = jo.post(JOIN, {"hue": "tide"}).text
    assert "doesn’t work any more" in page
    assert not unscoped.queryset(Invitation, "erasure").exclude(accepted_by=None).exists()


def test_an_invitation_that_expires_while_the_form_is_checked_cannot_be_accepted(
    cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page found it open; it ends while the form is looked at."""
    link, _code = invite(cleo)
    jo = a_person("Jo", hue="tide")
    jo.get(link)
    is_valid = people_forms.JoinForm.is_valid
    with ExitStack() as held:

        def slowly(form: people_forms.JoinForm) -> bool:
            held.enter_context(clock.moved(TOO_LATE))
            return is_valid(form)

        monkeypatch.setattr(people_forms.JoinForm, "is_valid", slowly)
        page = jo.post(JOIN, {"hue": "moss"}).text
    assert "Ask for a new one" in page
    assert not unscoped.queryset(Invitation, "erasure").exclude(accepted_by=None).exists()
    assert Person.objects.get(pk=jo.id).hue == "tide"
