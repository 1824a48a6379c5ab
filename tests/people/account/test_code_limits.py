"""How many codes go to one address, whoever asks: counted in rows, which no cache loses."""

import itertools
import threading
from datetime import timedelta

from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.urls import reverse

from our2souls.delivery.channels import account_mail
from our2souls.delivery.models import AccountMail
from our2souls.lib import clock
from tests.cast import PASSWORD, CastMember
from tests.factories.people import (
    CHANGE_URL,
    NEW_PASSWORD,
    SENT_URL,
    lose_password,
    sign_up,
    subjects_to,
    without_tokens,
)
from tests.letters import post


def test_an_address_gets_five_codes_an_hour_whoever_asks_from_wherever(nobody: Client, cleo: CastMember) -> None:
    for number in range(12):
        cache.clear()
        response = lose_password(cleo.person.email, REMOTE_ADDR=f"198.51.100.{number}")
        assert response["Location"] == reverse("account_confirm_password_reset_code")
    cache.clear()
    assert sign_up(nobody, email=" CLEO@example.org")["Location"] == SENT_URL
    assert len(subjects_to(cleo.person.email)) == 5
    with clock.moved(timedelta(hours=1, seconds=1)):
        cache.clear()
        lose_password(cleo.person.email)
        assert len(subjects_to(cleo.person.email)) == 6


def test_an_address_gets_twenty_codes_a_day(cleo: CastMember) -> None:
    for hours in range(24):
        for _each in range(5):
            with clock.moved(timedelta(hours=hours, minutes=3 * hours)):
                cache.clear()
                lose_password(cleo.person.email)
                post()
    assert len(subjects_to(cleo.person.email)) == 20 + 5  # the day is over when the last five are asked for


def test_a_code_over_the_limit_looks_the_same_and_costs_nobody_their_next_code(cleo: CastMember) -> None:
    pages = []
    for _each in range(7):
        cache.clear()
        client = Client()
        pages.append(without_tokens(client.get(lose_password(cleo.person.email, client)["Location"])))
    assert len(set(pages)) == 1
    assert AccountMail.objects.count() == 5


def test_mails_about_changes_of_an_account_are_not_limited(cleo: CastMember) -> None:
    passwords = [PASSWORD, *(f"{NEW_PASSWORD} {number}" for number in range(7))]
    for old, new in itertools.pairwise(passwords):
        cache.clear()
        cleo.client.post(CHANGE_URL, {"oldpassword": old, "password1": new})
    assert len(subjects_to(cleo.person.email)) == 7


def test_requests_for_codes_at_once_are_counted_one_by_one(transactional_db: None) -> None:
    together, kept = threading.Barrier(8), []

    def ask() -> None:
        together.wait()
        letter = account_mail.AccountMessage("password_reset_code", "cleo@example.org", "Your code", "1234")
        kept.append(account_mail.enqueue(letter, limited=True))
        connections.close_all()

    askers = [threading.Thread(target=ask) for _each in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert sorted(kept) == [False] * 3 + [True] * 5
    assert sorted(AccountMail.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
