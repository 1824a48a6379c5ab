"""What PostgreSQL itself refuses: with every manager and every door of ours taken away, its policies still stand."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import Intention
from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.privacy.models import Share
from our2souls.privacy.row_security import install, policies
from our2souls.privacy.scoping import rule_of
from our2souls.privacy.viewer import Viewer, viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.past import part
from tests.plugins.row_security import as_served

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("db")]

PARTNER = {"ana": "ben", "ben": "ana", "dora": "eli", "eli": "dora"}
UNDER_POLICIES = sorted(rule.table for rule in policies.rules())


def rows(table: str) -> int:
    """How many rows of a table raw SQL reaches."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a name of ours
        return int(cursor.fetchone()[0])


def test_every_table_of_people_and_couples_is_under_a_policy() -> None:
    owned = {model._meta.db_table for model in apps.get_models() if (rule_of(model) or {}).get("kind") != "public"}
    declared = {model._meta.db_table for model in apps.get_models() if rule_of(model)} & owned
    assert declared <= set(UNDER_POLICIES)
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        assert {name for (name,) in cursor.fetchall()} == set(UNDER_POLICIES)


def test_the_suite_runs_as_a_role_that_policies_hold_for() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)


def test_raw_sql_reaches_a_viewers_rows_and_no_others(ana: CastMember, ben: CastMember, dora: CastMember) -> None:
    kept, opened, theirs = a_dream(ana, "kept"), a_dream(ana, "open", share=True), a_dream(dora, "elsewhere")
    reached = {}
    for who in (ana, ben, dora):
        with viewing(who.viewer), connection.cursor() as cursor:
            cursor.execute("SELECT id FROM dreams_dream")
            reached[who.name] = {pk for (pk,) in cursor.fetchall()}
    assert reached == {"Ana": {kept.pk, opened.pk}, "Ben": {opened.pk}, "Dora": {theirs.pk}}


def test_a_couple_is_asked_of_the_database_and_not_believed(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    """Whoever says that Cleo is in Ana's couple is not believed: the database looks up who is in which."""
    with viewing(ana.viewer):
        Intention.objects.create(couple_id=ana.viewer.couple_id)
    with viewing(Viewer(cleo.id, ana.viewer.couple_id, ana.id)):
        assert rows("intentions_intention") == rows("people_partnership") == 0
        assert rows("people_person") == 1


def test_a_share_opens_one_row_to_one_partner_and_only_while_it_is_open(ana: CastMember, ben: CastMember) -> None:
    opened = a_dream(ana, "open", share=True)
    a_dream(ana, "kept")
    share = Share.objects.get(row=opened.pk)
    with viewing(ben.viewer):
        assert rows("dreams_dream") == 1
    for column, value in (("kind", "note"), ("owner_id", ben.id), ("closed_at", share.opened_at)):
        with transaction.atomic():
            Share.objects.filter(pk=share.pk).update(**{column: value})
            with viewing(ben.viewer):
                assert rows("dreams_dream") == 0, column
            transaction.set_rollback(True)


def test_who_was_a_partner_once_is_nobody_to_an_ex(ana: CastMember, ben: CastMember) -> None:
    couple_id = part(ben)
    for viewer in (Viewer(ana.id), Viewer(ana.id, couple_id, ended_at=now())):
        with viewing(viewer), connection.cursor() as cursor:
            cursor.execute("SELECT id FROM people_person")
            assert cursor.fetchall() == [(ana.id,)]


@pytest.mark.parametrize("change", ["UPDATE dreams_dream SET horizon = 'someday'", "DELETE FROM dreams_dream"])
def test_nobody_changes_what_the_other_opened_to_them(ana: CastMember, ben: CastMember, change: str) -> None:
    a_dream(ana, "open", share=True)
    with viewing(ben.viewer), connection.cursor() as cursor:
        cursor.execute(change)
        assert cursor.rowcount == 0


def test_nobody_adds_a_row_in_anothers_name(ana: CastMember, ben: CastMember) -> None:
    with viewing(ben.viewer), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Dream.objects.create(owner_id=ana.id)


def test_a_reason_opens_its_tables_and_no_others(ana: CastMember) -> None:
    a_dream(ana, "kept")
    with as_served(), unscoped.door("account"):
        assert rows("people_person") == 2
        assert rows("dreams_dream") == 0


def test_what_was_said_is_forgotten_with_its_transaction(ana: CastMember) -> None:
    a_dream(ana, "kept")
    with as_served():
        with viewing(ana.viewer), transaction.atomic():
            assert rows("dreams_dream") == 1
        assert rows("dreams_dream") == 0
        with viewing(ana.viewer):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT 1/0")
            assert rows("dreams_dream") == 1


def test_policies_are_put_back_when_they_were_changed(django_db_setup: None) -> None:
    """As their owner: the app may not."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("COMMENT ON TABLE dreams_dream IS 'older'")
        cursor.execute("DROP POLICY reads ON dreams_dream")
        install.install(connection, policies.rules())
        cursor.execute("SELECT count(*) FROM pg_policies WHERE tablename = 'dreams_dream'")
        assert cursor.fetchone() == (4,)
        cursor.execute("SET ROLE our2souls_app")
