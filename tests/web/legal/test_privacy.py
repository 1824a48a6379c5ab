"""The privacy page says what is: its kinds hold every table, and each of its claims is what the declarations say."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from our2souls.delivery.registry import maintenance_tasks
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.personal_data import registry
from our2souls.privacy.scoping import rule_of
from our2souls.web.legal.data_kind import DataKind
from our2souls.web.legal.data_kinds import KINDS, NOTHING_OF_ANYBODY
from our2souls.web.legal.retention import RETENTIONS, duration
from tests.architecture.data_map.page import every_model
from tests.cast import CastMember
from tests.markup import squeezed

MODELS = {model._meta.label: model for model in every_model()}
IN_FILES = {"pictures"}
"""Kinds whose bytes lie outside the database, encrypted: `vision` declares them as files."""
FORGETS_NOTHING = {"clock", "photos and memos that wait"}
"""Chores that delete nothing of anybody."""


def page_in(client: Any, language: str = "en") -> str:
    return unescape(squeezed(client.get(reverse("web:privacy"), headers={"accept-language": language}).text))


def part_of(page: str, kind: DataKind) -> str:
    found = re.search(rf'<section class="area" aria-labelledby="h-{kind.key}">.*?</section>', page)
    assert found, f"{kind.key} is not on the page"
    return found[0]


def columns_of(label: str, *, encrypted: bool) -> set[str]:
    return {f.column for f in MODELS[label]._meta.concrete_fields if isinstance(f, EncryptedField) == encrypted}


def test_every_table_with_something_of_somebody_is_of_one_kind() -> None:
    told = [label for kind in KINDS for label in kind.models.split()]
    assert sorted([*told, *NOTHING_OF_ANYBODY]) == sorted(MODELS), "give the model its kind in web/legal/data_kinds.py"
    owned = {data.package: {*data.personal, *data.shared} for data in registry.packages()}
    assert not [label for label in NOTHING_OF_ANYBODY if any(MODELS[label] in models for models in owned.values())]
    assert not [label for label in NOTHING_OF_ANYBODY if columns_of(label, encrypted=True)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.key))
def test_a_kind_claims_of_its_tables_what_the_declarations_say(nobody: Client, kind: DataKind) -> None:
    part, labels = part_of(page_in(nobody), kind), kind.models.split()
    encrypted = any(columns_of(label, encrypted=True) for label in labels)
    assert bool(kind.encrypted) == ("<dt>Encrypted</dt>" in part) == encrypted, "what it says of encryption isn’t so"
    assert (kind.key in IN_FILES) <= any(data.files for data in registry.packages() if data.package == "vision")
    for label in labels:
        row = re.search(rf"<b>{re.escape(label)}</b>(.*?)</p>", part)
        assert row, label
        pieces = row[1].strip(" ·").split(" · ")
        sealed = {name for each in pieces if "(" not in each for name in each.removeprefix("encrypted: ").split(", ")}
        plain = {name for each in pieces if "(" in each for name in each.partition(" (")[0].split(", ")}
        assert (sealed, plain) == (columns_of(label, encrypted=True), columns_of(label, encrypted=False))
    rules = [rule["kind"] for label in labels if (rule := rule_of(MODELS[label]))]
    assert ("is in your export" in part) == ("personal" in rules) == ("What is yours alone is deleted" in part)
    assert ("in the export of each of you" in part) == ("shared" in rules) == ("belongs to you both. " in part)
    authors = [
        data.shared[MODELS[label]] for data in registry.packages() for label in labels if MODELS[label] in data.shared
    ]
    assert ("Your words are taken out" in part) == any(authors)
    assert ("Words that only you wrote" in part) == (None in authors)


@pytest.mark.parametrize("retention", RETENTIONS, ids=lambda each: f"{each.kind} {each.constant}")
def test_how_long_is_told_from_the_constant_that_counts(
    nobody: Client, monkeypatch: pytest.MonkeyPatch, retention: Any
) -> None:
    before = getattr(retention.source, retention.constant)
    assert str(retention) in page_in(nobody)
    other = timedelta(days=97)
    at = configured if retention.source is configured else retention.source
    monkeypatch.setattr(at, retention.constant, other if isinstance(before, timedelta) else other.total_seconds())
    assert "97 days" in str(retention)
    assert str(retention) in page_in(nobody)


def test_each_chore_that_forgets_has_its_sentence() -> None:
    assert {each.chore for each in RETENTIONS} - {""} == set(maintenance_tasks.all()) - FORGETS_NOTHING


def test_a_time_is_told_in_days_or_else_in_hours() -> None:
    told = [
        duration(timedelta(**each))
        for each in ({"days": 1}, {"days": 30}, {"hours": 1}, {"hours": 36}, {"minutes": 90})
    ]
    assert told == ["1 day", "30 days", "1 hour", "36 hours", "2 hours"]


def test_everybody_can_read_it_in_both_languages_without_a_query(
    nobody: Client, django_assert_num_queries: Any, ana: CastMember
) -> None:
    with django_assert_num_queries(0):
        english, spanish = page_in(nobody), page_in(nobody, "es")
    assert "Whoever runs this server" in english
    assert "Quien lleva este servidor" in spanish
    assert not re.search(r">\s*(?:Not encrypted|Column by column)\s*<", spanish)
    assert reverse("people:export") in page_in(ana)
    assert reverse("people:export") not in english


def test_the_page_is_found_where_somebody_may_look_for_it(nobody: Client, ana: CastMember) -> None:
    link = f'href="{reverse("web:privacy")}"'
    for name in ("web:landing", "account_login", "account_signup", "people:help_now"):
        assert link in nobody.get(reverse(name)).text, name
    for name in ("people:us", "people:who_sees", "people:help_now"):
        assert link in ana.get(reverse(name)).text, name


def test_the_operator_is_named_where_they_named_themselves(nobody: Client, settings: Any) -> None:
    assert "has named no contact" in page_in(nobody)
    settings.OUR2SOULS_SECURITY_CONTACT = "mailto:care@us.example"
    assert '<a href="mailto:care@us.example">care@us.example</a>' in page_in(nobody)
    settings.OUR2SOULS_SECURITY_CONTACT = "javascript:alert(1)"
    assert 'href="javascript' not in page_in(nobody)


def test_words_that_wait_with_a_session_are_told(nobody: Client) -> None:
    assert "wait encrypted with your session" in nobody.get("/privacy").text
