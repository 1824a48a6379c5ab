"""What the tests of letters share: a day in November, letters written through the acts, and every door to one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from our2souls.lib import clock
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.vision import access as vision_access
from our2souls.vision import letters as vision_letters
from our2souls.vision.media import attachments
from our2souls.vision.models import AnyNote, PersonalNote
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember
from tests.factories.vision.media import a_picture, a_sound
from tests.factories.vision.pages import url

WORDS, ENVELOPE, ALT = "Water something for us", "To us, a year from now", "The lemon tree"
TODAY, DAY = date(2026, 11, 1), date(2027, 6, 12)


@contextmanager
def on(day: date, hour: int = 12) -> Iterator[None]:
    """That day, at an hour in UTC."""
    with clock.frozen(datetime(day.year, day.month, day.day, hour, tzinfo=UTC)):
        yield


def drafted(by: CastMember, to: str = vision_letters.US, opens_on: date = DAY) -> PersonalNote:
    with viewing(by.viewer):
        data = vision_letters.LetterData(ENVELOPE, to, opens_on, WORDS)
        draft = vision_letters.draft(data, attachments.Attachments([a_picture()], a_sound()))
        notes_actions.rewrite(draft, text=WORDS, alts={vision_access.photos_of(draft)[0].pk: ALT})
        return draft


def sealed(by: CastMember, to: str = vision_letters.US, opens_on: date = DAY) -> AnyNote:
    draft = drafted(by, to, opens_on)
    with viewing(by.viewer):
        return vision_letters.seal(draft)


def said(**more: Any) -> dict[str, Any]:
    return {"envelope": ENVELOPE, "to": "us", "opens_on": DAY.isoformat(), "text": WORDS} | more


def doors(letter: AnyNote, by: CastMember) -> dict[str, str]:
    """Every address at which what is in a letter could be asked for."""
    with viewing(Viewer(by.id, by.us.couple_id)):
        photo, memo = vision_access.photos_of(letter)[0], vision_access.memo_of(letter)
    return {
        "photo": url("photo", letter.pk, photo.pk, 480),
        "memo": url("memo", letter.pk, memo.pk),
        "note": url("note", letter.pk),
        "note_edit": url("note_edit", letter.pk),
        "letter_edit": url("letter_edit", letter.pk),
        "letter_seal": url("letter_seal", letter.pk),
    }
