"""Put in, everything of a thing leaves its place; taken out, it is as it was. Who runs the server reads none of it meanwhile."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import TestCase

from our2souls.checkins.models import CheckIn
from our2souls.delivery.models import Schedule
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.models import Dream, DreamEvent
from our2souls.lib.clock import today
from our2souls.people.account.portability.export import everything_of
from our2souls.privacy import unscoped
from our2souls.privacy.audiences import sharing
from our2souls.privacy.personal_data.export import plain, records
from our2souls.privacy.viewer import viewing
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault import kinds
from our2souls.vault.items import contents
from our2souls.vault.models import VaultFile, VaultItem
from our2souls.vision.media import encrypted_storage
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.models import PersonalMemo, PersonalNote, PersonalPhoto
from tests.cast import CastMember
from tests.factories.checkins import a_full_checkin
from tests.factories.dreams import a_dream
from tests.factories.vault import PASSPHRASE, a_vault, put, written
from tests.factories.vision.media import a_picture, a_sound
from tests.factories.vision.notes import a_note_about
from tests.factories.vision.pages import a_loose_note, stored_files

LINE, NOTE = "Leave for the islands", "A jetty in the fog"


def the_dream(of: CastMember) -> Dream:
    dream = a_dream(of, LINE, why="The light")
    with viewing(of.viewer):
        dream_actions.rest(dream, look_again_on=today(of.us.zone).replace(year=2999), words="Not this year")
    return dream


def rows_of(of: CastMember) -> dict[str, Any]:
    """All that somebody has of these kinds, as an export tells it; to the millisecond, which it leaves out where there are none."""
    with viewing(of.viewer):
        kinds_of: tuple[Any, ...] = (Dream, DreamEvent, CheckIn, PersonalNote, PersonalPhoto, PersonalMemo)
        found = {m.seal_name: sorted(plain(records(m.objects.all())), key=lambda row: row["id"]) for m in kinds_of}
    return dict(json.loads(json.dumps(found).replace('.000Z"', 'Z"')))


def test_a_dream_goes_in_with_its_history_its_reminder_and_its_notes_and_comes_back_as_it_was(ana: CastMember) -> None:
    dream = the_dream(ana)
    with viewing(ana.viewer):
        a_note_about(ana, "dream", dream.pk, NOTE, pictures=[a_picture()], memo=a_sound())
    before, files = rows_of(ana), _file_contents(ana)
    vault, _code = a_vault(ana)
    with TestCase.captureOnCommitCallbacks(execute=True):
        item = put(ana, vault, dream)
    assert rows_of(ana) == {kind: [] for kind in before}
    assert stored_files(Path(settings.STORAGES["default"]["OPTIONS"]["location"])) == []
    with viewing(ana.viewer):
        assert not Schedule.objects.filter(about=dream.pk).exists()
        vault_actions.take_out(vault, item)
    assert rows_of(ana) == before
    assert _file_contents(ana) == files
    with viewing(ana.viewer):
        assert Schedule.objects.filter(about=dream.pk).exists()
        assert not VaultItem.objects.exists()
        assert not VaultFile.objects.exists()


def _file_contents(of: CastMember) -> list[bytes]:
    with viewing(of.viewer):
        rows = [*PersonalPhoto.objects.select_related("note"), *PersonalMemo.objects.select_related("note")]
        return [encrypted_storage.read(row, part) for row in rows for part in row.PARTS]


@pytest.mark.parametrize(
    "make", [a_full_checkin, lambda by: a_loose_note(by, NOTE, attachments=Attachments([a_picture()]))]
)
def test_a_mood_and_a_note_come_back_as_they_were(ana: CastMember, make: Any) -> None:
    row = make(ana)
    before = rows_of(ana)
    vault, _code = a_vault(ana)
    item = put(ana, vault, row)
    assert rows_of(ana) == {kind: [] for kind in before}
    with viewing(ana.viewer):
        vault_actions.take_out(vault, item)
    assert rows_of(ana) == before


def test_with_the_database_its_keys_and_the_master_key_nobody_reads_it(ana: CastMember) -> None:
    """The operator's eyes: every column that the app can decrypt, decrypted."""
    vault, code = a_vault(ana)
    put(ana, vault, the_dream(ana))
    put(ana, vault, a_full_checkin(ana))
    written(ana, vault, "Nobody reads this")
    with viewing(ana.viewer):
        lying = repr(
            [
                (
                    row.wraps if hasattr(row, "wraps") else row.head if hasattr(row, "head") else "",
                    getattr(row, "content", ""),
                )
                for model in kinds_in_vault()
                for row in model.objects.all()
            ]
        )
    dumped = "\n".join(connections["default"].connection.iterdump()) if _is_sqlite() else lying
    for word in (LINE, "The light", "Not this year", "pilot", "Nobody reads", PASSPHRASE, code, code.replace("-", "")):
        assert word not in lying
        assert word not in dumped
    with pytest.raises(vault_key.WrongSecret):
        vault_actions.unlock(vault.row, "not the passphrase")


def kinds_in_vault() -> list[Any]:
    from our2souls.vault.models import Vault

    return [Vault, VaultItem, VaultFile]


def _is_sqlite() -> bool:
    return connections["default"].vendor == "sqlite"


def test_the_place_on_the_grid_and_the_moment_go_in_too(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    put(ana, vault, a_full_checkin(ana))
    assert unscoped.queryset(CheckIn, "erasure").count() == 0
    columns = {field.attname for model in kinds_in_vault() for field in model._meta.concrete_fields}
    assert columns == {
        "id",
        "owner_id",
        "vault_id",
        "item_id",
        "binding",
        "made_at",
        "wraps",
        "head",
        "content",
        "imported",
    }


def test_what_is_open_to_the_partner_does_not_go_in(couple: tuple[CastMember, CastMember]) -> None:
    ana, _ben = couple
    vault, _code = a_vault(ana)
    for shared in (a_dream(ana, share=True), a_full_checkin(ana, "all"), a_full_checkin(ana, "colour")):
        with pytest.raises(vault_actions.Changed):
            put(ana, vault, shared)
    assert len(rows_of(ana)["dream"]) == 1
    assert len(rows_of(ana)["checkin"]) == 2


def test_what_was_shared_or_rewritten_meanwhile_stays_where_it_is(
    couple: tuple[CastMember, CastMember], monkeypatch: Any
) -> None:
    ana, _ben = couple
    vault, _code = a_vault(ana)
    dream, packing = a_dream(ana, LINE), contents.sealed

    def meanwhile(vault: Any, packed: Any) -> Any:
        with viewing(ana.viewer):
            sharing.share(Dream.objects.get())
        return packing(vault, packed)

    monkeypatch.setattr(contents, "sealed", meanwhile)
    with pytest.raises(vault_actions.Changed):
        put(ana, vault, dream)

    def rewritten(vault: Any, packed: Any) -> Any:
        with viewing(ana.viewer):
            sharing.unshare(Dream.objects.get())
            dream_actions.set_horizon(Dream.objects.get(), "someday")
        return packing(vault, packed)

    monkeypatch.setattr(contents, "sealed", rewritten)
    with pytest.raises(vault_actions.Changed):
        put(ana, vault, dream)
    assert [row["line"] for row in rows_of(ana)["dream"]] == [LINE]


def test_two_things_swapped_in_the_database_open_nothing(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    one, other = written(ana, vault, "The first"), written(ana, vault, "The second")
    with viewing(ana.viewer):
        one.content, other.content = other.content, one.content
        one.save()
        other.save()
        for item in (one, other):
            with pytest.raises(vault_key.WrongSecret):
                contents.unpack(vault, VaultItem.objects.get(pk=item.pk))


def test_a_new_passphrase_opens_what_the_old_one_did_and_the_old_one_nothing(ana: CastMember) -> None:
    vault, code = a_vault(ana)
    item = written(ana, vault, "Still here")
    with viewing(ana.viewer):
        vault_actions.set_passphrase(vault, "another one of four words")
        row = type(vault.row).objects.get()
        with pytest.raises(vault_key.WrongSecret):
            vault_actions.unlock(row, PASSPHRASE)
        for opened in (vault_actions.unlock(row, "another one of four words"), vault_actions.unlock_by_code(row, code)):
            assert contents.entry_of(contents.unpack(opened, item)).texts[0].text == "Still here"


def test_words_changed_on_another_device_are_not_lost(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    item = written(ana, vault, "As it was")
    with viewing(ana.viewer):
        vault_actions.rewrite(vault, item, "From one device", before=item.digest)
        with pytest.raises(vault_actions.Changed):
            vault_actions.rewrite(vault, item, "From the other", before=item.digest)
        assert contents.entry_of(contents.unpack(vault, VaultItem.objects.get())).texts[0].text == "From one device"


def test_an_export_holds_the_vault_closed(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    put(ana, vault, the_dream(ana))
    with viewing(ana.viewer):
        told = everything_of(ana.person)
    assert len(told["packages"]["vault"]["vault_item"]) == 1
    assert LINE not in str(told)


def test_erasing_the_vault_takes_all_of_it(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    put(ana, vault, the_dream(ana))
    with viewing(ana.viewer):
        vault_actions.erase(vault.row)
        assert [model.objects.count() for model in kinds_in_vault()] == [0, 0, 0]


def test_every_kind_can_be_told_in_words_from_its_records_alone(ana: CastMember) -> None:
    vault, _code = a_vault(ana)
    things = {"dream": the_dream(ana), "checkin": a_full_checkin(ana), "personal_note": a_loose_note(ana, NOTE)}
    assert {kind.name for kind in kinds.kinds()} == set(things)
    for row in things.values():
        item = put(ana, vault, row)
        with viewing(ana.viewer):
            entry = contents.entry_of(contents.unpack(vault, item))
        assert entry.texts
