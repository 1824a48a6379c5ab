"""Somebody who may join; two who have parted."""

from uuid import UUID

import pytest

from our2souls.vision.media.attachments import Attachments
from tests.cast import CastMember, a_person
from tests.factories.intentions.core import a_fridge_item, an_intention
from tests.factories.past import part, write_why
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note


@pytest.fixture
def joiner(db: None) -> CastMember:
    return a_person("Jo", hue="fern")


@pytest.fixture
def made(ana: CastMember, ben: CastMember) -> UUID:
    """What Ana and Ben made together before Ana left: a line of each, an intention with whys, a note with a photo."""
    a_fridge_item(ana, "Ana’s line")
    a_fridge_item(ben, "Ben’s line")
    intention = an_intention(ana, ben, "A garden of ours")
    write_why(ana, intention, "Because of Ana’s grandmother")
    write_why(ben, intention, "Because of Ben’s quiet")
    a_note(ana, "Ana’s note", shared=True, attachments=Attachments([a_picture("green")]))
    return part(ana)
