"""Every model has a kind and an owner, every column is sealed or has a reason to lie plain, every relation obeys the rules."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models

from our2souls.people.models import Couple, Partnership, Person
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.models import Grant, Share
from our2souls.privacy.personal_data import plain_columns
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.personal_data.plain_columns import PLAIN, name_of, reason_of
from our2souls.privacy.personal_data.unowned_tables import UNOWNED
from our2souls.privacy.scoping import CoupleModel, PersonalModel, rule_of
from tests.architecture.data_map.page import PAGE, Model, every_model, page

pytestmark = pytest.mark.host

MODELS = every_model()
OURS = [model for model in MODELS if model.__module__.startswith("our2souls")]
KIND = {"personal": PersonalModel, "shared": CoupleModel}
SEEN_FROM_PEOPLE = {Partnership}
"""Whose keys to people have a name on the other side: who is in which couple is asked from both ends."""


def relations() -> list[tuple[Model, "models.Field[Any, Any]", Model]]:
    """Every key of ours to another table."""
    return [
        (model, field, field.related_model)  # type: ignore[misc]
        for model in OURS
        for field in model._meta.concrete_fields
        if field.is_relation
    ]


def kind(model: Model) -> str | None:
    rule = rule_of(model)
    return rule["kind"] if rule else None


def ids(given: object) -> str:
    return given._meta.label if isinstance(given, type) else name_of(given)  # type: ignore[attr-defined, arg-type]


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_every_model_has_a_kind_or_is_listed_as_plumbing(model: Model) -> None:
    listed = model._meta.label in UNOWNED
    lesson = (
        "derive it from PersonalModel, CoupleModel or PublicModel, "
        "or say in our2souls/privacy/personal_data/unowned_tables.py what of it is exported and erased"
    )
    assert (kind(model) is None) == listed, f"{model._meta.label}: {lesson}"


def test_the_list_of_plumbing_and_of_plain_columns_names_nothing_that_is_no_more() -> None:
    assert not UNOWNED.keys() - {model._meta.label for model in MODELS}
    columns = {name_of(field) for model in MODELS for field in model._meta.concrete_fields}
    assert not {column for reason in PLAIN for column in reason.columns.split()} - columns


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_every_column_is_sealed_or_has_a_reason_to_lie_plain(model: Model) -> None:
    bare = [
        name_of(field)
        for field in model._meta.concrete_fields
        if not isinstance(field, EncryptedField) and not reason_of(field)
    ]
    assert not bare, (
        f"{bare}: make it EncryptedText or EncryptedJSON, or give its reason in our2souls/privacy/personal_data/plain_reasons"
    )


def test_a_sealed_column_is_only_on_rows_that_have_a_key() -> None:
    sealed = [model for model in MODELS for field in model._meta.concrete_fields if isinstance(field, EncryptedField)]
    assert all(kind(model) in {"personal", "shared"} for model in sealed)


@pytest.mark.parametrize("model", [model for model in OURS if kind(model) in {"personal", "shared"}], ids=ids)
def test_the_rule_for_row_level_security_can_be_read(model: Model) -> None:
    rule = rule_of(model)
    assert rule is not None
    assert rule["table"] == model._meta.db_table
    assert issubclass(model, KIND[rule["kind"]])
    assert rule["column"] in {field.column for field in model._meta.concrete_fields}
    assert rule.get("audience", model.seal_name) == model.seal_name  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", [model for model in OURS if kind(model) in {"personal", "shared"}], ids=ids)
def test_what_is_somebodys_is_declared_in_the_registry_once(model: Model) -> None:
    personal = [data.package for data in personal_data_registry.packages() if model in data.personal]
    shared = [data.package for data in personal_data_registry.packages() if model in data.shared]
    expected = {"personal": (1, 0), "shared": (0, 1)}[kind(model)]  # type: ignore[index]
    assert (len(personal), len(shared)) == expected, f"declare {model._meta.label} in its package’s personal_data"
    assert [*personal, *shared] == [model._meta.app_label]


@pytest.mark.parametrize(
    ("model", "author"),
    [(model, author) for data in personal_data_registry.packages() for model, author in data.shared.items()],
    ids=str,
)
def test_a_shared_row_whose_words_are_somebodys_says_whose(model: Model, author: str | None) -> None:
    to_people = {field.name for field in model._meta.concrete_fields if field.related_model is Person}
    sealed = any(isinstance(field, EncryptedField) for field in model._meta.concrete_fields)
    lesson = f"{model._meta.label}: name its author in the registry, or take words out in the package’s on_erasing"
    if author:
        assert author in to_people, lesson
    elif sealed:
        [package] = [data for data in personal_data_registry.packages() if model in data.shared]
        assert package.on_erasing is not personal_data_registry._nothing, lesson


def test_keys_between_tables_obey_the_kinds_of_their_rows() -> None:
    wrong = []
    for model, field, target in relations():
        pair = (kind(model), kind(target))
        if pair == ("shared", "personal"):
            wrong.append(f"{name_of(field)}: a couple’s row must not point at one person’s: a join would reach it")
        if pair == ("personal", "shared") and not field.remote_field.hidden:  # type: ignore[union-attr]
            wrong.append(f"{name_of(field)}: related_name='+', or the couple’s row leads to one person’s")
        if target in {Person, Couple} and model not in SEEN_FROM_PEOPLE and not field.remote_field.hidden:  # type: ignore[union-attr]
            wrong.append(f"{name_of(field)}: related_name='+', or a person leads to everything about them")
        if model not in SEEN_FROM_PEOPLE | {Grant, Share} and not rule_of(model):
            wrong.append(f"{name_of(field)}: only rows of a person or a couple point at others")
    assert not wrong


def test_nothing_of_one_life_is_deleted_with_a_row_of_another() -> None:
    """A row goes with another one only where both are the same couple's, or the same person's."""
    wrong = [
        name_of(field)
        for model, field, target in relations()
        if field.remote_field.on_delete is not models.PROTECT  # type: ignore[union-attr]
        and (kind(model) != kind(target) or target in {Person, Couple})
    ]
    assert not wrong, f"{wrong}: on_delete=PROTECT"


def test_no_package_of_ours_has_signals_or_tables_without_a_model() -> None:
    """Tables between two models would have no kind; there are none of ours."""
    assert not [model for model in OURS if model._meta.auto_created]
    assert not [field for model in OURS for field in model._meta.local_many_to_many]


def test_the_migrations_are_complete(db: None) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=io.StringIO())


def test_the_data_map_is_current() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), "docs/privacy/data-map.md lags behind the models: python -m tests.architecture.data_map"
    assert "NO REASON" not in written


def test_the_map_sees_a_column_without_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_columns, "_BY_COLUMN", {})
    assert reason_of(Person._meta.get_field("name")) is None  # type: ignore[arg-type]
