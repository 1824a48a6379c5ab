"""Dreams: kept and open ones of each, with words in every column, a note with a photo, and the partner's support."""

from datetime import timedelta

from our2souls.dreams import actions as dream_actions
from our2souls.dreams import support
from our2souls.dreams.actions import DreamData
from our2souls.dreams.models import Dream
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.story.autonomy import actions as statement_actions
from our2souls.story.autonomy.statements import Proposals
from our2souls.vision import access as vision_access
from our2souls.vision.notes import actions as notes_actions
from tests.architecture.world.scene import ALONE, OPEN, Scene
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note_about


def dreams_of_two(scene: Scene, a: CastMember, b: CastMember) -> tuple[Dream, Dream]:
    """A kept and an open dream of each, the open one with the other's support and an offer that was answered."""
    say = scene.words
    mine, theirs = (_dream(scene, who, OPEN, share=True) for who in (a, b))
    for who in (a, b):
        _dream(scene, who, ALONE, share=False)
        with clock.frozen(clock.now() - timedelta(days=200)):
            a_dream(who, say(who, ALONE, "old-line"))
    for who, other, dream in ((a, b, mine), (b, a, theirs)):
        with viewing(other.viewer):
            given = support.support(dream, words=say(other, OPEN, "rooting"), offer=say(other, OPEN, "offer"))
        with viewing(who.viewer):
            support.reply_to_offer(given, answer="change", words=say(who, OPEN, "answer"))
    return mine, theirs


def shared_statements(scene: Scene, *members: CastMember) -> None:
    """What each shares about themselves: a statement, open to the other."""
    for who in members:
        with viewing(who.viewer):
            row = statement_actions.share(Proposals(chosen=4, mine=2, with_my_dream=1))
        scene.ids[f"{who.name.lower()}.statement"] = row.pk


def _dream(scene: Scene, of: CastMember, whom: str, *, share: bool) -> Dream:
    """A dream with words in every column, and a note with a photo on it."""
    say = scene.words
    with viewing(of.viewer):
        columns = {
            name: say(of, whom, name) for name in ("line", "picture", "why", "need", "obstacle", "if_step", "then_step")
        }
        dream = dream_actions.create(DreamData(**columns, support=("ask",), horizon="1-year"), share=share)
        note = a_note_about(of, "dream", dream.pk, say(of, whom, "note"), [a_picture()])
        photo = vision_access.photos_of(note)[0]
        words = {"captions": {photo.pk: say(of, whom, "caption")}, "alts": {photo.pk: say(of, whom, "alt")}}
        notes_actions.rewrite(note, text=note.text, **words)
    name = of.name.lower()
    kind = "open" if share else "kept"
    scene.ids |= {f"{name}.{kind}": dream.pk, f"{name}.{kind}.note": note.pk, f"{name}.{kind}.photo": photo.pk}
    return dream
