"""A vault that came with a file: opened by the secrets it had, and trusted no more than any file."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import TestCase
from django.urls import reverse

from our2souls.delivery.worker import jobs
from our2souls.dreams.models import Dream
from our2souls.people.models import ImportedRecord
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault.items import contents, queries
from our2souls.vault.items.contents import OpenVault, Packed, PackedFile
from our2souls.vault.models import Vault, VaultItem
from our2souls.vision.media import encrypted_storage
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.models import READY, REFUSED, PersonalNote, PersonalPhoto
from tests.cast import CastMember, a_person
from tests.factories.dreams import a_dream
from tests.factories.vault import PASSPHRASE, a_vault, open_in_browser, put, written
from tests.factories.vision.media import a_picture
from tests.factories.vision.pages import a_loose_note
from tests.people.account.portability.archives import archive_of, bring, records_of, say_yes, zipped

LINE = "Leave for the islands"


def opened(member: CastMember) -> tuple[OpenVault, list[VaultItem]]:
    with viewing(member.viewer):
        vault = vault_actions.unlock(Vault.objects.get(), PASSPHRASE)
        return vault, list(VaultItem.objects.all())


def test_a_vault_comes_with_an_export_closed_and_is_put_back_from_there(ana: CastMember) -> None:
    note = a_loose_note(ana, "A jetty", attachments=Attachments([a_picture()]))
    dream = a_dream(ana, LINE, why="The light")
    vault, code = a_vault(ana)
    for row in (note, dream):
        with TestCase.captureOnCommitCallbacks(execute=True):
            put(ana, vault, row)
    written(ana, vault, "Here alone")
    fresh, content = a_person("Fay"), archive_of(ana)
    for _twice in range(2):
        bring(fresh, content)
        say_yes(fresh)
    theirs, items = opened(fresh)
    assert theirs.key == vault.key
    assert len(items) == 3
    with viewing(fresh.viewer):
        assert vault_actions.unlock_by_code(theirs.row, code).key == vault.key
        assert {head.title for head in queries.heads(theirs)[0]} == {"A jetty", LINE, "Here alone"}
        kinds_of = {contents.head_of(theirs, item).kind: item for item in items}
        for kind in ("dream", "personal_note"):
            with TestCase.captureOnCommitCallbacks(execute=True):
                assert vault_actions.take_out(theirs, kinds_of[kind]) is not None
    while jobs.run():
        pass
    with viewing(fresh.viewer):
        assert [(row.line, row.why) for row in Dream.objects.all()] == [(LINE, "The light")]
        assert Dream.objects.get().pk != dream.pk
        assert [row.text for row in PersonalNote.objects.all()] == ["A jetty"]
        assert PersonalPhoto.objects.get().state == READY
        assert VaultItem.objects.count() == 1


def test_an_account_that_has_a_vault_keeps_its_own(ana: CastMember, cleo: CastMember) -> None:
    vault, _code = a_vault(ana)
    written(ana, vault, LINE)
    theirs, _other = a_vault(cleo, "another one of four words")
    bring(cleo, archive_of(ana))
    say_yes(cleo)
    with viewing(cleo.viewer):
        assert Vault.objects.get().pk == theirs.row.pk
        assert not VaultItem.objects.exists()


def a_file_with(member: CastMember, vault: OpenVault, packed: Packed) -> bytes:
    """An export of theirs in whose vault lies what somebody has made up."""
    with viewing(member.viewer):
        item, files = contents.sealed(vault, packed)
    whole = records_of(member)
    lying = {
        "id": str(item.pk),
        "owner_id": str(member.id),
        "vault_id": str(vault.row.pk),
        "binding": str(item.binding),
    }
    whole["packages"]["vault"]["vault_item"] = [lying | {"head": item.head, "content": item.content, "imported": False}]
    whole["packages"]["vault"]["vault_file"] = [
        {
            "id": str(row.pk),
            "owner_id": str(member.id),
            "item_id": str(item.pk),
            "binding": str(row.binding),
            "content": row.content,
        }
        for row in files
    ]
    return zipped(("our2souls.json", json.dumps(whole, default=str).encode()))


def hostile(photo: Any, note: Any) -> list[Packed]:
    """Rows that claim to be a partner's, or to belong to what is not theirs."""
    moment = "2026-11-01T10:00:00+00:00"
    of_note = {"id": str(note.pk), "owner_id": str(uuid4()), "kind": "itself", "about": None, "envelope": "", "text": "mine now",
               "to": "", "opens_on": None, "opens_at": None, "sealed_at": None, "made_at": moment, "version": 1}  # fmt: skip
    of_photo = {"id": str(photo.pk), "owner_id": str(uuid4()), "note_id": str(note.pk), "state": "ready", "name": "", "problem": "",
                "caption": "", "alt": "", "width": 1, "height": 1, "position": 0}  # fmt: skip
    files = tuple(PackedFile(photo.pk, part, b"overwritten") for part in (480, 960, 1920))
    at = note.made_at
    return [
        Packed("personal_note", "x", at, (("personal_note", of_note), ("personal_photo", of_photo)), files),
        Packed("personal_note", "x", at, (("personal_photo", of_photo),), files),
        Packed("shared_note", "x", at, (("shared_note", of_note),)),
        Packed("dream", "x", at, (("dream", {"id": "no id", "line": 7}),)),
        Packed(
            "checkin",
            "x",
            at,
            (("checkin", {"id": str(uuid4()), "ease": 900, "energy": -1, "at": moment, "words": {}}),),
        ),
    ]


@pytest.mark.parametrize("number", range(5))
def test_what_was_made_up_touches_nothing_of_anybody(couple: tuple[CastMember, CastMember], number: int) -> None:
    ana, ben = couple
    note = a_loose_note(ben, "Ben’s own", attachments=Attachments([a_picture()]))
    with viewing(ben.viewer):
        photo = PersonalPhoto.objects.get()
    store = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    assert len(before) == 3
    vault, _code = a_vault(ana)
    content = a_file_with(ana, vault, hostile(photo, note)[number])
    with viewing(ana.viewer):
        vault_actions.erase(vault.row)
    bring(ana, content)
    say_yes(ana)
    theirs, items = opened(ana)
    ana.client.post("/us/vault/", {"passphrase": PASSPHRASE})
    assert ana.client.get("/us/vault/").status_code == 200
    for item in items:
        assert ana.client.get(f"/us/vault/{item.pk}").status_code in {200, 422}
        assert ana.client.get(f"/us/vault/{item.pk}/files/{photo.pk}").status_code in {200, 404, 422}
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert ana.client.post(f"/us/vault/{item.pk}/out").status_code in {302, 404}
    while jobs.run():
        pass
    assert {path: content for path, content in before.items() if path.read_bytes() != content} == {}
    assert unscoped.queryset(PersonalNote, "erasure").get(pk=note.pk).owner_id == ben.id
    assert unscoped.queryset(PersonalPhoto, "erasure").get(pk=photo.pk).note_id == note.pk
    assert theirs.key
    assert vault_key.are_wraps({}) is False


@pytest.mark.parametrize("is_lost", [True, False])
def test_a_photo_that_is_lost_or_was_refused_holds_back_no_word(ana: CastMember, *, is_lost: bool) -> None:
    note = a_loose_note(ana, "A jetty", attachments=Attachments([a_picture()]))
    with viewing(ana.viewer):
        photo = PersonalPhoto.objects.get()
        if is_lost:
            encrypted_storage.remove(photo)
        else:
            PersonalPhoto.objects.update(state=REFUSED)
    vault, _code = a_vault(ana)
    put(ana, vault, note)
    fresh = a_person("Fay")
    bring(fresh, archive_of(ana))
    say_yes(fresh)
    theirs, (item,) = opened(fresh)
    with viewing(fresh.viewer):
        vault_actions.take_out(theirs, item)
        assert [row.text for row in PersonalNote.objects.all()] == ["A jetty"]


def test_a_moment_that_is_none_elsewhere_makes_no_page_fail(ana: CastMember) -> None:
    fresh = a_person("Fay", time_zone="America/New_York")
    vault, _code = a_vault(ana)
    bring(fresh, a_file_with(ana, vault, contents.words("x", datetime(1, 1, 1, tzinfo=UTC))))
    say_yes(fresh)
    open_in_browser(fresh)
    page = fresh.client.get(reverse("vault:vault"))
    assert (page.status_code, page.context["unreadable"]) == (200, 1)


def test_what_came_with_a_file_is_put_back_once_and_words_of_the_vault_never(ana: CastMember) -> None:
    dream = a_dream(ana, LINE)
    vault, _code = a_vault(ana)
    put(ana, vault, dream)
    written(ana, vault, "Here alone")
    fresh = a_person("Fay")
    bring(fresh, archive_of(ana))
    say_yes(fresh)
    theirs, items = opened(fresh)
    with viewing(fresh.viewer):
        of_kind = {contents.head_of(theirs, item).kind: item for item in items}
        vault_actions.take_out(theirs, of_kind["dream"])
        Dream.objects.get().delete()
        for item, raised in ((of_kind["dream"], vault_actions.Changed), (of_kind["written"], vault_key.WrongSecret)):
            with pytest.raises(raised):
                vault_actions.take_out(theirs, item)
        assert not Dream.objects.exists()
        assert [each.title for each in queries.heads(theirs)[0]] == ["Here alone"]


def test_no_hash_of_what_was_imported_stays_once_it_is_in_the_vault(ana: CastMember, cleo: CastMember) -> None:
    a_dream(ana, LINE)
    bring(cleo, archive_of(ana))
    say_yes(cleo)
    vault, _code = a_vault(cleo)
    with viewing(cleo.viewer):
        dream = Dream.objects.get()
        assert ImportedRecord.objects.filter(row=dream.pk).exists()
    put(cleo, vault, dream)
    with viewing(cleo.viewer):
        assert not ImportedRecord.objects.exists()
