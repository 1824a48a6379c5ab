"""Export and erasure: all of one's own and what both share, nothing of the other's; then nothing of one's own anywhere."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from our2souls.care.clients.models import TherapistTerms
from our2souls.people.account import erase as account_erase
from our2souls.people.account.portability import export as account_export
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy import keys, unscoped
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.models import DataKey, Share
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import PersonalMemo, PersonalPhoto
from tests.architecture.world import SHARED, Scene

type Committed = Callable[..., Any]


def exported(scene: Scene, who: str) -> str:
    """The words of somebody's export."""
    with viewing(scene.cast[who].viewer):
        return account_export.as_json(scene.cast[who].person).decode()


def readable(viewer: Viewer) -> Iterator[str]:
    """Every word in the database that these eyes can open, whatever the managers say."""
    for model in apps.get_models():
        sealed = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedField)]
        for row in model._base_manager.all() if sealed else ():
            row.__dict__["audience_level"] = "all"
            for field in sealed:
                with viewing(viewer), unscoped.door("erasure"):
                    if row.may_be_read_by(viewer, {"all"}):  # type: ignore[attr-defined]
                        yield json.dumps(getattr(row, field.attname))


def stored_text() -> str:
    """Everything that lies in the database without a seal, but for the sealed columns themselves."""
    return "\n".join(
        repr(getattr(row, field.attname))
        for model in apps.get_models()
        if model is not DataKey
        for row in model._base_manager.all()
        for field in model._meta.concrete_fields
        if not isinstance(field, EncryptedField)
    )


def words_in(words: list[str], text: str) -> list[str]:
    """Which of these words stand in a text."""
    return [word for word in words if word in text]


def viewer_of(scene: Scene, who: str, couple: UUID | None, partner: str) -> Viewer:
    """Somebody's eyes as they were in a couple, taking along what is their own."""
    return Viewer(scene.cast[who].id, couple, scene.cast[partner].id, exporting=True)


def erase(scene: Scene, who: str, committed: Committed) -> None:
    """Erase somebody, to the end: what waits for the commit too."""
    with committed(execute=True):
        account_erase.erase(Person.objects.get(pk=scene.cast[who].id))


@pytest.mark.parametrize(("who", "other"), [("ana", "ben"), ("ben", "ana")])
def test_an_export_holds_all_of_ones_own_and_what_both_share_and_nothing_else(
    scene: Scene, who: str, other: str
) -> None:
    text = exported(scene, who)
    own = [*scene.words.of(who), *scene.words.of(other, SHARED), *scene.words.brought_by(other)]
    assert set(words_in(own, text)) == set(own)
    foreign = [word for word in scene.words.all if word not in own]
    assert words_in(foreign, text) == []
    assert f"{other}@example.org" not in text


def shared_between(scene: Scene, who: str, other: str) -> list[str]:
    """All of somebody's own, and of the other's what both shared."""
    return [*scene.words.of(who), *scene.words.of(other, SHARED), *scene.words.brought_by(other)]


@pytest.mark.parametrize(("who", "other"), [("farid", "dora"), ("dora", "farid")])
def test_a_past_partner_exports_their_own_and_the_copy_and_nothing_else(scene: Scene, who: str, other: str) -> None:
    text = exported(scene, who)
    own = shared_between(scene, who, other)
    assert [word for word in own if word not in text] == []
    assert words_in([word for word in scene.words.all if word not in own], text) == []


def test_every_table_of_a_persons_rows_is_in_the_export(scene: Scene) -> None:
    packages = json.loads(exported(scene, "ana"))["packages"]
    for data in personal_data_registry.packages():
        for model in {*data.personal, *data.shared} - {TherapistTerms}:
            assert packages[data.package][model.seal_name], f"Ana has a {model._meta.label}, and it is not exported"
    of_therapist = json.loads(exported(scene, "thea"))["packages"]["care"]
    assert of_therapist[TherapistTerms.seal_name], "what a therapist alone has is in theirs"


def test_the_archive_of_an_export_holds_every_photo_and_none_of_the_partners_own(scene: Scene) -> None:
    with viewing(scene.ana.viewer):
        _length, pieces = account_export.archive(scene.ana.person)
        archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    names = archive.namelist()
    assert names[:4] == ["READ-ME.txt", "index.html", "our2souls.json", "export.schema.json"]
    read_me = archive.read("READ-ME.txt").decode()
    for named in (
        "our2souls.json",
        "vision/photos",
        "vision/memos",
        "Not in it",
        "your vault",
        "Nothing else in it is encrypted",
    ):
        assert named in read_me
    mine = {f"vision/photos/{scene.named(name)}.webp" for name in ("ana.kept.photo", "ana.open.photo", "both.photo")}
    mine |= {f"vision/memos/{scene.named(name)}.mp3" for name in ("ana.loose.memo", "both.loose.memo")}
    mine |= {f"vision/photos/{scene.named(f'{name}.photo')}.webp" for name in ("both.sealed", "ana.sealed")}
    assert mine <= set(names)
    with viewing(scene.ben.viewer):
        theirs = {row.pk for kind in (PersonalPhoto, PersonalMemo) for row in kind.objects.all()}
    sealed = {scene.named(f"{name}.{what}") for name in ("both.theirs",) for what in ("photo", "memo")}
    assert not [name for name in names if any(str(each) in name for each in theirs | sealed)]


@pytest.mark.parametrize(("who", "other"), [("ana", "ben"), ("ben", "ana")])
def test_after_erasure_none_of_ones_words_is_anywhere_and_all_of_the_others_are(
    scene: Scene, who: str, other: str, django_capture_on_commit_callbacks: Committed
) -> None:
    couple = scene.named("both.couple")
    erase(scene, who, django_capture_on_commit_callbacks)
    left = "\n".join(readable(viewer_of(scene, other, couple, who)))
    assert words_in(scene.words.of(who), left) == []
    theirs = scene.words.of(other)
    assert words_in(theirs, left) == theirs
    assert words_in([*scene.words.of(who), f"{who}@example.org"], stored_text()) == []
    assert not re.search(rf"\b{who.capitalize()}\b", stored_text()), "a session’s code may hold any three letters"


def test_nothing_of_the_erased_opens_any_more_even_with_their_own_eyes(
    scene: Scene, django_capture_on_commit_callbacks: Committed
) -> None:
    before = [
        name
        for folder in default_storage.listdir("photos")[0]
        for name in default_storage.listdir(f"photos/{folder}")[1]
    ]
    erase(scene, "ana", django_capture_on_commit_callbacks)
    assert (
        words_in(scene.words.of("ana"), "\n".join(readable(viewer_of(scene, "ana", scene.named("both.couple"), "ben"))))
        == []
    )
    with pytest.raises(keys.KeyErased):
        keys.encrypt(scene.ana.id, b"words", "place")
    tombstone = DataKey.objects.using("keys").get(holder=scene.ana.id)
    assert (tombstone.wrapped, tombstone.erased_at is not None) == (None, True)
    after = [
        name
        for folder in default_storage.listdir("photos")[0]
        for name in default_storage.listdir(f"photos/{folder}")[1]
    ]
    gone = {name.split("-")[0] for name in set(before) - set(after)}
    for name in ("ana.kept.photo", "ana.open.photo", "both.photo", "both.sealed.photo", "ana.sealed.photo"):
        assert scene.named(name).hex in gone
    assert not gone & {scene.named(name).hex for name in ("ben.kept.photo", "both.theirs.photo")}
    assert encrypted_storage.sweep() == 0
    assert not Share.objects.filter(owner_id=scene.ana.id).exists()


def test_after_erasure_libraries_hold_nothing_of_the_erased(
    scene: Scene, django_capture_on_commit_callbacks: Committed
) -> None:
    erase(scene, "ana", django_capture_on_commit_callbacks)
    pointing = [
        model._meta.label
        for model in apps.get_models()
        if not model.__module__.startswith("our2souls")
        for field in model._meta.concrete_fields
        if field.related_model is Person and model._base_manager.filter(**{field.name: scene.ana.id}).exists()
    ]
    assert pointing == []


def test_erasing_twice_harms_nobody(scene: Scene, django_capture_on_commit_callbacks: Committed) -> None:
    erase(scene, "ana", django_capture_on_commit_callbacks)
    once = sorted(readable(viewer_of(scene, "ben", scene.named("both.couple"), "ana")))
    erase(scene, "ana", django_capture_on_commit_callbacks)
    assert sorted(readable(viewer_of(scene, "ben", scene.named("both.couple"), "ana"))) == once


def test_an_erasure_reaches_the_couples_of_before(scene: Scene, django_capture_on_commit_callbacks: Committed) -> None:
    """Farid left Dora long ago; his words leave what the two of them had, hers stay."""
    couple = next(iter(scene.farid.person.partnerships.values_list("couple", flat=True)))
    erase(scene, "farid", django_capture_on_commit_callbacks)
    left = "\n".join(readable(viewer_of(scene, "dora", couple, "farid")))
    assert words_in(scene.words.of("farid"), left) == []
    assert words_in(scene.words.of("dora"), left) == scene.words.of("dora")


def test_both_erased_leave_nothing_to_read(scene: Scene, django_capture_on_commit_callbacks: Committed) -> None:
    couple = scene.named("both.couple")
    for who in ("ana", "ben"):
        erase(scene, who, django_capture_on_commit_callbacks)
    left = "\n".join(
        [*readable(viewer_of(scene, "ben", couple, "ana")), *readable(viewer_of(scene, "ana", couple, "ben"))]
    )
    assert words_in(scene.words.of("ana") + scene.words.of("ben"), left) == []


def test_separation_opens_nothing_that_was_kept(scene: Scene) -> None:
    with viewing(scene.ana.viewer):
        pairing_actions.separate(scene.ana.person)
    for who, other in (("ana", "ben"), ("ben", "ana")):
        text, own = exported(scene, who), shared_between(scene, who, other)
        assert words_in([word for word in scene.words.all if word not in own], text) == []
        assert [word for word in own if word not in text] == []
