"""Bringing an export back: all of one's own, once, opened to nobody; and what no hostile file can do."""

import io
import json
import zipfile
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import TestCase
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from our2souls.checkins.models import CheckIn, Closeness
from our2souls.dreams.models import Dream, DreamEvent
from our2souls.lib import clock
from our2souls.people.account import erase as account_erase
from our2souls.people.account.portability import export as account_export
from our2souls.people.account.portability import import_plan, pending_import
from our2souls.people.account.portability.import_file import ImportFile
from our2souls.people.models import ImportUpload
from our2souls.privacy.models import Share
from our2souls.privacy.viewer import exporting, viewing
from our2souls.readiness.attempts.models import Attempt, Response
from our2souls.vision.media import encrypted_storage
from our2souls.vision.models import PersonalMemo, PersonalNote, PersonalPhoto
from tests.architecture import conftest
from tests.architecture.world import Scene
from tests.cast import PASSWORD, CastMember, a_person
from tests.factories.dreams import a_dream
from tests.people.account.portability.archives import (
    ADDRESS,
    archive_of,
    bring,
    content_of,
    records_of,
    say_yes,
    throw_away,
    waiting,
    zipped,
)

words = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=40)
a_written_dream = st.fixed_dictionaries(
    {"line": words, "why": words, "need": st.sampled_from(["", "freedom", "my own"]), "area": st.sampled_from(["", "home"]),
     "horizon": st.sampled_from(["", "someday"]), "support": st.sampled_from([None, ["listen"]])}
)  # fmt: skip
a_mood = st.fixed_dictionaries(
    {
        "ease": st.integers(1, 5),
        "energy": st.integers(1, 5),
        "words": st.none() | st.lists(words, max_size=3),
        "note": words,
    }
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    dreams=st.lists(a_written_dream, max_size=3), moods=st.lists(a_mood, max_size=3), notes=st.lists(words, max_size=3)
)
def test_what_was_taken_along_is_the_same_after_a_round_trip(
    db: None, dreams: list[Any], moods: list[Any], notes: list[str]
) -> None:
    moment = clock.now().replace(microsecond=123_000)  # a whole one is written shorter
    with conftest.undone(), clock.frozen(moment):
        writer, fresh = a_person("Writer"), a_person("Fresh")
        with viewing(writer.viewer):
            rows = [Dream.objects.create(owner=writer.person, **each) for each in dreams]
            for row in rows:
                DreamEvent.objects.create(owner=writer.person, dream=row, act="kept", words=row.line)
            for mood in moods:
                CheckIn.objects.create(owner=writer.person, part_at=clock.now(), **mood)
            for number, text in enumerate(notes):
                about = {"kind": "dream", "about": rows[0].pk} if rows and number else {"kind": "itself"}
                PersonalNote.objects.create(owner=writer.person, text=text, **about)
        before = records_of(writer)
        with viewing(fresh.viewer):
            file = ImportFile(json.dumps(before).encode())
            came = pending_import.carry_out(file)
            assert [each for each in came.kinds if each.unreadable] == []
            assert import_plan.plan(file.whole, file.has).new == 0, "nothing comes twice"
        after = records_of(fresh)
        assert content_of(after) == content_of(before)
        with viewing(writer.viewer):
            again = import_plan.plan(after, lambda _name: False)
            assert again.new == 0, "nor when it comes home"


def test_a_whole_space_comes_into_a_fresh_account(scene: Scene) -> None:
    fresh = a_person("Fresh")
    before = records_of(scene.ana)
    page = bring(fresh, archive_of(scene.ana)).text
    assert "An export of Ana." in page
    assert "another email address" in page
    assert "came in" in say_yes(fresh).text
    with viewing(fresh.viewer), exporting():
        for model in (Dream, CheckIn, Closeness, PersonalNote, PersonalPhoto, PersonalMemo, Attempt, Response):
            assert model.objects.exists(), model
        assert all(row.state == "ready" for row in PersonalPhoto.objects.all())
        assert encrypted_storage.read(PersonalPhoto.objects.select_related("note").first(), 480)
        texts = [row.text for row in PersonalNote.objects.all()]
        titles = [
            entry["title"] for told in before["joint"] if told["key"] == "intentions" for entry in told["entries"]
        ]
        assert titles
        for title in titles:
            assert any(title in text for text in texts), "what was joint comes as one’s own notes"
    assert not Share.objects.filter(owner=fresh.person).exists(), "nothing is shared by it"
    assert fresh.us.partner is None
    assert "All of it is here already." in bring(fresh, archive_of(scene.ana)).text


def test_what_comes_changes_nothing_for_the_partner(ana: CastMember, ben: CastMember) -> None:
    a_dream(ana, "Shared once", share=True)
    taken = archive_of(ana)
    with viewing(ana.viewer):
        Dream.objects.all().delete()
    bring(ana, taken)
    say_yes(ana)
    with viewing(ana.viewer):
        assert [row.line for row in Dream.objects.all()] == ["Shared once"]
    with viewing(ben.viewer):
        assert not Dream.shared_with_me.exists()


def test_bringing_ones_own_export_back_where_it_was_made_makes_no_double(scene: Scene) -> None:
    with viewing(scene.ana.viewer):
        file = ImportFile(account_export.as_json(scene.ana.person))
        found = import_plan.plan(file.whole, file.has)
    assert found.new == 0


def test_what_was_rewritten_since_it_came_does_not_come_again(cleo: CastMember, dora: CastMember) -> None:
    a_dream(cleo, "As it was")
    taken = archive_of(cleo)
    fresh = a_person("Fresh")
    bring(fresh, taken)
    say_yes(fresh)
    with viewing(fresh.viewer):
        row = Dream.objects.get()
        row.line = "As it is now"
        row.save()
    assert "All of it is here already." in bring(fresh, taken).text
    with viewing(fresh.viewer):
        Dream.objects.all().delete()
    throw_away(fresh)
    assert "Bring it in" in bring(fresh, taken).text, "what was taken out may come back"


def test_a_file_can_be_thrown_away_and_leaves_nothing(cleo: CastMember) -> None:
    a_dream(cleo, "A house")
    bring(cleo, archive_of(cleo))
    path = waiting(cleo)
    assert default_storage.exists(path)
    assert "Thrown away" in throw_away(cleo).text
    assert not default_storage.exists(path)


def test_a_file_that_waits_is_sealed_and_forgotten_after_an_hour(cleo: CastMember) -> None:
    a_dream(cleo, "A house nobody reads of")
    bring(cleo, archive_of(cleo))
    path = waiting(cleo)
    with default_storage.open(path) as file:
        assert b"A house" not in file.read()
    pending_import.sweep()
    assert default_storage.exists(path)
    with clock.frozen(clock.now() + 2 * pending_import.LASTS):
        assert "See what would come" in cleo.client.get(ADDRESS).text
        assert pending_import.sweep() >= 1
    assert not default_storage.exists(path)
    with viewing(cleo.viewer):
        assert not ImportUpload.objects.exists()


def test_an_erased_persons_file_goes_with_them(cleo: CastMember) -> None:
    a_dream(cleo, "A house")
    bring(cleo, archive_of(cleo))
    path = waiting(cleo)
    with TestCase.captureOnCommitCallbacks(execute=True):
        account_erase.erase(cleo.person)
    assert not default_storage.exists(path)


def test_photos_of_a_file_are_prepared_like_any_other_and_never_shown_as_they_came(scene: Scene) -> None:
    fresh = a_person("Fresh")
    source = zipfile.ZipFile(io.BytesIO(archive_of(scene.ana)))
    swapped = zipped(*(
        (name, b"<svg onload=alert(1)>" if name.startswith("vision/photos") else source.read(name)) for name in source.namelist()
    ))  # fmt: skip
    bring(fresh, swapped)
    say_yes(fresh)
    with viewing(fresh.viewer), exporting():
        assert {row.state for row in PersonalPhoto.objects.all()} == {"refused"}


def test_when_saving_fails_nothing_came_and_no_file_is_left(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = a_person("Fresh")
    file = ImportFile(archive_of(scene.ana))
    before = {
        name
        for folder in default_storage.listdir("photos")[0]
        for name in default_storage.listdir(f"photos/{folder}")[1]
    }
    monkeypatch.setattr(import_plan.audit, "record", _fail)
    with viewing(fresh.viewer), pytest.raises(OSError, match="full"):
        pending_import.carry_out(file)
    after = {
        name
        for folder in default_storage.listdir("photos")[0]
        for name in default_storage.listdir(f"photos/{folder}")[1]
    }
    assert after == before
    with viewing(fresh.viewer):
        assert not Dream.objects.exists()


def _fail(*_arguments: Any) -> None:
    raise OSError("full")


def test_the_command_needs_the_password_of_the_account(
    cleo: CastMember, tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_dream(cleo, "A house by the sea")
    path = tmp_path / "export.zip"
    path.write_bytes(archive_of(cleo))
    fresh = a_person("Fresh")
    command = "our2souls.config.management.commands.import.getpass"
    monkeypatch.setattr(command, lambda _prompt: "wrong")
    for address in ("fresh@example.org", "stranger@example.org"):
        with pytest.raises(CommandError, match="No account has this address and this password"):
            call_command("import", str(path), person=address)
    monkeypatch.setattr(command, lambda _prompt: PASSWORD)
    call_command("import", str(path), person="fresh@example.org", look=True)
    with viewing(fresh.viewer):
        assert not Dream.objects.exists()
    call_command("import", str(path), person="Fresh@example.org")
    with viewing(fresh.viewer):
        assert Dream.objects.get().line == "A house by the sea"
    printed = capsys.readouterr().out
    assert "came in." in printed
    assert "house" not in printed, "whoever runs the server reads no words"
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import", str(tmp_path / "none.zip"), person="fresh@example.org")
