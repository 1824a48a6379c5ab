"""No page asks the database more often because there is more in it; home at most ten times, any page at most fifteen."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from our2souls.checkins import actions as checkin_actions
from our2souls.delivery import outbox
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import support
from our2souls.dreams.actions import DreamData
from our2souls.dreams.models import Dream
from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.commitments.models import Commitment
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan import substeps
from our2souls.intentions.plan.models import Milestone
from our2souls.intentions.research import actions as research_actions
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.privacy import keys
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.report import follow_ups
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.vision import letters as vision_letters
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.notes import actions as notes_actions
from tests.architecture import conftest
from tests.architecture.permission_matrix import NAMELESS
from tests.architecture.permission_matrix import look as shows
from tests.architecture.world import Scene, a_picture, a_sound
from tests.cast import CastMember, a_person, pair
from tests.factories import report
from tests.permissions.table import TABLE

FEW, MANY = 3, 13
HOME, REPORT, ANY_PAGE = 10, 12, 15
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
BEGAN = date(2026, 6, 1)
ROUTES: dict[str, dict[str, str]] = {
    "web:home": {},
    "people:us": {},
    "people:profile": {},
    "people:who_sees": {},
    "readiness:consent": {},
    "people:devices": {},
    "intentions:dreams": {},
    "dreams:dream_new": {},
    "story:horizon": {},
    "story:five_year_plan": {},
    "intentions:fridge": {},
    "intentions:fridge_order": {},
    "intentions:fridge_item": {"line_id": "line"},
    "intentions:intention_new": {},
    "dreams:dream": {"dream_id": "a.dream"},
    "intentions:intention": {"intention_id": "home"},
    "intentions:intention_edit": {"intention_id": "home"},
    "intentions:intention_history": {"intention_id": "home"},
    "intentions:intention_copy_words": {"intention_id": "home"},
    "intentions:revisits": {"intention_id": "home"},
    "intentions:common_ground": {"intention_id": "home"},
    "intentions:revisit": {"intention_id": "home"},
    "intentions:revisit_answers": {"intention_id": "home", "revisit_id": "look"},
    "intentions:milestone_new": {"intention_id": "home"},
    "intentions:milestone_edit": {"intention_id": "home", "milestone_id": "step"},
    "intentions:milestones_order": {"intention_id": "home"},
    "intentions:substeps_order": {"intention_id": "home", "milestone_id": "step"},
    "intentions:commitments": {},
    "intentions:intention_commitments": {"intention_id": "home"},
    "intentions:commitment_new": {"intention_id": "home"},
    "intentions:commitment": {"intention_id": "home", "commitment_id": "promise"},
    "intentions:starter_templates": {},
    "intentions:starter_template_apply": {"intention_id": "home", "key": "first-home"},
    "intentions:measure": {"intention_id": "home"},
    "intentions:entries": {"intention_id": "home"},
    "checkins:check_in": {},
    "checkins:mine": {},
    "checkins:partner": {},
    "checkins:check_in_one": {"checkin_id": "checkin"},
    "intentions:entries_csv": {"intention_id": "home"},
    "intentions:entries_import": {"intention_id": "home"},
    "intentions:entry": {"intention_id": "home", "entry_id": "entry"},
    "intentions:budget": {"intention_id": "home"},
    "intentions:budget_line": {"intention_id": "home", "line_id": "cost"},
    "intentions:research": {"intention_id": "home"},
    "intentions:research_item": {"intention_id": "home", "find_id": "find"},
    "vision:board": {},
    "vision:letters": {},
    "vision:letter": {"letter_id": "letter"},
    "milestones:milestones": {},
    "milestones:milestone": {"milestone_id": "day"},
    "vision:notes_about": {"kind": "intention", "about": "home"},
    "vision:note": {"note_id": "note"},
    "readiness:about": {},
    "readiness:readiness": {},
    "readiness:sitting": {"sitting_id": "sitting"},
    "readiness:report": {"sitting_id": "looked"},
    "readiness:report_page": {"sitting_id": "looked", "page": "pick"},
    "readiness:report_print": {"sitting_id": "looked"},
    "readiness:area": {"sitting_id": "looked", "key": "money"},
    "readiness:movement": {"sitting_id": "looked"},
    "delivery:notices": {},
    "delivery:preferences": {},
}
"""The main pages, filled with what `couple_with` names; two more stand for other states of the same address."""
REPORTS = {f"readiness:{name}" for name in ("report", "report_page", "report_print", "area", "movement")}
OTHER_STATES = {
    "dreams:intention, being woven": ("intentions:intention", {"intention_id": "woven"}),
    "vision:notes_about, a dream": ("vision:notes_about", {"kind": "dream", "about": "a.dream"}),
}
PAGES = {name: (name, things) for name, things in ROUTES.items()} | OTHER_STATES


def couple_with(number: int, names: tuple[str, str]) -> Scene:
    """Two with so many of everything."""
    a, b = a_person(names[0], hue="saffron"), a_person(names[1], hue="clay")
    pair(a, b)
    scene = Scene({"ana": a, "ben": b})
    with clock.frozen(clock.now() - timedelta(days=170)):
        held = _intentions(scene, a, b, number)
    for each in range(number):
        with clock.frozen(clock.now() - timedelta(days=number - each)):
            _day(scene, a, b, held, each)
            _sitting(scene, a, b)
            _looked(scene, a, b)
    return scene


def _intentions(scene: Scene, a: CastMember, b: CastMember, number: int) -> list[Intention]:
    held = []
    for each in range(number):
        with viewing(a.viewer):
            dream = dream_actions.create(DreamData(line=f"Dream {each}", picture="Light", horizon="1-year"), share=True)
            _note(a, "dream", dream.pk)
        with viewing(b.viewer):
            theirs = dream_actions.create(DreamData(line=f"Theirs {each}", horizon="someday"), share=True)
            support.support(Dream.shared_with_me.get(pk=dream.pk), words="Go", offer="Tea")
        with viewing(a.viewer):
            one = weaving.weave(name=f"Intention {each}", mine=dream, theirs=theirs, horizon="5-years")
            woven = weaving.weave(name=f"Woven {each}", mine=dream)
            dream_actions.rest(dream_actions.create(DreamData(line="Rests")))
            intention_lifecycle.rest(weaving.weave(name="Rests too"))
        for who in (a, b):
            with viewing(who.viewer):
                weaving.write_why(one, why="Because", need="Rest")
                choosing.choose(one)
        held.append(one)
    scene.ids |= {"a.dream": dream.pk, "home": held[0].pk, "woven": woven.pk}
    return held


def _note(who: CastMember, kind: str, about: Any) -> None:
    target = vision_note_targets.target(who.viewer, kind, about)
    two = [a_picture(), a_picture("blue")]
    notes_actions.update(target, kind, about, text="How it looks", pictures=two, memo=a_sound())


def _day(scene: Scene, a: CastMember, b: CastMember, held: list[Intention], each: int) -> None:
    """A step, an entry, a note, a look that both answered, check-ins that were answered, and notices."""
    home = held[0]
    for who, other in ((a, b), (b, a)):
        with viewing(who.viewer):
            step = plan_actions.add(home, title=f"Step {each}", keeper_id=who.id, due_on=BEGAN)
            measure = measure_actions.set_measure(home, target=Decimal(1000), currency="EUR")
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
            _promises(scene, home, step, each)
            checkin = checkin_actions.check_in(
                ease=3, energy=3, words=["calm"], note="So", zone=who.us.zone, sharing="all"
            )
            outbox.notify(to=who.id, notice="revisit", about=held[each].pk, key=f"revisit:{held[each].pk}:{each}")
            common_ground.propose(home, "So")
            line = fridge_actions.add(f"Line {each}")
            fridge_actions.became(line, held[each])
            fridge_actions.tick(fridge_actions.add(f"Done {each}"))
        with viewing(other.viewer):
            checkin_actions.respond(checkin, kind="own", words="I see")
    _later(scene, a, b)
    for who in (a, b):
        with viewing(who.viewer):
            look = revisit_actions.answer(
                revisit_actions.open_or_create(Intention.objects.get(pk=home.pk)), AnswerData("yes", "Much", "More")
            )
    scene.ids |= {"line": line.pk, "step": step.pk, "look": look.pk, "checkin": checkin.pk}
    scene.ids |= {"step": step.pk, "look": look.pk, "checkin": checkin.pk}
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
            attempt, attempt_actions.order(attempt, instrument)[0], {"wish": ["2"], "agree": ["2"], "value": ["2"]}
        )
    with viewing(a.viewer):
        sitting_actions.abandon(ended)
        scene.ids["sitting"] = sitting_actions.start(instrument, "full").pk


def _looked(scene: Scene, a: CastMember, b: CastMember) -> None:
    """One that both looked at, with areas open, and something of every kind that came of it."""
    sitting = report.a_sitting(a, form="short")
    both = [(who, report.play(sitting, who, form="short")) for who in (a, b)]
    report.look(*both)
    report.open_areas(*both, areas=["money", "time"])
    with viewing(a.viewer):
        for topic in ("", "money-pots"):
            follow_ups.set_aside_for(sitting, "ritual", "money", topic)
        follow_ups.done(follow_ups.set_aside_for(sitting, "bridge", "time"))
        follow_ups.start_intention(sitting, "money", "", name="Ours", steps=["One"])
    scene.ids["looked"] = sitting.pk


def _promises(scene: Scene, home: Intention, step: Milestone, each: int) -> None:
    """Smaller steps, a promise that comes round and was answered often, one that is open and one that is done."""
    for part in substeps.add(step, [f"Part {each}", "Other"]):
        substeps.mark_done(part)
    weekly = commitment_actions.create(home, CommitmentData(f"Weekly {each}", on=clock.today("UTC"), rule="daily"))
    for _time in range(each % 4):
        held = Commitment.objects.get(pk=weekly.pk)
        commitment_actions.mark_kept(held, held.open_occasion or BEGAN)
    commitment_actions.create(home, CommitmentData(f"Open {each}", on=clock.today("UTC")))
    done = commitment_actions.create(home, CommitmentData(f"Done {each}", on=clock.today("UTC")))
    commitment_actions.reschedule(done, done.first_on, to=clock.today("UTC"), words="Later")
    commitment_actions.mark_kept(done, done.first_on)
    scene.ids["promise"] = weekly.pk


def _later(scene: Scene, a: CastMember, b: CastMember) -> None:
    """Notes by themselves, letters that are open, sealed and being written, and a day that is near."""
    everything = Attachments([a_picture()], a_sound())
    for who in (a, b):
        with clock.frozen(clock.now() - timedelta(days=60)), viewing(who.viewer):
            soon = (clock.now() + timedelta(days=5)).date()
            letter = vision_letters.seal(
                vision_letters.draft(vision_letters.LetterData("Open", vision_letters.US, soon, "So"), everything)
            )
        with viewing(who.viewer):
            notes_actions.create_standalone(shared=False, text="So", attachments=everything)
            notes_actions.create_standalone(shared=True, text="So", attachments=everything)
            far = (clock.now() + timedelta(days=500)).date()
            for to in (vision_letters.ME, vision_letters.PARTNER):
                vision_letters.seal(
                    vision_letters.draft(vision_letters.LetterData("Sealed", to, far, "So"), everything)
                )
            vision_letters.draft(vision_letters.LetterData("Draft", vision_letters.US, far, "So"), everything)
            day = (clock.now() - timedelta(days=725)).date()
            kept = milestone_actions.create(milestone_actions.MilestoneData("Day", day, yearly=True), remind=True)
    with viewing(a.viewer):
        _note(a, "relationship_milestone", kept.pk)
    scene.ids |= {"letter": letter.pk, "day": kept.pk}


def _newest_note(who: CastMember, home: Intention) -> Any:
    with viewing(who.viewer):
        return notes_actions.notes_on(who.viewer, "intention", home.pk, 1)[0].note.pk


@pytest.fixture(scope="module")
def two_couples(staged: Scene) -> Iterator[tuple[Scene, Scene]]:
    """One couple with a few of everything, one with many; beside the scene, whose files and transaction they use."""
    with conftest.undone():
        yield couple_with(FEW, ("Greta", "Hugo")), couple_with(MANY, ("Ida", "Jon"))


@pytest.fixture(autouse=True)
def patient_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are loaded anew each minute, whatever a page asks: none runs out between warming up and counting."""
    monkeypatch.setattr(keys, "SECONDS_IN_MEMORY", 3_600)
    keys._memory.clear()


def queries(scene: Scene, who: str, name: str, things: dict[str, str]) -> list[str]:
    """What one answer asks of both databases, once all is warm."""
    client, path = scene.client(who), shows({}, **things).path(name, scene)
    assert client.get(path).status_code == 200, path
    with ExitStack() as held:
        asked = [held.enter_context(CaptureQueriesContext(connections[each])) for each in connections]
        client.get(path)
    return [query["sql"] for each in asked for query in each.captured_queries if not query["sql"].startswith(CONTROL)]


@pytest.mark.parametrize("place", PAGES)
def test_a_page_asks_no_more_when_there_is_more(two_couples: tuple[Scene, Scene], place: str) -> None:
    name, things = PAGES[place]
    few, many = two_couples
    for who in ("ana", "ben"):
        asked = queries(few, who, name, things), queries(many, who, name, things)
        told = "\n".join(sorted(asked[1]))
        assert len(asked[0]) == len(asked[1]), f"{place} grows for {who}, {len(asked[0])} to {len(asked[1])}:\n{told}"
        limit = HOME if name == "web:home" else REPORT if name in REPORTS else ANY_PAGE
        assert len(asked[1]) <= limit, f"{place} asks {len(asked[1])} times for {who}:\n{told}"


def test_every_page_of_the_matrix_stays_within_the_limit(scene: Scene) -> None:
    wrong = {}
    for name, cases in TABLE.items():
        for number, case in enumerate(cases):
            if case.get["ana"] == 200 and not name.startswith(NAMELESS):
                client, path = scene.client("ana"), case.path(name, scene)
                client.get(path)
                with CaptureQueriesContext(connections["default"]) as rows:
                    client.get(path)
                asked = [each["sql"] for each in rows.captured_queries if not each["sql"].startswith(CONTROL)]
                if len(asked) > ANY_PAGE and not name.startswith(("account_", "mfa_")):
                    wrong[f"{name}, case {number}"] = len(asked)
    assert not wrong
