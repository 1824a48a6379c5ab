"""Names that stand in ciphertexts never change; whatever is not where it was sealed does not open."""

from collections.abc import Callable
from textwrap import dedent
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.core.checks import Error
from django.db import models
from django.test.utils import isolate_apps

from our2souls.dreams.models import Dream, DreamEvent
from our2souls.privacy import keys, seal_names
from our2souls.privacy.fields import Ciphertext, EncryptedField, EncryptedText
from our2souls.privacy.scoping import OwnedModel, PersonalModel
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.vision.models import PART_SEALS, RAW, Attachment, PersonalNote, PersonalPhoto, place_of
from tests.architecture.seal_names.names import LIST, Calls, kept, names, unexplained

OWNER = UUID(int=1)
ROW = UUID(int=2)
LINE = "A house by the sea"
LINE_SEALED = bytes.fromhex(
    "010001000102030405060708090a0bc9eb5b3d758eead9a00172919566fe7f310d19ed9ddd6afc4558ae501f6e069f0b7b"
)
"""The line of the dream ROW, as the first version wrote it."""
PLACES = {
    "a line": (lambda: Dream._meta.get_field("line").associated_data(Dream(pk=ROW)), f"dream.line:{ROW}"),  # type: ignore[union-attr]
    "a text that is called otherwise in the code": (
        lambda: DreamEvent._meta.get_field("words").associated_data(DreamEvent(pk=ROW)),  # type: ignore[union-attr]
        f"dream_event.text:{ROW}",
    ),
    "a photo": (lambda: place_of(PersonalPhoto(pk=ROW, note=PersonalNote()), 960), f"personal_photo/medium:{ROW}"),
    "what came": (lambda: place_of(PersonalPhoto(pk=ROW, note=PersonalNote()), RAW), f"personal_photo/raw:{ROW}"),
}
"""What a ciphertext is bound to, word for word."""
SEALED_COLUMNS = [
    field for model in apps.get_models() for field in model._meta.concrete_fields if isinstance(field, EncryptedField)
]


@pytest.fixture(autouse=True)
def a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's key, in memory as after a first use."""
    monkeypatch.setattr(keys, "_memory", {OWNER: (float("inf"), keys.KeyRing(1, bytes(32), {1: AESGCM(bytes(32))}))})


def sealed(model: Any, attribute: str, words: str, pk: UUID = ROW) -> Ciphertext:
    """Words as they would lie in the database."""
    row = model(pk=pk, owner_id=OWNER)
    setattr(row, attribute, words)
    given: Ciphertext = model._meta.get_field(attribute).pre_save(row, add=True)
    return given


def opened(model: Any, attribute: str, given: bytes, pk: UUID = ROW) -> str:
    """What the row's owner reads there."""
    row = model(pk=pk, owner_id=OWNER)
    row.__dict__[attribute] = Ciphertext(given)
    with viewing(Viewer(OWNER)):
        words: str = getattr(row, attribute)
    return words


def test_no_name_was_changed_lost_or_left_out_of_the_list() -> None:
    lost, new = sorted(kept() - names()), sorted(names() - kept())
    assert not lost, f"{lost}: words and rows were written under these names; give them back."
    assert not new, f"{new}: once released they never change. If they are good: python -m tests.architecture.seal_names"
    assert LIST.read_text(encoding="utf-8").splitlines() == sorted(kept())


def test_every_name_that_is_written_can_be_read_from_the_code() -> None:
    assert unexplained() == [], "give the name as a literal, or say in HANDING_ON of names.py who hands it on."


def test_the_names_that_functions_are_given_are_found() -> None:
    code = """
        history.record(intention, "find.lent", before=title)
        notes_actions.save(note, rows, word="note.lent")
        audit.record(f"find.{act}", row)
        audit.record(word, note)
        record("find.lent", row)
    """
    calls = Calls("intentions/research/actions.py", dedent(code))
    assert calls.names == {"history find.lent", "act note.lent", "act find.…"}
    assert [fault.split(": ")[0].split(":")[1] for fault in calls.unexplained] == ["4", "5", "6"]


def test_every_row_and_column_has_a_name_of_its_own() -> None:
    assert not [fault for model in apps.get_models() if issubclass(model, OwnedModel) for fault in model.check()]
    named = [model.seal_name for model in apps.get_models() if hasattr(model, "seal_name")]
    assert len(named) == len(set(named))


def test_every_part_of_a_file_has_a_name_of_its_own() -> None:
    assert len(set(PART_SEALS.values())) == len(PART_SEALS)
    assert all(seal_names.is_one(name) for name in PART_SEALS.values())
    parts = {part for model in apps.get_models() if issubclass(model, Attachment) for part in model.PARTS}
    assert parts | {RAW} == PART_SEALS.keys()


@pytest.mark.parametrize(("place", "written"), PLACES.values(), ids=PLACES)
def test_a_ciphertext_is_bound_to_names_that_are_written_down(place: Callable[[], str], written: str) -> None:
    assert place() == written


def test_words_of_the_first_version_still_open() -> None:
    assert opened(Dream, "line", LINE_SEALED) == LINE


def test_a_renamed_table_or_column_still_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sealed(Dream, "line", LINE)
    monkeypatch.setattr(Dream._meta, "db_table", "hopes")
    monkeypatch.setattr(Dream._meta, "app_label", "hopes")
    monkeypatch.setattr(Dream._meta, "model_name", "hope")
    monkeypatch.setattr(Dream._meta, "object_name", "Hope")
    monkeypatch.setattr(Dream._meta.get_field("line"), "column", "sentence")
    monkeypatch.setattr(Dream._meta.get_field("line"), "name", "sentence")
    assert opened(Dream, "line", before) == LINE


def test_a_ciphertext_of_another_row_column_or_model_does_not_open() -> None:
    line = sealed(Dream, "line", LINE)
    for model, attribute, pk in ((Dream, "line", uuid4()), (Dream, "why", ROW), (DreamEvent, "words", ROW)):
        with pytest.raises(InvalidTag):
            opened(model, attribute, line, pk)


def test_no_two_columns_or_files_of_the_same_id_are_bound_alike() -> None:
    bound = [f"{field.model.seal_name}.{field.seal}" for field in SEALED_COLUMNS]  # type: ignore[attr-defined]
    bound += [name.removeprefix("file ") for name in names() if name.startswith("file ")]
    assert len(bound) == len(set(bound))


@isolate_apps("our2souls.dreams")
def test_a_column_without_a_name_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="a name that its ciphertexts keep"):

        class Hope(PersonalModel):
            seal_name = "hope"
            line = EncryptedText()

            class Meta:
                app_label = "dreams"


@isolate_apps("our2souls.dreams")
def test_a_row_without_a_name_of_its_own_is_a_fault() -> None:
    class Hope(PersonalModel):
        seal_name = "hope"
        line = EncryptedText(seal="line")
        sentence = EncryptedText(seal="line")

        class Meta:
            app_label = "dreams"

    class Wish(PersonalModel):
        class Meta:
            app_label = "dreams"

    class Longing(PersonalModel):
        seal_name = "hope"

        class Meta:
            app_label = "dreams"

    def ids(model: type[models.Model]) -> set[str | None]:
        return {fault.id for fault in seal_names.faults(model) if isinstance(fault, Error)}

    assert ids(Hope) == {"privacy.E002", "privacy.E003"}
    assert ids(Wish) == {"privacy.E001"}
    assert ids(Longing) == {"privacy.E002"}
