"""Intentions: one that both have chosen with all that belongs to one, and others that wait, rest or were reached."""

from decimal import Decimal

from our2souls.dreams import actions as dream_actions
from our2souls.dreams.actions import DreamData
from our2souls.dreams.models import Dream
from our2souls.intentions.core import choosing, details, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.lifecycle import celebration
from our2souls.intentions.core.models import Intention, Strand
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.page.cover import actions as cover_actions
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.privacy.viewer import viewing
from our2souls.vision import access as vision_access
from our2souls.vision.notes import actions as notes_actions
from tests.architecture.world.scene import ALONE, DAY, SHARED, Scene
from tests.cast import CastMember
from tests.factories.intentions.core import a_fridge_item
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note_about


def chosen_intention(scene: Scene, a: CastMember, b: CastMember, mine: Dream, theirs: Dream) -> Intention:
    """Woven of a dream of each, with words of both, chosen by both."""
    say = scene.words
    with viewing(a.viewer):
        intention = weaving.weave(
            name=say(a, SHARED, "name"), mine=mine, theirs=theirs, bring=["line", "picture", "need"], horizon="5-years"
        )
    with viewing(b.viewer):
        strand = Strand.objects.get(intention=intention, person_id=b.id)
        weaving.copy_words(strand, theirs, ["line", "need"])
    say.brought += [getattr(mine, name) for name in ("line", "picture", "need")]
    say.brought += [getattr(theirs, name) for name in ("line", "need")]
    for who in (a, b):
        with viewing(who.viewer):
            weaving.write_why(intention, why=say(who, SHARED, "why"), need=say(who, SHARED, "whyneed"))
            choosing.choose(intention)
    return intention


def steps_and_entries(scene: Scene, a: CastMember, b: CastMember, intention: Intention, home: str) -> None:
    """Milestones, a measure with entries, a note with a photo, and a change of words by the other."""
    say, ids = scene.words, scene.ids
    with viewing(a.viewer):
        first = plan_actions.add(intention, title=say(a, SHARED, "first"), keeper_id=b.id, due_on=DAY)
        second = plan_actions.add(intention, title=say(a, SHARED, "second"))
        measure = measure_actions.set_measure(intention, target=Decimal(60000), unit=say(a, SHARED, "unit"))
        entry = measure_actions.add_entry(measure, amount=Decimal(100), on=DAY, words=say(a, SHARED, "entry"))
        note = a_note_about(a, "intention", intention.pk, say(a, SHARED, "vision"), [a_picture("blue")])
        photo = vision_access.photos_of(note)[0]
        words = {"captions": {photo.pk: say(a, SHARED, "caption")}, "alts": {photo.pk: say(a, SHARED, "visionalt")}}
        notes_actions.rewrite(note, text=note.text, **words)
        cover_actions.choose(intention, photo.pk)
    with viewing(b.viewer):
        plan_actions.add(intention, title=say(b, SHARED, "third"))
        plan_actions.mark_done(first)
        plan_actions.update(second, title=second.title, keeper_id=None, due_on=DAY, version=second.version)
        measure_actions.set_measure(intention, target=Decimal(70000), unit=measure.unit)
        measure_actions.add_entry(measure, amount=Decimal(50), on=DAY, words=say(b, SHARED, "entry"))
        intention_lifecycle.release(intention)
        intention_lifecycle.withdraw_release(intention)
    a_note_about(b, "intention", intention.pk, say(b, SHARED, "vision"))
    ids |= {f"{home}.step": first.pk, f"{home}.entry": entry.pk, f"{home}.note": note.pk, f"{home}.photo": photo.pk}


def revisits(scene: Scene, a: CastMember, b: CastMember, intention: Intention, home: str) -> None:
    """A revisit that both answered, and one that only the first has written for."""
    say = scene.words
    for who in (a, b):
        with viewing(who.viewer):
            answered = revisit_actions.open_or_create(Intention.objects.get(pk=intention.pk))
            revisit_actions.answer(answered, AnswerData("yes", say(who, SHARED, "changed"), say(who, SHARED, "next")))
    scene.ids[f"{home}.look"] = answered.pk
    with viewing(a.viewer):
        begun = revisit_actions.open_or_create(Intention.objects.get(pk=intention.pk))
        revisit_actions.answer(begun, AnswerData("unsure", say(a, ALONE, "changed"), say(a, ALONE, "next")))
    scene.ids[f"{home}.begun"] = begun.pk


def proposal_and_fridge(scene: Scene, a: CastMember, b: CastMember, intention: Intention, home: str) -> None:
    """A proposal to meet in the middle, a celebration, and a line of each at the fridge."""
    say = scene.words
    with viewing(a.viewer):
        proposal = common_ground.propose(intention, say(a, SHARED, "meet"))
        celebration.celebrate(intention, say(a, SHARED, "celebrate"))
        line = a_fridge_item(a, say(a, SHARED, "fridge"))
        fridge_actions.link_intention(line, intention)
    a_fridge_item(b, say(b, SHARED, "fridge"))
    scene.ids |= {f"{home}.line": line.pk, f"{home}.meeting": proposal.pk}


def other_states(scene: Scene) -> None:
    """What Ana and Ben still weave, what rests and was renamed by the other, what they reached; a dream that was let go."""
    say, ana, ben = scene.words, scene.ana, scene.ben
    with viewing(ana.viewer):
        brought = dream_actions.create(DreamData(line=say(ana, SHARED, "brought")))
        woven = weaving.weave(name=say(ana, SHARED, "woven"), mine=brought, bring=["line"])
        weaving.write_why(woven, why=say(ana, ALONE, "reason"), need=say(ana, ALONE, "reasonneed"))
        let_go = dream_actions.create(DreamData(line=say(ana, ALONE, "rests")))
        dream_actions.let_go(let_go, words=say(ana, ALONE, "ending"))
    with viewing(ben.viewer):
        resting = weaving.weave(name=say(ben, SHARED, "other"))
        intention_lifecycle.rest(resting)
    with viewing(ana.viewer):
        row = Intention.objects.get(pk=resting.pk)
        details.update(row, name=say(ana, SHARED, "renamed"), horizon="", rhythm="monthly", version=row.version)
        reached = weaving.weave(name=say(ana, SHARED, "there"))
        intention_lifecycle.reach(reached, on=DAY)
    scene.ids |= {"both.reached": reached.pk, "both.woven": woven.pk, "both.resting": resting.pk}
    scene.ids |= {"ana.brought": brought.pk, "ana.letgo": let_go.pk}
