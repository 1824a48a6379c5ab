"""Mails around an account: no page waits for a mail server, none tells who has an account, and nobody is flooded."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.delivery.channels import account_mail
from our2souls.delivery.models import AccountMail
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.privacy.models import DataKey
from our2souls.privacy.transaction import request_transaction
from tests.cast import PASSWORD, CastMember
from tests.factories.people import (
    ADDRESS_URL,
    CHANGE_URL,
    NEW_PASSWORD,
    RESET_URL,
    SENT_URL,
    SIGNUP,
    code_in,
    confirm_address,
    lose_password,
    reauthenticate,
    sign_up,
    subjects_to,
    turn_on_second_step,
)
from tests.letters import post
from tests.smtp import receiving


@pytest.fixture(autouse=True)
def every_query_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that PostgreSQL answers piece by piece are not captured otherwise."""
    monkeypatch.setitem(connections["default"].settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)  # noqa: FBT003


def queries_of(act: Callable[[], Any]) -> Counter[str]:
    """How often an act reads and writes each table, in both databases; what is only a transaction's does not count."""
    with CaptureQueriesContext(connections["default"]) as rows, CaptureQueriesContext(connections["keys"]) as keys:
        act()
    queries = [query["sql"].split('"') for query in [*rows.captured_queries, *keys.captured_queries]]
    return Counter(
        f"{words[0].split()[0]} {next(word for word in words if '_' in word)}"
        for words in queries
        if words[0].split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}
    )


def test_account_pages_answer_as_always_while_the_mail_server_hangs(nobody: Client, cleo: CastMember) -> None:
    with receiving() as server:
        server.hangs_at = "CONNECT"
        assert sign_up(nobody)["Location"] == SENT_URL
        cache.clear()  # one may ask again after ten seconds
        assert nobody.post(SENT_URL, {"action": "resend"}).status_code == 302
        cache.clear()
        assert sign_up(Client(), email=cleo.person.email)["Location"] == SENT_URL
        assert lose_password(cleo.person.email)["Location"] == reverse("account_confirm_password_reset_code")
        reauthenticate(cleo)
        asked_for = cleo.client.post(ADDRESS_URL, {"email": "new@example.org", "action_add": ""})
        assert asked_for["Location"] == SENT_URL
        changed = cleo.client.post(CHANGE_URL, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})
        assert changed["Location"] == reverse("mfa_index")
        assert server.connections == 0, "no page has so much as knocked"
    assert Person.objects.filter(email="pia@example.org").exists()
    assert Person.objects.get(pk=cleo.id).check_password(NEW_PASSWORD)
    brought = Counter(letter.to[0] for letter in post())
    assert brought == {"pia@example.org": 2, "cleo@example.org": 3, "new@example.org": 1}


def test_a_mail_that_allauth_sends_after_the_commit_is_kept_too(transactional_db: None, cleo: CastMember) -> None:
    turn_on_second_step(cleo)
    with request_transaction():
        letter = account_mail.AccountMessage("password_changed", cleo.person.email, "Another", "one")
        account_mail.enqueue(letter)
        transaction.on_commit(lambda: account_mail.enqueue(letter))
    assert not connections["default"].in_atomic_block, "or everybody waits for this one"
    assert subjects_to(cleo.person.email) == ["Something about how you sign in has changed", "Another", "Another"]


def test_a_code_delivered_late_still_lets_in(nobody: Client) -> None:
    with receiving() as server:
        server.says["CONNECT"] = "421 not now"
        sign_up(nobody)
        assert run.deliver_account_mail() == 0
    with clock.moved(timedelta(minutes=1)):
        (letter,) = post()
    assert confirm_address(nobody, code_in(letter))["Location"] == "/today"


def test_an_account_mail_is_rolled_back_with_its_act(cleo: CastMember) -> None:
    with transaction.atomic():
        lose_password(cleo.person.email)
        transaction.set_rollback(True)
    assert post() == []


def test_resetting_a_password_makes_the_same_queries_for_an_unknown_address(cleo: CastMember) -> None:
    known, unknown = (
        queries_of(lambda each=each: lose_password(each)) for each in (cleo.person.email, "no@example.org")
    )
    assert known == unknown
    assert known["INSERT delivery_accountmail"] == 1
    assert subjects_to(cleo.person.email) == ["Your code"]
    assert subjects_to("no@example.org") == []


def test_signing_up_makes_the_same_queries_for_a_taken_address(
    cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = []
    whole = Person.set_password
    monkeypatch.setattr(Person, "set_password", lambda *said: (hashed.append(said[1]), whole(*said))[1])
    people, keys = Person.objects.count(), DataKey.objects.using("keys").count()
    taken = queries_of(lambda: sign_up(Client(), email=cleo.person.email))
    assert (Person.objects.count(), DataKey.objects.using("keys").count()) == (people, keys)
    free = queries_of(lambda: sign_up(Client()))
    assert taken == free
    assert hashed == [SIGNUP["password1"]] * 2
    assert subjects_to(cleo.person.email) == ["You have a space already"]
    assert not EmailAddress.objects.filter(email__endswith=".invalid").exists()


def test_signing_up_with_a_passkey_hashes_no_password_for_a_taken_address_either(
    cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Person, "set_password", lambda *_said: pytest.fail("nobody typed one"))
    data = {name: value for name, value in SIGNUP.items() if name != "password1"}
    url = reverse("account_signup_by_passkey")
    counts = [
        queries_of(lambda each=each: Client().post(url, data | {"email": each}))
        for each in (cleo.person.email, "x@y.org")
    ]
    assert sum(counts[0].values()) - sum(counts[1].values()) in {-1, 0, 1}
    assert subjects_to(cleo.person.email) == ["You have a space already"]


def test_asking_for_the_code_again_makes_the_same_queries_for_a_taken_address(
    cleo: CastMember,
) -> None:
    costs, pages = [], []
    for address in (cleo.person.email, "pia@example.org"):
        client = Client()
        sign_up(client, email=address)
        post().clear()
        cache.clear()
        costs.append(queries_of(lambda: pages.append(client.post(SENT_URL, {"action": "resend"}))))  # noqa: B023 - called here
        assert subjects_to(address) == ([] if address == cleo.person.email else ["Your code"])
    assert [page.status_code for page in pages] == [302, 302]
    assert sum(costs[0].values()) <= sum(costs[1].values()) <= sum(costs[0].values()) + 3
    assert costs[0]["INSERT delivery_accountmail"] == costs[1]["INSERT delivery_accountmail"] == 1


def test_a_reset_code_is_mailed_in_the_language_of_its_owner(cleo: CastMember) -> None:
    Person.objects.filter(pk=cleo.id).update(language="es")
    lose_password(cleo.person.email)
    assert subjects_to(cleo.person.email) == ["Tu código"]


def test_account_mails_to_somebody_discreet_name_the_house_nowhere(cleo: CastMember) -> None:
    Person.objects.filter(pk=cleo.id).update(discreet=True)
    lose_password(cleo.person.email)
    sign_up(Client(), email=cleo.person.email)
    reauthenticate(cleo)
    cleo.client.post(CHANGE_URL, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})
    mails = list(post())
    assert len(mails) == 3
    for each in mails:
        assert each.from_email.startswith("Notes <")
        assert "Our2Souls" not in f"{each.subject} {each.body}"


def test_links_in_account_mails_lead_to_the_origin(cleo: CastMember) -> None:
    sign_up(Client(headers={"host": "127.0.0.1"}), email=cleo.person.email)
    assert f"\nhttp://localhost:8000{RESET_URL}\n" in post()[-1].body


def test_an_account_mail_is_encrypted_until_it_is_sent_and_then_deleted(cleo: CastMember) -> None:
    lose_password(cleo.person.email)
    (row,) = AccountMail.objects.all()
    lying = " ".join(str(value) for value in AccountMail.objects.values_list().get())
    assert account_mail.address_of(row) == "cleo@example.org"
    (letter,) = post()
    for words in ("cleo", code_in(letter)):
        assert words not in lying
    row.refresh_from_db()
    assert row.sealed == ""
    assert row.sent_at is not None


def test_erasing_oneself_deletes_account_mails(cleo: CastMember, ana: CastMember) -> None:
    lose_password(ana.person.email)
    lose_password(cleo.person.email)
    reauthenticate(cleo)
    cleo.client.post("/us/erase")
    assert subjects_to(cleo.person.email) == []
    assert subjects_to(ana.person.email) == ["Your code"]
    assert AccountMail.objects.count() == 1


def test_an_export_lists_account_mails_without_their_words(cleo: CastMember) -> None:
    lose_password(cleo.person.email)
    lose_password("somebody@example.org")
    post()
    reauthenticate(cleo)
    whole = json.loads(cleo.client.post("/us/export", {"what": "words"}).getvalue())
    (queries,) = whole["account"]["account_mails"]
    assert queries["kind"] == "password_reset_code"
    assert queries["sent_at"] is not None


def test_records_of_sent_account_mails_are_deleted_after_a_month(cleo: CastMember) -> None:
    lose_password(cleo.person.email)
    lose_password("nobody@example.org")
    post()
    with clock.moved(timedelta(days=2)):
        run.run_maintenance()
        assert AccountMail.objects.count() == 1
    with clock.moved(timedelta(days=31)):
        lose_password(cleo.person.email)
        run.run_maintenance()
        assert AccountMail.objects.filter(sent_at=None).count() == AccountMail.objects.count() == 1
