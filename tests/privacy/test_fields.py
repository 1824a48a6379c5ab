"""Any words come back as they were, and only from their own place, with their own key."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from our2souls.checkins.models import CheckIn
from our2souls.dreams.models import Dream
from our2souls.privacy import keys
from our2souls.privacy.fields import Ciphertext, EncryptedJSON, EncryptedText
from our2souls.privacy.viewer import Viewer, viewing

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
THINGS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXT, JSON = Dream._meta.get_field("line"), CheckIn._meta.get_field("words")


HOLDERS = [uuid4(), uuid4()]


@pytest.fixture(autouse=True)
def two_holders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people's keys, in memory as after a first use: the store is not asked."""
    raws = {holder: bytes([number]) * 32 for number, holder in enumerate(HOLDERS)}
    rings = {holder: (float("inf"), keys.KeyRing(1, raw, {1: AESGCM(raw)})) for holder, raw in raws.items()}
    monkeypatch.setattr(keys, "_memory", rings)
    monkeypatch.setattr(keys, "forget", lambda _holder: None)


def written_and_read(field: Any, holder: UUID, value: Any) -> Any:
    """A value through the column: set on a row, sealed, wrapped as the database gives it back, opened."""
    row = field.model(owner_id=holder)
    setattr(row, field.attname, value)
    sealed = field.pre_save(row, add=True)
    assert isinstance(sealed, Ciphertext)
    row.__dict__[field.attname] = field.from_db_value(memoryview(sealed), None, None)
    with viewing(Viewer(holder)):
        return getattr(row, field.attname)


@given(words=WORDS)
@MANY
def test_an_encrypted_field_returns_any_text(words: str) -> None:
    assert isinstance(TEXT, EncryptedText)
    assert written_and_read(TEXT, HOLDERS[0], words) == words


@given(said=THINGS)
@MANY
def test_an_encrypted_json_field_returns_any_list_or_mapping(said: Any) -> None:
    assert isinstance(JSON, EncryptedJSON)
    assert written_and_read(JSON, HOLDERS[0], said) == json.loads(json.dumps(said))


@given(words=st.binary(max_size=400), place=WORDS)
@MANY
def test_an_encrypted_bytes_field_returns_any_bytes_and_stores_none_in_the_clear(words: bytes, place: str) -> None:
    sealed = keys.encrypt(HOLDERS[0], words, place)
    assert keys.decrypt(HOLDERS[0], sealed, place) == words
    assert len(words) < 8 or words not in sealed
    assert sealed != keys.encrypt(HOLDERS[0], words, place), "the same words twice must not look alike"


@given(words=st.binary(max_size=60), place=WORDS, other=WORDS, data=st.data())
@MANY
def test_a_ciphertext_that_was_moved_or_changed_does_not_decrypt(
    words: bytes, place: str, other: str, data: st.DataObject
) -> None:
    sealed = keys.encrypt(HOLDERS[0], words, place)
    at = data.draw(st.integers(0, len(sealed) - 1))
    spoiled = sealed[:at] + bytes([sealed[at] ^ data.draw(st.integers(1, 255))]) + sealed[at + 1 :]
    with pytest.raises(InvalidTag):
        keys.decrypt(HOLDERS[0], spoiled, place)
    with pytest.raises(InvalidTag):
        keys.decrypt(HOLDERS[1], sealed, place)
    if other != place:
        with pytest.raises(InvalidTag):
            keys.decrypt(HOLDERS[0], sealed, other)
