"""Couples with a few or many of everything, to see that no page asks more when there is more."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins.closeness import actions as pair_actions
from our2souls.delivery import outbox
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import support
from our2souls.dreams.models import Dream
from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.page.cover import actions as cover_actions
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan import substeps
from our2souls.intentions.plan.models import Milestone
from our2souls.intentions.research import actions as research_actions
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.prompts.own_decks import actions as deck_actions
from our2souls.prompts.turns import actions as prompt_actions
from our2souls.prompts.turns.models import PromptTurn
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import screens
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.report import follow_ups
from our2souls.readiness.report.models import TalkMark
from our2souls.readiness.report.talk import actions as talk_actions
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.story.autonomy import actions as statement_actions
from our2souls.story.autonomy.statements import Proposals
from our2souls.vision import access as vision_access
from our2souls.vision import letters
from our2souls.vision.letters import ME, PARTNER, US, LetterData
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.notes import actions as notes_actions
from tests.architecture.world.bridges import bridges_of
from tests.architecture.world.care.many import table_with
from tests.architecture.world.rhythm import rituals
from tests.architecture.world.scene import Scene
from tests.cast import CastMember, a_person, pair
from tests.factories import care
from tests.factories.checkins import a_checkin
from tests.factories.dreams import a_dream
from tests.factories.intentions.commitments import a_commitment
from tests.factories.intentions.core import a_fridge_item, a_measure
from tests.factories.milestones import a_relationship_milestone
from tests.factories.readiness import report
from tests.factories.rhythm.prompts import an_answer
from tests.factories.vision.media import a_picture, a_sound
from tests.factories.vision.notes import a_note, a_note_about

BEGAN = date(2026, 6, 1)


def couple_with(number: int, names: tuple[str, str]) -> Scene:
    """Two with so many of everything."""
    a, b = a_person(names[0], hue="saffron"), a_person(names[1], hue="clay")
    pair(a, b)
    scene = Scene({"ana": a, "ben": b, "thea": care.secured(care.a_therapist(f"Thea{names[0]}"))})
    with clock.frozen(clock.now() - timedelta(days=170)):
        intentions = _intentions(scene, a, b, number)
    for each in range(number):
        with clock.frozen(clock.now() - timedelta(days=number - each)):
            _day(scene, a, b, intentions, each)
            _sitting(scene, a, b)
            _report(scene, a, b)
    table_with(scene, scene.thea, a, b, number)
    return scene


def _intentions(scene: Scene, a: CastMember, b: CastMember, number: int) -> list[Intention]:
    intentions = []
    for each in range(number):
        with viewing(a.viewer):
            dream = a_dream(a, f"Dream {each}", share=True, picture="Light", horizon="1-year")
            _note(a, "dream", dream.pk)
        with viewing(b.viewer):
            theirs = a_dream(b, f"Theirs {each}", share=True, horizon="someday")
            support.support(Dream.shared_with_me.get(pk=dream.pk), words="Go", offer="Tea")
        with viewing(a.viewer):
            one = weaving.weave(name=f"Intention {each}", mine=dream, theirs=theirs, horizon="5-years")
            woven = weaving.weave(name=f"Woven {each}", mine=dream)
            dream_actions.rest(a_dream(a, "Rests"))
            intention_lifecycle.rest(weaving.weave(name="Rests too"))
        for who in (a, b):
            with viewing(who.viewer):
                weaving.write_why(one, why="Because", need="Rest")
                choosing.choose(one)
        cover = a_note_about(a, "intention", one.pk, pictures=[a_picture()])
        with viewing(b.viewer):
            cover_actions.choose(one, vision_access.photos_of(cover)[0].pk)
        intentions.append(one)
    with viewing(a.viewer):
        statement = statement_actions.share(Proposals(chosen=number, mine=1, with_my_dream=1))
    scene.ids |= {"a.dream": dream.pk, "home": intentions[0].pk, "woven": woven.pk, "statement": statement.pk}
    return intentions


def _note(who: CastMember, kind: str, about: Any) -> None:
    a_note_about(who, kind, about, pictures=[a_picture(), a_picture("blue")], memo=a_sound())


def _day(scene: Scene, a: CastMember, b: CastMember, intentions: list[Intention], each: int) -> None:
    """A step, an entry, a note, a revisit that both answered, check-ins that were answered, and notices."""
    home = intentions[0]
    for who, other in ((a, b), (b, a)):
        with viewing(who.viewer):
            step = plan_actions.add(home, title=f"Step {each}", keeper_id=who.id, due_on=BEGAN)
            measure = a_measure(who, home, 1000)
            entry = measure_actions.add_entry(
                measure, amount=Decimal(10), on=BEGAN + timedelta(days=31 * each), words="So"
            )
            entry = measure_actions.correct(entry, amount=Decimal(11 + each), on=entry.on, words="More", version=1)
            measure_actions.remove(measure_actions.add_entry(measure, amount=Decimal(5), on=BEGAN, words="Out"))
            cost = budget_actions.add_line(home, what=f"Cost {each}", planned=Decimal(9), note="So")
            find = research_actions.add(home, title=f"Find {each}", address="A book", finding="So")
            for version in range(1, each + 2):
                cost = budget_actions.update_line(cost, version=version, what=f"Cost {each}", note=f"Version {version}")
                find = research_actions.update(find, title=f"Find {version}", address="", finding="So", version=version)
            importer.store(measure, "\n".join(f"2026-01-{n + 1:02};5;Line" for n in range(each + 1)))
            _note(who, "intention", home.pk)
            _commitments(scene, who, home, step, each)
            checkin = a_checkin(who, "all", (3, 3), words=["calm"], note="So")
            pair_actions.choose_pair()
            checkin_actions.keep_closeness(value=4, week=BEGAN + timedelta(weeks=each))
            outbox.notify(
                to=who.id, notice="revisit", about=intentions[each].pk, key=f"revisit:{intentions[each].pk}:{each}"
            )
            common_ground.propose(home, "So")
            line = a_fridge_item(who, f"Line {each}")
            fridge_actions.link_intention(line, intentions[each])
            fridge_actions.tick(a_fridge_item(who, f"Done {each}"))
        with viewing(other.viewer):
            checkin_actions.respond(checkin, kind="own", words="I see")
    _notes_letters_and_days(scene, a, b)
    rituals.gatherings_of(scene, a, b, each)
    bridges_of(scene, a, b)
    _prompts(scene, a, b)
    for who in (a, b):
        with viewing(who.viewer):
            revisit = revisit_actions.answer(
                revisit_actions.open_or_create(Intention.objects.get(pk=home.pk)), AnswerData("yes", "Much", "More")
            )
    scene.ids |= {"line": line.pk, "step": step.pk, "look": revisit.pk, "checkin": checkin.pk}
    scene.ids |= {"entry": entry.pk, "cost": cost.pk, "find": find.pk}
    scene.ids["note"] = scene.ids.get("note") or _newest_note(a, home)


def _sitting(scene: Scene, a: CastMember, b: CastMember) -> None:
    """One that was ended and left answers to the second, something taken alone, and one that goes on."""
    instrument = instrument_catalog.available()[0]
    with viewing(b.viewer):
        attempt_actions.finish(attempt_actions.start_alone(instrument, "short"))
    with viewing(a.viewer):
        sitting_actions.abandon(sitting_actions.start(instrument, "short"))
        ended = sitting_actions.start(instrument, "short")
    with viewing(b.viewer):
        attempt = attempt_actions.start(ended, "short")
        attempt_actions.save(
            attempt, screens.order(attempt, instrument)[0], {"wish": ["2"], "agree": ["2"], "value": ["2"]}
        )
    with viewing(a.viewer):
        sitting_actions.abandon(ended)
        scene.ids["sitting"] = sitting_actions.start(instrument, "full").pk


def _report(scene: Scene, a: CastMember, b: CastMember) -> None:
    """A report that both looked at, with areas open, and something of every kind that came of it."""
    sitting = report.a_sitting(a, form="short")
    attempts = [(who, report.play(sitting, who, form="short")) for who in (a, b)]
    report.look(*attempts)
    report.open_areas(*attempts, areas=["money", "time"])
    with viewing(a.viewer):
        for topic in ("", "money-pots"):
            follow_ups.set_aside_for(sitting, "ritual", "money", topic)
        follow_ups.done(follow_ups.set_aside_for(sitting, "bridge", "time"))
        follow_ups.start_intention(sitting, "money", "", name="Ours", steps=["One"])
        for area in ("money", "time"):
            for topic in report.topics_of(area):
                talk_actions.mark(sitting, topic, TalkMark.LATER)
    scene.ids["looked"] = sitting.pk


def _commitments(scene: Scene, who: CastMember, home: Intention, step: Milestone, each: int) -> None:
    """Smaller steps, a commitment that comes round and was answered often, one that is open and one that is done."""
    for part in substeps.add(step, [f"Part {each}", "Other"]):
        substeps.mark_done(part)
    daily = a_commitment(who, home, f"Daily {each}", on=clock.today("UTC"), rule="daily")
    for _time in range(each % 4):
        row = Commitment.objects.get(pk=daily.pk)
        commitment_actions.mark_kept(row, row.next_occurrence or BEGAN)
    a_commitment(who, home, f"Open {each}", on=clock.today("UTC"))
    done = a_commitment(who, home, f"Done {each}", on=clock.today("UTC"))
    commitment_actions.reschedule(done, done.first_on, to=clock.today("UTC"), words="Later")
    commitment_actions.mark_kept(done, done.first_on)
    scene.ids["promise"] = daily.pk


def _notes_letters_and_days(scene: Scene, a: CastMember, b: CastMember) -> None:
    """Notes by themselves, letters that are open, sealed and being written, and a day that is near."""
    attachments = Attachments([a_picture()], a_sound())
    for who in (a, b):
        with clock.frozen(clock.now() - timedelta(days=60)), viewing(who.viewer):
            soon = (clock.now() + timedelta(days=5)).date()
            letter = letters.seal(letters.draft(LetterData("Open", US, soon, "So"), attachments))
        with viewing(who.viewer):
            for shared in (False, True):
                a_note(who, shared=shared, attachments=attachments)
            far = (clock.now() + timedelta(days=500)).date()
            for to in (ME, PARTNER):
                letters.seal(letters.draft(LetterData("Sealed", to, far, "So"), attachments))
            letters.draft(LetterData("Draft", US, far, "So"), attachments)
            day = (clock.now() - timedelta(days=725)).date()
            milestone = a_relationship_milestone(who, "Day", day, yearly=True, remind=True)
    with viewing(a.viewer):
        _note(a, "relationship_milestone", milestone.pk)
    scene.ids |= {"letter": letter.pk, "day": milestone.pk}


def _prompts(scene: Scene, a: CastMember, b: CastMember) -> None:
    """One that both answered, one that is hidden, one that is open and answered by one."""
    with viewing(a.viewer):
        deck = deck_actions.create_deck("Ours")
        for number in range(1 + PromptTurn.objects.count()):
            own = deck_actions.add_prompt(deck, words=f"Question {number}", depth=1)
        first, second, third = (prompt_actions.start(prompt) for prompt in ("home-01", str(own.pk), "home-02"))
        prompt_actions.hide(second)
        deck_actions.remove_deck(deck_actions.create_deck("Taken out"))
    for who, turn in ((a, first), (b, first), (a, third)):
        an_answer(who, turn, "So")
    scene.ids |= {"prompt": first.pk, "deck": deck.pk}


def _newest_note(who: CastMember, home: Intention) -> Any:
    with viewing(who.viewer):
        return notes_actions.notes_on(who.viewer, "intention", home.pk, 1)[0].note.pk
