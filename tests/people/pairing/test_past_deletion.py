"""Of what is left of a couple each decides over their own words and their own copy; what nobody has is erased."""

import json
import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.lib.formats.image_formats import SIZES
from our2souls.people.account import erase as account_erase
from our2souls.people.pairing import past as past_couples
from our2souls.privacy import keys, unscoped
from our2souls.privacy.keys import KeyErased
from our2souls.privacy.models import DataKey
from our2souls.vision.models import SharedPhoto, file_of
from tests.cast import CastMember, pair
from tests.factories.intentions.core import a_fridge_item, an_intention
from tests.factories.past import PAST, copy_of, part
from tests.factories.people import reauthenticate

FRIDGE = reverse("intentions:fridge")


def test_taking_ones_words_out_leaves_the_others_and_says_who_wrote_there(
    made: UUID, ana: CastMember, ben: CastMember
) -> None:
    photo = unscoped.queryset(SharedPhoto, "media.work").get()
    reauthenticate(ana)
    ana.client.post(f"{PAST}/{made}/words")
    for member in (ana, ben):
        text = copy_of(member, made)
        for words in ("Ana’s line", "A garden of ours", "Ana’s grandmother", "Ana’s note"):
            assert words not in text
        for words in ("Ben’s line", "Ben’s quiet", "Ana wrote here."):
            assert words in text
        assert f"{photo.pk}" not in text
    assert "They are out of it already" in ana.client.get(f"{PAST}/{made}").text


def test_a_note_about_something_whose_name_was_taken_out_still_has_a_title(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben, "A garden of ours")
    ben.post(reverse("vision:note_new", args=["intention", intention.pk]), {"text": "By the water"})
    couple_id = part(ben)
    past_couples.erase_words(past_couples.past_couple_for(ana.person, couple_id))
    text = copy_of(ben, couple_id)
    assert "By the water" in text
    assert not re.search(r'<p class="row-title"[^>]*>\s*</p>', text)
    assert "On an intention" in text


def test_taking_words_out_touches_no_other_couple(
    made: UUID, ana: CastMember, ben: CastMember, cleo: CastMember
) -> None:
    pair(ana, cleo)
    a_fridge_item(ana, "With somebody new")
    past_couples.erase_words(past_couples.past_couple_for(ana.person, made))
    assert "With somebody new" in cleo.get(FRIDGE).text


@pytest.mark.parametrize("what", ["words", "delete"])
def test_both_acts_ask_for_the_password_first(made: UUID, ana: CastMember, what: str) -> None:
    asked = ana.client.post(f"{PAST}/{made}/{what}")
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert "Ana’s line" in copy_of(ana, made)


def test_deleting_ones_copy_leaves_the_others_as_it_is(made: UUID, ana: CastMember, ben: CastMember) -> None:
    reauthenticate(ana)
    assert ana.client.post(f"{PAST}/{made}/delete")["Location"] == "/us/"
    assert ana.client.get(f"{PAST}/{made}").status_code == 404
    assert PAST not in ana.client.get("/us/").text
    assert "Ana’s line" in copy_of(ben, made)
    reauthenticate(ana)
    exported = json.loads(ana.client.post("/us/export", {"what": "words"}).content)
    assert exported["past"] == {}


def test_when_both_have_deleted_theirs_rows_files_and_key_are_gone(
    made: UUID, ana: CastMember, ben: CastMember, django_capture_on_commit_callbacks: Any
) -> None:
    line = unscoped.queryset(FridgeItem, "erasure").first()
    assert line is not None
    older, place = bytes(line.__dict__["text"]), FridgeItem._meta.get_field("text").associated_data(line)
    assert keys.decrypt(made, older, place)
    photo = unscoped.queryset(SharedPhoto, "media.work").get()
    assert all(default_storage.exists(file_of(photo, size)) for size in SIZES)
    for member in (ana, ben):
        with django_capture_on_commit_callbacks(execute=True):
            past_couples.delete_copy(past_couples.past_couple_for(member.person, made))
    for model in (FridgeItem, Intention, SharedPhoto):
        assert not unscoped.queryset(model, "erasure").exists()
    assert not any(default_storage.exists(file_of(photo, size)) for size in SIZES)
    assert DataKey.objects.using("keys").get(holder=made).wrapped is None
    with pytest.raises(KeyErased):
        keys.decrypt(made, older, place)


def test_erasing_ones_account_takes_ones_words_out_of_the_others_copy_and_lets_go_of_ones_own(
    made: UUID, ana: CastMember, ben: CastMember, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        account_erase.erase(ana.person)
    text = copy_of(ben, made)
    assert "Ben’s line" in text
    for words in ("Ana’s line", "Ana’s grandmother", "Ana"):
        assert words not in re.sub(r'\b(value|content|nonce|src|href)="[^"]*"', "", text)
    assert "Somebody wrote here." in text
    with django_capture_on_commit_callbacks(execute=True):
        past_couples.delete_copy(past_couples.past_couple_for(ben.person, made))
    assert not unscoped.queryset(FridgeItem, "erasure").exists()
