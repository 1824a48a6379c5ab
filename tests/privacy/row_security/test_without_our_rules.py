"""Every address and every member of the cast, with our own rules taken away: PostgreSQL alone shows nobody what isn't theirs."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import OuterRef, QuerySet, Subquery

from our2souls.privacy.models import Share
from our2souls.privacy.scoping import CoupleManager, OwnedModel, PersonalManager, SharedWithMeManager
from tests.architecture.world.scene import ALONE, OPEN, Scene
from tests.permissions.cases import CAST
from tests.permissions.table import TABLE
from tests.plugins.row_security import as_served
from tests.privacy.row_security.test_policies import UNDER_POLICIES, rows

pytestmark = pytest.mark.postgresql

PARTNER = {"ana": "ben", "ben": "ana", "dora": "eli", "eli": "dora"}
PAST = {"dora": "farid", "farid": "dora"}
"""Who has a sealed copy of what they made with whom."""


@pytest.fixture
def no_rules_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Managers yield every row, whoever looks, and every column may be read by anybody."""

    def everything(manager: models.Manager[Any]) -> QuerySet[Any]:
        return models.Manager.get_queryset(manager)

    def as_far_as_it_is_open(row: Any, _viewer: Any, levels: Any) -> bool:
        """A policy hides rows, not columns: how far a row is open stays ours to ask."""
        return row.__dict__.get("audience_level", "all") in levels

    def shared(manager: models.Manager[Any]) -> QuerySet[Any]:
        opened = Share.objects.filter(row=OuterRef("pk"), closed_at=None)
        return everything(manager).annotate(
            audience_level=Subquery(opened.values("level")[:1]), shared_at=Subquery(opened.values("opened_at")[:1])
        )

    monkeypatch.setattr(PersonalManager, "get_queryset", everything)
    monkeypatch.setattr(CoupleManager, "get_queryset", everything)
    monkeypatch.setattr(SharedWithMeManager, "get_queryset", shared)
    for model in apps.get_models():
        if issubclass(model, OwnedModel):
            monkeypatch.setattr(model, "may_be_read_by", as_far_as_it_is_open)


def test_raw_sql_without_a_viewer_reaches_no_row_of_any_table(scene: Scene) -> None:
    assert all(rows(table) for table in ("dreams_dream", "intentions_intention", "people_person", "privacy_share"))
    with as_served():
        assert {table: rows(table) for table in UNDER_POLICIES} == dict.fromkeys(UNDER_POLICIES, 0)


@pytest.mark.usefixtures("no_rules_of_ours")
@pytest.mark.parametrize("name", sorted(TABLE))
def test_without_our_rules_no_page_shows_what_is_not_for_its_reader(scene: Scene, name: str) -> None:
    for case in TABLE[name]:
        for who in CAST:
            with transaction.atomic():
                answer = scene.client(who, raise_request_exception=False).get(case.path(name, scene))
                text = answer.getvalue().decode("utf-8", "replace")
                transaction.set_rollback(True)
            for author in {author for author, _whom in scene.words.written} - {who}:
                words = scene.words.of(author, ALONE) if author == PARTNER.get(who) else scene.words.of(author)
                if name.startswith("people:past") and author == PAST.get(who):
                    brought = scene.words.brought_by(author)
                    words = [word for word in scene.words.of(author, ALONE, OPEN) if word not in brought]
                assert [word for word in words if word in text] == [], f"{name} for {who}: {author}"
