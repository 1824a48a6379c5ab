"""The cover of an intention through HTTP: chosen, changed, taken off, gone with its photo; seen where the intention is."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from our2souls.delivery.worker import jobs
from our2souls.intentions.core.models import HistoryEntry, Intention
from our2souls.intentions.page.cover import actions as cover_actions
from our2souls.privacy.viewer import viewing
from our2souls.vision import access as vision_access
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.models import SharedNote, SharedPhoto
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note, a_note_about
from tests.factories.vision.pages import a_photo


def page(home: Intention, name: str = "intention") -> str:
    return reverse(f"intentions:{name}", args=[home.pk])


def a_photo_of(by: CastMember, home: Intention, colour: str = "red") -> SharedPhoto:
    note = a_note_about(by, "intention", home.pk, pictures=[a_picture(colour)])
    with viewing(by.viewer):
        photo: SharedPhoto = vision_access.photos_of(note)[0]
    return photo


def address(photo: SharedPhoto, size: int) -> str:
    return reverse("vision:photo", args=[photo.note_id, photo.pk, size])


def choose(by: CastMember, home: Intention, photo: SharedPhoto) -> Any:
    return by.client.post(page(home, "intention_cover"), {"photo": str(photo.pk)})


def history(by: CastMember) -> list[str]:
    with viewing(by.viewer):
        acts = HistoryEntry.objects.filter(act__startswith="cover").order_by("at")
        return list(acts.values_list("act", flat=True))


def test_either_chooses_a_photo_and_both_see_it_where_the_intention_is(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    photo = a_photo_of(ana, home)
    assert choose(ben, home, photo).url == page(home)
    for who in (ana, ben):
        assert 'class="cover"' in who.get(page(home)).text
        for at in (reverse("intentions:dreams"), reverse("web:home")):
            assert address(photo, 480) in who.get(at).text
    assert history(ana) == ["cover"]
    assert "Ben chose a cover photo" in " ".join(ana.get(page(home, "intention_history")).text.split()).replace(
        "<b>Ben</b>", "Ben"
    )


def test_choosing_the_same_again_changes_nothing_and_another_one_does(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    first, second = a_photo_of(ana, home), a_photo_of(ben, home, "blue")
    choose(ana, home, first)
    choose(ben, home, first)
    assert history(ana) == ["cover"]
    choose(ben, home, second)
    assert history(ana) == ["cover", "cover"]
    assert address(second, 480) in ana.get(reverse("web:home")).text
    assert address(first, 480) not in ana.get(reverse("web:home")).text


def test_taken_off_it_is_nowhere_and_its_note_stays(ana: CastMember, ben: CastMember, home: Intention) -> None:
    photo = a_photo_of(ana, home)
    choose(ana, home, photo)
    for _twice in range(2):
        assert ben.client.post(page(home, "intention_cover_remove")).url == page(home)
    assert 'class="cover"' not in ana.get(page(home)).text
    assert address(photo, 480) not in ana.get(reverse("web:home")).text
    assert ana.get(address(photo, 480)).status_code == 200
    assert history(ana) == ["cover", "cover.removed"]


def test_when_its_note_is_removed_the_cover_is_gone(ana: CastMember, ben: CastMember, home: Intention) -> None:
    photo = a_photo_of(ana, home)
    choose(ben, home, photo)
    ana.post(reverse("vision:note_remove", args=[photo.note_id]))
    for at in (page(home), reverse("web:home"), reverse("intentions:dreams"), page(home, "intention_cover")):
        response = ben.get(at)
        assert response.status_code == 200
        assert str(photo.pk) not in response.text


def test_a_new_photo_becomes_a_note_and_the_cover_in_one_step(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    sent = {"upload": a_photo(), "upload-caption": " Ours, one day ", "upload-alt": "A red door"}
    response = ana.client.post(page(home, "intention_cover"), sent)
    assert response.url == page(home)
    assert "is being prepared" in ben.client.get(page(home)).text
    assert "/480" not in ben.client.get(reverse("web:home")).text, "lists show it once it can be seen"
    jobs.run()
    with viewing(ben.viewer):
        note = SharedNote.objects.get()
        photo = vision_access.photos_of(note)[0]
        assert (note.kind, note.about, note.writer_id) == ("intention", home.pk, ana.id)
        assert (photo.caption, photo.alt) == ("Ours, one day", "A red door")
    assert address(photo, 480) in ben.client.get(reverse("web:home")).text
    assert "Ours, one day" in ben.client.get(page(home)).text


@pytest.mark.parametrize("colour", ["of another intention", "of nothing", "made up"])
def test_what_is_no_photo_of_the_intention_is_refused(
    ana: CastMember, ben: CastMember, home: Intention, colour: str
) -> None:
    other = an_intention(ana, ben, "Another one")
    strangers = {
        "of another intention": lambda: a_photo_of(ana, other).pk,
        "of nothing": lambda: _of_nothing(ana),
        "made up": uuid4,
    }
    response = ana.client.post(page(home, "intention_cover"), {"photo": str(strangers[colour]())})
    assert response.status_code == 422
    with viewing(ana.viewer):
        assert Intention.objects.get(pk=home.pk).cover is None
    assert history(ana) == []


def _of_nothing(by: CastMember) -> Any:
    note = a_note(by, shared=True, attachments=Attachments([a_picture()]))
    with viewing(by.viewer):
        return vision_access.photos_of(note)[0].pk


@pytest.mark.parametrize("sent", [{}, {"upload": SimpleUploadedFile("us.jpg", b"nothing")}])
def test_without_a_photo_the_form_says_what_to_do(
    ana: CastMember, ben: CastMember, home: Intention, sent: dict[str, Any]
) -> None:
    response = ana.client.post(page(home, "intention_cover"), sent)
    assert response.status_code == 422
    assert "Choose one of your photos" in response.text or "is no JPEG" in response.text
    with viewing(ana.viewer):
        assert not SharedNote.objects.exists()


def test_others_find_neither_the_page_nor_the_photo(
    ana: CastMember, ben: CastMember, cleo: CastMember, home: Intention
) -> None:
    photo = a_photo_of(ana, home)
    choose(ana, home, photo)
    assert cleo.get(page(home, "intention_cover")).status_code == 404
    assert choose(cleo, home, photo).status_code == 404
    assert cleo.client.post(page(home, "intention_cover_remove")).status_code == 404
    assert cleo.get(address(photo, 480)).status_code == 404


def test_a_photo_that_was_removed_meanwhile_is_not_chosen(ana: CastMember, ben: CastMember, home: Intention) -> None:
    photo = a_photo_of(ana, home)
    ana.post(reverse("vision:note_remove", args=[photo.note_id]))
    with viewing(ben.viewer):
        cover_actions.choose(home, photo.pk)
        assert Intention.objects.get(pk=home.pk).cover is None
    assert history(ben) == []
