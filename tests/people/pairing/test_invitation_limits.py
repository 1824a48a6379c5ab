"""Eight digits are few: that they cannot be tried in bulk keeps an invitation safe."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections
from django.test import Client, override_settings

from our2souls.config import rate_limit_store
from our2souls.lib.clock import now
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing import invitation_limits
from tests.cast import CastMember, a_person
from tests.factories.people import COUNTS_ON_DISK, JOIN, invite

FLOOD = 10_000


@pytest.fixture
def on_disk(db: None) -> Iterator[Any]:
    """The cache that a home has: without Redis all processes count in a database."""
    with override_settings(CACHES=COUNTS_ON_DISK):
        call_command("createcachetable", database="limits", verbosity=0)
        yield caches["default"]


def count_rows() -> int:
    with connections["limits"].cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM counts")
        return int(cursor.fetchone()[0])


def flood(seconds: int) -> None:
    """Ten thousand other counts that end so many seconds from now, written in one go."""
    ends = connections["limits"].ops.adapt_datetimefield_value(now() + timedelta(seconds=seconds))
    with connections["limits"].cursor() as cursor:
        rows = [(f":1:flood:{seconds}:{number}", "gAVdlC4=", ends) for number in range(FLOOD)]
        cursor.executemany("INSERT INTO counts (cache_key, value, expires) VALUES (%s, %s, %s)", rows)


def try_code(client: Client, code: str = "00000000", address: str = "203.0.113.7") -> Any:
    return client.post(JOIN, {"code": code}, REMOTE_ADDR=address)


def wrong_until_stopped(client: Client, most: int, **more: str) -> int:
    """How many wrong codes were looked at before the door closed."""
    for count in range(most):
        if try_code(client, **more).status_code == 429:
            return count
    return most


def test_ten_wrong_codes_lock_out_an_ip_address(cleo: CastMember) -> None:
    _link, code = invite(cleo)
    assert wrong_until_stopped(Client(), 20) == 10
    response = try_code(Client(), code)  # now even the right one, from another browser at the same address
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "often, in a short time" in response.text
    assert "Cleo" not in response.text
    assert try_code(Client(), code, address="203.0.113.8").status_code == 302


def test_ten_wrong_codes_lock_out_a_person_wherever_they_are(cleo: CastMember) -> None:
    _link, code = invite(cleo)
    member = a_person("Jo")
    tried = sum(try_code(member.client, address=f"198.51.100.{number}").status_code == 422 for number in range(15))
    assert tried == 10
    assert try_code(member.client, code, address="198.51.100.99").status_code == 429


def test_wrong_codes_from_many_ip_addresses_are_limited_together(
    cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(invitation_limits.RATES, "code_of_all", "30/1h/key")
    link, code = invite(cleo)
    tried = sum(try_code(Client(), address=f"198.51.100.{number}").status_code == 422 for number in range(40))
    assert tried == 30
    assert try_code(Client(), code, address="192.0.2.1").status_code == 429
    assert "Cleo invites you" in Client().get(link, follow=True, REMOTE_ADDR="192.0.2.1").text  # links go on working


def test_the_rate_limit_makes_guessing_a_code_hopeless() -> None:
    amount, hours, _per = invitation_limits.RATES["code_of_all"].split("/")
    assert hours == "1h"
    in_its_life = int(amount) * pairing_actions.GOOD_FOR.total_seconds() / 3600
    assert in_its_life / 10**pairing_actions.CODE_DIGITS < 0.0005


def test_ip_addresses_of_one_network_count_as_one(cleo: CastMember) -> None:
    invite(cleo)
    tried = sum(try_code(Client(), address=f"2001:db8:1:2::{number:x}").status_code == 422 for number in range(1, 15))
    assert tried == 10


def test_right_codes_count_against_no_limit(cleo: CastMember) -> None:
    _link, code = invite(cleo)
    for _ in range(12):
        assert try_code(Client(), code).status_code == 302


def test_a_form_without_a_code_counts_against_no_limit(nobody: Client) -> None:
    for _ in range(12):
        assert "The code is needed here" in try_code(nobody, "").text
    assert "isn’t quite right" in try_code(nobody).text


def test_invitation_links_cannot_be_tried_in_bulk(nobody: Client) -> None:
    answers = [nobody.get(f"/us/j/made-up-{number}").status_code for number in range(61)]
    assert answers == [302] * 60 + [429]


def test_the_invitation_limit_holds_on_the_counter_store(on_disk: Any, cleo: CastMember) -> None:
    _link, code = invite(cleo)
    assert wrong_until_stopped(Client(), 20) == 10
    assert try_code(Client(), code, address="203.0.113.8").status_code == 302


def test_the_invitation_limit_holds_under_ten_thousand_other_counts(on_disk: Any, cleo: CastMember) -> None:
    _link, code = invite(cleo)
    assert wrong_until_stopped(Client(), 9) == 9
    flood(seconds=60)
    assert wrong_until_stopped(Client(), 20) == 1
    assert try_code(Client(), code).status_code == 429
    assert count_rows() > FLOOD


def test_the_counter_store_drops_expired_counts_first(on_disk: Any) -> None:
    on_disk.set("stays", "here", 600)
    flood(seconds=-60)
    on_disk.set("one-more", "here", 600)
    assert count_rows() == 2
    assert on_disk.get("stays") == "here"


def test_the_counter_store_above_its_ceiling_drops_what_would_expire_first(
    on_disk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limit_store, "CEILING", FLOOD)
    on_disk.set("stays", "here", 600)
    flood(seconds=60)
    on_disk.set("one-more", "here", 600)
    assert count_rows() == FLOOD + 1
    assert on_disk.get("stays") == "here"
