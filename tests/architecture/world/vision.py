"""Notes by themselves with a memo, and letters in every state."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.vision import access as vision_access
from our2souls.vision import letters
from our2souls.vision.letters import ME, PARTNER, US, LetterData
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.notes import actions as notes_actions
from tests.architecture.world.scene import ALONE, DAY, OPEN, SHARED, Scene
from tests.cast import CastMember
from tests.factories.vision.media import a_picture, a_sound
from tests.factories.vision.notes import a_note


def standalone_notes(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """One of each alone and one of both, each with a photo and a memo."""
    for who, whom, name in ((a, ALONE, a.name.lower()), (b, ALONE, b.name.lower()), (a, SHARED, home)):
        text, attachments = scene.words(who, whom, "loose"), Attachments([a_picture("green")], a_sound())
        note = a_note(who, text, shared=whom == SHARED, attachments=attachments)
        with viewing(who.viewer):
            scene.ids |= {f"{name}.loose": note.pk, f"{name}.loose.memo": vision_access.memo_of(note).pk}


def letters_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """Letters of the first: opened, sealed and being written; of Ana and Ben also two that are sealed for the other."""
    say, ids, one = scene.words, scene.ids, a.name.lower()
    with clock.frozen(clock.now() - timedelta(days=30)):
        ids[f"{one}.opened"] = _letter(scene, a, ME, 3, (ALONE, ALONE, "opened")).pk
        ids[f"{home}.opened"] = _letter(scene, a, US, 3, (SHARED, SHARED, "opened")).pk
    mine = _letter(scene, a, ME, 90, (ALONE, ALONE, "sealed"))
    ids[f"{one}.sealed"] = mine.pk
    with viewing(a.viewer):
        data = LetterData(say(a, ALONE, "draftenvelope"), PARTNER, DAY, say(a, ALONE, "draft"))
        ids[f"{one}.draft"] = letters.draft(data, Attachments([a_picture("green")], a_sound())).pk
        if home == "both":  # an ex would take along what nobody can any more
            ids |= _attached(mine, f"{one}.sealed")
    if home == "both":
        for who, name in ((b, "both.theirs"), (a, "both.sealed")):
            letter = _letter(scene, who, PARTNER, 90, (OPEN, ALONE, "tothem"))
            with viewing(who.viewer):
                ids |= {name: letter.pk} | _attached(letter, name)


def _letter(scene: Scene, who: CastMember, to: str, days: int, words: tuple[str, str, str]) -> Any:
    """A letter with everything in it, sealed for so many days; whose the words are on it, and those in it."""
    outside, inside, name = words
    opens_on = (clock.now() + timedelta(days=days)).date()
    say = scene.words
    data = LetterData(say(who, outside, f"{name}-envelope"), to, opens_on, say(who, inside, f"{name}-text"))
    with viewing(who.viewer):
        draft = letters.draft(data, Attachments([a_picture("white")], a_sound()))
        photo = vision_access.photos_of(draft)[0]
        words = {f"{each}s": {photo.pk: say(who, inside, f"{name}-{each}")} for each in ("caption", "alt")}
        notes_actions.rewrite(draft, text=draft.text, **words)
        return letters.seal(draft)


def _attached(letter: Any, name: str) -> dict[str, UUID]:
    """What hangs on a sealed letter."""
    return {f"{name}.photo": vision_access.photos_of(letter)[0].pk, f"{name}.memo": vision_access.memo_of(letter).pk}
