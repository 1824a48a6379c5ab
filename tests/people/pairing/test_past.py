"""What is left of a couple: both read it under Past and nowhere else, nobody else does, and nobody writes it."""

import json
import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.people.models import Partnership
from our2souls.people.pairing import past as past_couples
from our2souls.privacy import unscoped
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.viewer import ReadOnly, Viewer, viewing
from our2souls.vision import letters
from our2souls.vision.letters import PARTNER, LetterData
from our2souls.vision.models import SharedPhoto
from tests.cast import CastMember, pair
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_fridge_item, an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.past import PAST, copy_of, part, write_why
from tests.factories.people import reauthenticate

FRIDGE = reverse("intentions:fridge")
ELSEWHERE = [reverse(name) for name in ("web:home", "people:us", "intentions:dreams", "vision:board", "vision:letters")]


def test_both_read_what_they_made_together_under_past_and_nowhere_else(
    made: UUID, ana: CastMember, ben: CastMember
) -> None:
    for member, other in ((ana, "Ben"), (ben, "Ana")):
        assert f'href="{PAST}"' in member.client.get("/us/").text
        assert other in member.client.get(PAST).text
        text = copy_of(member, made)
        for words in ("Ana’s line", "Ben’s line", "A garden of ours", "Ana’s grandmother", "Ben’s quiet", "Ana’s note"):
            assert words in text
        for path in (*ELSEWHERE, f"{reverse('web:search')}?q=garden"):
            page = member.client.get(path)
            assert page.status_code == 200
            assert "A garden of ours" not in page.text
        files = re.findall(rf'src="({PAST}/{made}/files/[^"]+)"', text)
        assert {member.client.get(path)["Content-Type"] for path in files} == {"image/webp"}


def test_nobody_is_said_to_have_written_where_nothing_was(ana: CastMember, ben: CastMember) -> None:
    a_relationship_milestone(ben, "The day we met")
    day = a_relationship_milestone(ana, "The first trip", words="Rain for nine days.")
    with viewing(ana.viewer):
        milestone_actions.update(day, MilestoneData(day.title, day.on), version=day.version)
    text = copy_of(ana, part(ana))
    assert "The day we met" in text
    assert "wrote here." not in text


def test_who_can_see_what_tells_of_words_that_the_other_may_still_read(
    made: UUID, ana: CastMember, cleo: CastMember
) -> None:
    page, sentence = reverse("people:who_sees"), "can be read by whoever of you two has a copy of it"
    assert sentence not in cleo.client.get(page).text
    past_couples.delete_copy(past_couples.past_couple_for(ana.person, made))
    assert sentence in ana.client.get(page).text
    pair(ana, cleo)
    assert sentence in ana.client.get(page).text


def test_somebody_without_a_past_finds_no_word_of_one(ana: CastMember, cleo: CastMember) -> None:
    for member in (ana, cleo):
        assert PAST not in member.client.get("/us/").text
        assert "There is nothing here." in member.client.get(PAST).text


def test_a_copy_is_for_its_two_alone_and_only_after_the_end(
    made: UUID, ana: CastMember, ben: CastMember, cleo: CastMember, eli: CastMember
) -> None:
    for member in (cleo, eli):
        for path in ("", "/read/fridge", "/words", "/delete"):
            assert member.client.get(f"{PAST}/{made}{path}").status_code == 404
    current = eli.us.couple_id
    assert eli.client.get(f"{PAST}/{current}").status_code == 404


@pytest.mark.parametrize("place", ["nothing", "fridge/nothing", "intentions/fridge", "own-whys", "dreams", "fridge/"])
def test_a_place_that_is_none_is_not_found(made: UUID, ana: CastMember, place: str) -> None:
    assert ana.client.get(f"{PAST}/{made}/read/{place}").status_code == 404


def test_long_sections_come_page_by_page(ana: CastMember, ben: CastMember) -> None:
    for number in range(32):
        a_fridge_item(ana, f"Line number {number}.")
    couple_id = part(ana)
    first = ana.client.get(f"{PAST}/{couple_id}/read/fridge").text
    second = ana.client.get(f"{PAST}/{couple_id}/read/fridge?from=30").text
    lines = [re.findall(r"Line number \d+\.", page) for page in (first, second)]
    assert [len(each) for each in lines] == [30, 2]
    assert not set(lines[0]) & set(lines[1])
    assert "?from=30" in first
    assert ana.client.get(f"{PAST}/{couple_id}/read/fridge?from=x").status_code == 200


def test_nobody_writes_in_a_copy_by_any_way(made: UUID, ana: CastMember) -> None:
    past = past_couples.past_couple_for(ana.person, made)
    with past.reading():
        line = FridgeItem.objects.first()
        assert line is not None
        line.text = "changed"
        with pytest.raises(ReadOnly):
            line.save()
        with pytest.raises(ReadOnly):
            line.delete()
        with pytest.raises(ReadOnly), transaction.atomic():
            FridgeItem.objects.update(position=3)
        with pytest.raises(ReadOnly), transaction.atomic():
            FridgeItem.objects.all().delete()
    with viewing(past.viewer):  # without the door’s own guard the rows refuse by themselves
        line = FridgeItem.objects.first()
        assert line is not None
        line.text = "changed"
        with pytest.raises(ReadOnly):
            line.save()
        with pytest.raises(ReadOnly), transaction.atomic():
            FridgeItem.objects.bulk_create([FridgeItem(couple_id=made, text="new", position=1)])


def test_eyes_on_a_copy_see_nothing_that_is_ones_own(ana: CastMember, ben: CastMember) -> None:
    a_dream(ana, "Kept for myself")
    a_fridge_item(ana)
    couple_id = part(ana)
    with past_couples.past_couple_for(ana.person, couple_id).reading():
        assert not Dream.objects.exists()
        assert FridgeItem.objects.exists()
        titles = [each.key for each in past_couples.sections()]
    assert "dreams" not in titles
    with pytest.raises(ValueError, match="ended"), past_couples.sealed_copy.reading(ana.viewer):
        pass  # pragma: no cover - it does not come so far


def test_what_was_private_stays_so_and_what_was_shared_alone_closes(ana: CastMember, ben: CastMember) -> None:
    a_dream(ana, "Ana kept this")
    a_dream(ana, "Ana shared this", share=True)
    intention = an_intention(ana, ben, "Ours")
    write_why(ana, intention, "Ana’s why alone")
    couple_id = part(ben)
    for member in (ana, ben):
        text = copy_of(member, couple_id)
        for words in ("Ana kept this", "Ana shared this", "Ana’s why alone"):
            assert words not in text


def test_a_letter_that_had_not_opened_goes_back_to_its_writer_and_never_to_the_other(
    ana: CastMember, ben: CastMember
) -> None:
    with viewing(ana.viewer):
        day = (clock.now() + timedelta(days=20)).date()
        letters.seal(letters.draft(LetterData("For Ben", PARTNER, day, "Open me in spring")))
    couple_id = part(ana)
    assert "Open me in spring" in copy_of(ana, couple_id)
    for days in (0, 60):
        with clock.moved(timedelta(days=days)):
            text = copy_of(ben, couple_id)
            reauthenticate(ben)
            exported = ben.client.post("/us/export", {"what": "words"}).content.decode()
        for words in ("Open me in spring", "For Ben"):
            assert words not in text
            assert words not in exported


def test_pairing_again_brings_nothing_back_and_leaves_the_past_where_it_is(
    made: UUID, ana: CastMember, ben: CastMember
) -> None:
    pair(ana, ben)
    assert ana.us.couple_id != made
    for member in (ana, ben):
        assert "Ana’s line" not in member.get(FRIDGE).text
        assert "Ana’s line" in copy_of(member, made)
    again = part(ben)
    assert "Ana’s line" not in copy_of(ana, again)
    assert [each.id for each in past_couples.past_couples(ana.person)] == [again, made]


def test_a_name_taken_later_is_nothing_to_an_ex(made: UUID, ana: CastMember, ben: CastMember) -> None:
    ana.person.name = "Anahí"
    ana.person.save()
    assert "Anahí" not in ben.client.get(PAST).text + copy_of(ben, made)


def test_an_export_takes_the_copy_along_and_so_does_its_archive(made: UUID, ana: CastMember, ben: CastMember) -> None:
    reauthenticate(ben)
    exported = json.loads(ben.client.post("/us/export", {"what": "words"}).content)
    lines = [row["text"] for row in exported["past"][str(made)]["intentions"]["fridge_line"]]
    assert sorted(lines) == ["Ana’s line", "Ben’s line"]
    assert exported["packages"]["intentions"]["fridge_line"] == []
    archive = b"".join(ben.client.post("/us/export", {"what": "all"}).streaming_content)  # type: ignore[attr-defined]
    assert str(unscoped.queryset(SharedPhoto, "media.work").get().pk).encode() in archive


def test_a_viewer_of_another_couple_opens_no_column(made: UUID, cleo: CastMember) -> None:
    line = unscoped.queryset(FridgeItem, "erasure").first()
    assert line is not None
    partnership = Partnership.objects.filter(couple_id=made).first()
    assert partnership is not None
    with viewing(Viewer(cleo.id, None, ended_at=partnership.left_at)), pytest.raises(NotPermitted):
        assert line.text
