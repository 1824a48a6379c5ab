"""The vault’s own pages: made, opened, closed, recovered, deleted; and whom an open one is of no use to."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault import session
from our2souls.vault.models import Vault, VaultItem
from our2souls.web.submissions import unsent
from tests.cast import PASSWORD, CastMember, a_person
from tests.factories.dreams import a_dream
from tests.factories.people import log_in, reauthenticate
from tests.factories.vault import PASSPHRASE, a_vault, open_in_browser, put, written

HOME, NEW = "/us/vault/", "/us/vault/new"
SECRET = "Nobody reads this"


def form_of_new(member: CastMember, **more: str) -> dict[str, str]:
    code = member.client.get(NEW).context["code"]
    return {"recovery_code": code, "kept": "on", "passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE} | more


def is_open(member: CastMember) -> bool:
    return "vault/vault.html" in {each.name for each in member.client.get(HOME).templates}


def test_a_vault_that_was_made_anew_elsewhere_is_closed_here(ana: CastMember) -> None:
    """With the key of the one before, what is put in would be lost."""
    vault, _code = a_vault(ana)
    open_in_browser(ana)
    with viewing(ana.viewer):
        vault_actions.erase(vault.row)
    a_vault(ana)
    assert not is_open(ana)


def test_a_vault_is_made_after_a_proof_and_is_open(ana: CastMember) -> None:
    assert ana.client.get(NEW)["Location"].startswith(reverse("account_reauthenticate"))
    reauthenticate(ana)
    answer = ana.post(NEW, form_of_new(ana))
    assert answer.status_code == 200
    assert is_open(ana)
    with viewing(ana.viewer):
        assert Vault.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"passphrase": "short", "passphrase_again": "short"}, "passphrase"),
        ({"passphrase": PASSWORD, "passphrase_again": PASSWORD}, "passphrase"),
        ({"passphrase": "               x", "passphrase_again": "               x"}, "passphrase"),
        ({"passphrase_again": "gravel sonnet eleven kite"}, "passphrase_again"),
        ({"kept": ""}, "kept"),
    ],
)
def test_a_weak_or_mistyped_passphrase_is_refused_at_its_field(
    ana: CastMember, change: dict[str, str], field: str
) -> None:
    reauthenticate(ana)
    answer = ana.client.post(NEW, form_of_new(ana, **change))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["code"] in answer.text
    assert PASSPHRASE not in answer.text
    with viewing(ana.viewer):
        assert not Vault.objects.exists()


def test_no_passphrase_waits_anywhere_for_a_proof_or_a_login(ana: CastMember) -> None:
    """What a form brought is kept in the session by the library and by us: never one with a secret of the vault."""
    reauthenticate(ana)
    data = form_of_new(ana)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        kept = dict(ana.client.session)
    ana.client.logout()
    log_in(ana.client, ana.person.email)
    answer = ana.client.post(NEW, data)
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert PASSPHRASE not in repr(dict(ana.client.session)) + repr(kept)
    assert {"passphrase", "passphrase_again", "recovery_code"} <= unsent.SECRET
    assert "vault_words" in unsent.NOT_TO_WAIT


def test_the_passphrase_opens_it_and_nothing_else_does(ana: CastMember) -> None:
    a_vault(ana)
    answer = ana.client.post(HOME, {"passphrase": "not the one, not the one"})
    assert answer.status_code == 422
    assert session.COOKIE not in answer.cookies
    open_in_browser(ana)
    assert is_open(ana)
    ana.post(reverse("vault:vault_close"))
    assert not is_open(ana)


def test_an_open_vault_opens_for_its_session_and_its_person_alone(ana: CastMember, cleo: CastMember) -> None:
    a_vault(ana)
    a_vault(cleo)
    open_in_browser(ana)
    cookie = ana.client.cookies[session.COOKIE].value
    for other in (Client(), cleo.client):
        if other is not cleo.client:
            other.force_login(ana.person)
        other.cookies[session.COOKIE] = cookie
        assert "vault/closed.html" in {each.name for each in other.get(HOME).templates}


def test_it_closes_with_the_session_and_after_half_an_hour_without_a_page_of_it(ana: CastMember) -> None:
    a_vault(ana)
    start = clock.now()
    with clock.frozen(start):
        open_in_browser(ana)
    with clock.frozen(start + timedelta(minutes=29)):
        assert is_open(ana)
    with clock.frozen(start + timedelta(minutes=58)):
        assert is_open(ana)
    with clock.frozen(start + timedelta(minutes=89)):
        assert not is_open(ana)
    open_in_browser(ana)
    cookie = ana.client.cookies[session.COOKIE].value
    ana.client.post(reverse("account_logout"))
    ana.client.force_login(ana.person)
    ana.client.cookies[session.COOKIE] = cookie
    assert not is_open(ana)


def test_the_cookie_goes_to_the_vault_alone_and_no_script_reads_it(ana: CastMember) -> None:
    a_vault(ana)
    answer = ana.client.post(HOME, {"passphrase": PASSPHRASE})
    cookie = answer.cookies[session.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/us/vault", True, "Strict")
    assert reverse("vault:vault").startswith(cookie["path"])


def test_the_code_opens_it_and_sets_another_passphrase(ana: CastMember) -> None:
    _vault, code = a_vault(ana)
    again = {"passphrase": "another one of four words", "passphrase_again": "another one of four words"}
    wrong = ana.client.post(reverse("vault:vault_recover"), again | {"recovery_code": vault_key.recovery_code()})
    assert wrong.status_code == 422
    assert "recovery_code" in wrong.context["form"].errors
    ana.post(reverse("vault:vault_recover"), again | {"recovery_code": code.lower()})
    assert is_open(ana)
    ana.post(reverse("vault:vault_close"))
    open_in_browser(ana, "another one of four words")


def test_a_new_passphrase_needs_the_vault_open_and_brings_a_new_code(ana: CastMember) -> None:
    _vault, code = a_vault(ana)
    reauthenticate(ana)
    path = reverse("vault:vault_passphrase")
    assert ana.client.get(path)["Location"].startswith(HOME)
    open_in_browser(ana)
    new = ana.client.get(path).context["code"]
    phrase = "another one of four words"
    data = {"recovery_code": new, "kept": "on", "passphrase": phrase, "passphrase_again": phrase}
    assert ana.client.post(path, data)["Location"] == HOME
    with viewing(ana.viewer):
        wraps = Vault.objects.get().wraps
    assert vault_key.unwrap_by_code(wraps["code"], new) == vault_key.unwrap(wraps["passphrase"], phrase)
    with pytest.raises(vault_key.WrongSecret):
        vault_key.unwrap_by_code(wraps["code"], code)


def test_who_has_lost_both_deletes_it_after_a_proof_and_can_begin_anew(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    written(ana, vault, SECRET)
    path = reverse("vault:vault_delete")
    assert ana.client.post(path)["Location"].startswith(reverse("account_reauthenticate"))
    reauthenticate(ana)
    ana.post(path)
    with viewing(ana.viewer):
        assert not VaultItem.objects.exists()
        assert not Vault.objects.exists()


def test_guesses_are_counted_for_the_person_whatever_the_browser(ana: CastMember) -> None:
    a_vault(ana)
    cache.clear()
    other = Client()
    other.force_login(ana.person)
    answers = [each.post(HOME, {"passphrase": f"guess number {n}"}) for n in range(12) for each in (ana.client, other)]
    assert [each.status_code for each in answers[:20]] == [422] * 20
    assert {each.status_code for each in answers[20:]} == {429}
    assert ana.client.post(HOME, {"passphrase": PASSPHRASE}).status_code == 429


@pytest.mark.parametrize(("method", "name"), [("post", "account_logout"), ("get", "web:leave_quickly")])
def test_logging_out_and_leaving_take_the_cookie_away(ana: CastMember, method: str, name: str) -> None:
    a_vault(ana)
    open_in_browser(ana)
    answer = getattr(ana.client, method)(reverse(name))
    cookie = answer.cookies[session.COOKIE]
    assert (cookie.value, cookie["path"], cookie["max-age"]) == ("", "/us/vault", 0)


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "https://evil.example", "/us/vault/../../today", "/today", "\\evil", ""]
)
def test_opening_leads_only_to_pages_of_the_vault(ana: CastMember, wanted: str) -> None:
    a_vault(ana)
    answer = ana.client.post(HOME, {"passphrase": PASSPHRASE, "next": wanted})
    assert answer["Location"] == HOME


def test_whoever_came_for_one_thing_gets_to_it_after_opening(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    item = put(ana, vault, a_dream(ana, SECRET))
    path = reverse("vault:vault_item", args=[item.pk])
    door: Any = ana.client.get(path, follow=True)
    answer = ana.client.post(HOME, {"passphrase": PASSPHRASE, "next": door.context["next"]})
    assert answer["Location"] == path


def test_a_partner_learns_nothing_of_a_vault(couple: tuple[CastMember, CastMember]) -> None:
    ana, ben = couple
    vault, _code = a_vault(ana)
    item = written(ana, vault, SECRET)
    a_vault(ben)
    open_in_browser(ben)
    for name in ("vault_item", "vault_item_delete"):
        assert ben.client.get(reverse(f"vault:{name}", args=[item.pk])).status_code == 404
    assert SECRET not in ben.client.get(HOME).text
    stranger = a_person("Zoe")
    assert "vault/none.html" in {each.name for each in stranger.client.get(HOME).templates}


def test_what_was_closed_or_has_other_secrets_by_now_opens_by_no_older_cookie(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    open_in_browser(ana)
    copied = ana.client.cookies["vault"].value
    ana.post(reverse("vault:vault_close"))
    ana.client.cookies["vault"] = copied
    assert ana.client.get(reverse("vault:vault_write")).status_code == 302
    open_in_browser(ana)
    assert ana.client.get(reverse("vault:vault_write")).status_code == 200
    with viewing(ana.viewer):
        vault_actions.set_passphrase(vault, "another one of four words")
    assert ana.client.get(reverse("vault:vault_write")).status_code == 302
