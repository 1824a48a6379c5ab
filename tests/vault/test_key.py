"""A vault's key: opened by its passphrase and its code, by nothing else, and what it encrypted stays in its place."""

from typing import Any

import pytest
from argon2.low_level import Type, hash_secret_raw
from hypothesis import given
from hypothesis import strategies as st

from our2souls.vault import key as vault_key
from tests.conftest import VAULT_COST

PHRASE = "gravel sonnet eleven kites"
text = st.text(max_size=40)


def test_a_passphrase_is_stretched_as_rfc_9106_recommends_where_memory_is_short() -> None:
    assert VAULT_COST == {"passes": 3, "kibibytes": 65536, "lanes": 4}


def test_argon2id_is_the_function_of_the_rfc() -> None:
    """Its parameters by Python are those of `argon2 -id`: the version 1.3 vector of the reference implementation."""
    made = hash_secret_raw(b"password", b"somesalt", 2, 65536, 1, hash_len=32, type=Type.ID)
    assert made.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


@given(phrase=text, other=text)
def test_only_its_passphrase_opens_a_key(phrase: str, other: str) -> None:
    key = vault_key.create()
    wrapped = vault_key.wrap(key, phrase)
    assert vault_key.unwrap(wrapped, phrase) == key
    if vault_key.composed(phrase) != vault_key.composed(other):
        with pytest.raises(vault_key.WrongSecret):
            vault_key.unwrap(wrapped, other)


def test_a_passphrase_is_the_same_however_a_keyboard_composes_and_spaces_it() -> None:
    wrapped = vault_key.wrap(b"k" * 32, "café  olé")
    assert vault_key.unwrap(wrapped, " cafe\u0301 ole\u0301 ") == b"k" * 32


def test_a_code_opens_it_however_it_is_typed_and_another_does_not() -> None:
    key, code = vault_key.create(), vault_key.recovery_code()
    wrapped = vault_key.wrap_by_code(key, code)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert vault_key.unwrap_by_code(wrapped, typed) == key
    for wrong in (vault_key.recovery_code(), "", "0" * 31, "U" * 32):
        with pytest.raises(vault_key.WrongSecret):
            vault_key.unwrap_by_code(wrapped, wrong)


def test_codes_have_160_bits_and_never_come_twice() -> None:
    codes = {vault_key.plain_code(vault_key.recovery_code()) for _n in range(200)}
    assert len(codes) == 200
    assert {len(each) for each in codes} == {32}
    assert len(set("".join(codes))) == 32


@given(plain=st.binary(max_size=200), place=text, other=text)
def test_what_was_encrypted_opens_in_its_own_place_alone(plain: bytes, place: str, other: str) -> None:
    key = vault_key.create()
    sealed = vault_key.encrypt(key, plain, place)
    assert vault_key.decrypt(key, sealed, place) == plain
    with pytest.raises(vault_key.WrongSecret):
        vault_key.decrypt(vault_key.create(), sealed, place)
    if place != other:
        with pytest.raises(vault_key.WrongSecret):
            vault_key.decrypt(key, sealed, other)


@pytest.mark.parametrize(
    "change",
    [
        {"kibibytes": 10**9},
        {"passes": 0},
        {"lanes": 10**6},
        {"salt": "no base 64"},
        {"salt": ""},
        {"kibibytes": 1},
        {"wrapped": "AAAA"},
        {"passes": "x"},
    ],
)
def test_what_came_from_elsewhere_asks_no_more_of_the_machine_than_is_sound(change: dict[str, Any]) -> None:
    wrapped = vault_key.wrap(vault_key.create(), PHRASE) | change
    with pytest.raises(vault_key.WrongSecret):
        vault_key.unwrap(wrapped, PHRASE)


def test_only_what_can_be_a_wrapped_key_comes_in() -> None:
    key = vault_key.create()
    whole = {"passphrase": vault_key.wrap(key, PHRASE), "code": vault_key.wrap_by_code(key, vault_key.recovery_code())}
    assert vault_key.are_wraps(whole)
    for broken in (
        None,
        [],
        {},
        whole | {"code": 1},
        whole | {"passphrase": whole["passphrase"] | {"kibibytes": 10**9}},
    ):
        assert not vault_key.are_wraps(broken)
