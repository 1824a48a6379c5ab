"""No page asks the database more often because there is more in it; home at most ten times, any page at most fifteen."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from our2souls.checkins import feeling
from our2souls.delivery import outbox
from our2souls.dreams import (
    bringing_in,
    budgeting,
    choosing,
    committing,
    dreaming,
    fridge,
    measuring,
    meeting,
    milestones,
    our_milestones,
    researching,
    revisiting,
    rooting,
    substeps,
    weaving,
)
from our2souls.dreams.committing import Promise
from our2souls.dreams.dreaming import Telling
from our2souls.dreams.models import Commitment, Dream, Intention, Milestone
from our2souls.dreams.revisiting import Said
from our2souls.lib import clock
from our2souls.privacy import keys
from our2souls.privacy.viewer import viewing
from our2souls.readiness import answering, launching, library
from our2souls.readiness import sitting as sittings
from our2souls.vision import letters, notes, ports
from our2souls.vision.notes import Brought
from tests.architecture.conftest import undone
from tests.architecture.matrix import NAMELESS
from tests.architecture.matrix import look as shows
from tests.architecture.scene import Scene, a_picture, a_sound
from tests.architecture.table import TABLE
from tests.cast import Member, a_person, pair
from tests.readiness import played

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
    "dreams:dreams": {},
    "dreams:dream_new": {},
    "dreams:horizon": {},
    "dreams:plan": {},
    "dreams:fridge": {},
    "dreams:fridge_arrange": {},
    "dreams:fridge_line": {"line_id": "line"},
    "dreams:weave": {},
    "dreams:dream": {"dream_id": "a.dream"},
    "dreams:intention": {"intention_id": "home"},
    "dreams:intention_edit": {"intention_id": "home"},
    "dreams:intention_history": {"intention_id": "home"},
    "dreams:intention_bring": {"intention_id": "home"},
    "dreams:intention_looks": {"intention_id": "home"},
    "dreams:intention_meet": {"intention_id": "home"},
    "dreams:revisit": {"intention_id": "home"},
    "dreams:revisited": {"intention_id": "home", "revisit_id": "look"},
    "dreams:milestone_new": {"intention_id": "home"},
    "dreams:milestone_edit": {"intention_id": "home", "milestone_id": "step"},
    "dreams:milestones_order": {"intention_id": "home"},
    "dreams:substeps_order": {"intention_id": "home", "milestone_id": "step"},
    "dreams:commitments": {},
    "dreams:intention_commitments": {"intention_id": "home"},
    "dreams:commitment_new": {"intention_id": "home"},
    "dreams:commitment": {"intention_id": "home", "commitment_id": "promise"},
    "dreams:beginnings": {},
    "dreams:intention_begin": {"intention_id": "home", "key": "first-home"},
    "dreams:measure": {"intention_id": "home"},
    "dreams:entries": {"intention_id": "home"},
    "checkins:check_in": {},
    "checkins:mine": {},
    "checkins:partner": {},
    "checkins:check_in_one": {"checkin_id": "checkin"},
    "dreams:entries_csv": {"intention_id": "home"},
    "dreams:entries_import": {"intention_id": "home"},
    "dreams:entry": {"intention_id": "home", "entry_id": "entry"},
    "dreams:budget": {"intention_id": "home"},
    "dreams:budget_line": {"intention_id": "home", "line_id": "cost"},
    "dreams:research": {"intention_id": "home"},
    "dreams:find": {"intention_id": "home", "find_id": "find"},
    "vision:board": {},
    "vision:letters": {},
    "vision:letter": {"letter_id": "letter"},
    "dreams:our_milestones": {},
    "dreams:our_milestone": {"milestone_id": "day"},
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
    "dreams:intention, being woven": ("dreams:intention", {"intention_id": "woven"}),
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


def _intentions(scene: Scene, a: Member, b: Member, number: int) -> list[Intention]:
    held = []
    for each in range(number):
        with viewing(a.viewer):
            dream = dreaming.dream(Telling(line=f"Dream {each}", picture="Light", horizon="1-year"), share=True)
            _note(a, "dream", dream.pk)
        with viewing(b.viewer):
            theirs = dreaming.dream(Telling(line=f"Theirs {each}", horizon="someday"), share=True)
            rooting.root(Dream.shared_with_me.get(pk=dream.pk), words="Go", offer="Tea")
        with viewing(a.viewer):
            one = weaving.weave(name=f"Intention {each}", mine=dream, theirs=theirs, horizon="5-years")
            woven = weaving.weave(name=f"Woven {each}", mine=dream)
            dreaming.rest(dreaming.dream(Telling(line="Rests")))
            choosing.rest(weaving.weave(name="Rests too"))
        for who in (a, b):
            with viewing(who.viewer):
                weaving.write_why(one, why="Because", need="Rest")
                choosing.choose(one)
        held.append(one)
    scene.ids |= {"a.dream": dream.pk, "home": held[0].pk, "woven": woven.pk}
    return held


def _note(who: Member, kind: str, about: Any) -> None:
    target = ports.target(who.viewer, kind, about)
    two = [a_picture(), a_picture("blue")]
    notes.write(target, kind, about, text="How it looks", pictures=two, memo=a_sound())


def _day(scene: Scene, a: Member, b: Member, held: list[Intention], each: int) -> None:
    """A step, an entry, a note, a look that both answered, check-ins that were answered, and notices."""
    home = held[0]
    for who, other in ((a, b), (b, a)):
        with viewing(who.viewer):
            step = milestones.add(home, title=f"Step {each}", keeper_id=who.id, due_on=BEGAN)
            measure = measuring.set_measure(home, target=Decimal(1000), currency="EUR")
            entry = measuring.enter(measure, amount=Decimal(10), on=BEGAN + timedelta(days=31 * each), words="So")
            entry = measuring.correct(entry, amount=Decimal(11 + each), on=entry.on, words="More", version=1)
            measuring.take_out(measuring.enter(measure, amount=Decimal(5), on=BEGAN, words="Out"))
            cost = budgeting.plan(home, what=f"Cost {each}", planned=Decimal(9), note="So")
            find = researching.add(home, title=f"Find {each}", address="A book", finding="So")
            for version in range(1, each + 2):
                cost = budgeting.change(cost, version=version, what=f"Cost {each}", note=f"Version {version}")
                find = researching.change(find, title=f"Find {version}", address="", finding="So", version=version)
            bringing_in.keep(measure, "\n".join(f"2026-01-{n + 1:02};5;Line" for n in range(each + 1)))
            _note(who, "intention", home.pk)
            _promises(scene, home, step, each)
            checkin = feeling.check_in(ease=3, energy=3, words=["calm"], note="So", zone=who.us.zone, sharing="all")
            outbox.notify(to=who.id, notice="revisit", about=held[each].pk, key=f"revisit:{held[each].pk}:{each}")
            meeting.propose(home, "So")
            line = fridge.put_up(f"Line {each}")
            fridge.became(line, held[each])
            fridge.tick(fridge.put_up(f"Done {each}"))
        with viewing(other.viewer):
            feeling.respond(checkin, kind="own", words="I see")
    _later(scene, a, b)
    for who in (a, b):
        with viewing(who.viewer):
            look = revisiting.answer(revisiting.current(Intention.objects.get(pk=home.pk)), Said("yes", "Much", "More"))
    scene.ids |= {"line": line.pk, "step": step.pk, "look": look.pk, "checkin": checkin.pk}
    scene.ids |= {"step": step.pk, "look": look.pk, "checkin": checkin.pk}
    scene.ids |= {"entry": entry.pk, "cost": cost.pk, "find": find.pk}
    scene.ids["note"] = scene.ids.get("note") or _newest_note(a, home)


def _sitting(scene: Scene, a: Member, b: Member) -> None:
    """One that was ended and left answers to the second, something taken alone, and one that goes on."""
    instrument = library.offered()[0]
    with viewing(b.viewer):
        answering.finish(answering.begin_alone(instrument, "short"))
    with viewing(a.viewer):
        sittings.abandon(sittings.start(instrument, "short"))
        ended = sittings.start(instrument, "short")
    with viewing(b.viewer):
        taking = answering.begin(ended, "short")
        answering.save(taking, answering.order(taking, instrument)[0], {"wish": ["2"], "agree": ["2"], "value": ["2"]})
    with viewing(a.viewer):
        sittings.abandon(ended)
        scene.ids["sitting"] = sittings.start(instrument, "full").pk


def _looked(scene: Scene, a: Member, b: Member) -> None:
    """One that both looked at, with areas open, and something of every kind that came of it."""
    sitting = played.a_sitting(a, form="short")
    both = [(who, played.play(sitting, who, form="short")) for who in (a, b)]
    played.look(*both)
    played.open_areas(*both, areas=["money", "time"])
    with viewing(a.viewer):
        for topic in ("", "money-pots"):
            launching.keep_for(sitting, "ritual", "money", topic)
        launching.done(launching.keep_for(sitting, "bridge", "time"))
        launching.start_intention(sitting, "money", "", name="Ours", steps=["One"])
    scene.ids["looked"] = sitting.pk


def _promises(scene: Scene, home: Intention, step: Milestone, each: int) -> None:
    """Smaller steps, a promise that comes round and was answered often, one that is open and one that is done."""
    for part in substeps.add(step, [f"Part {each}", "Other"]):
        substeps.done(part)
    weekly = committing.commit(home, Promise(f"Weekly {each}", on=clock.today("UTC"), rule="daily"))
    for _time in range(each % 4):
        held = Commitment.objects.get(pk=weekly.pk)
        committing.keep(held, held.open_occasion or BEGAN)
    committing.commit(home, Promise(f"Open {each}", on=clock.today("UTC")))
    done = committing.commit(home, Promise(f"Done {each}", on=clock.today("UTC")))
    committing.move(done, done.first_on, to=clock.today("UTC"), words="Later")
    committing.keep(done, done.first_on)
    scene.ids["promise"] = weekly.pk


def _later(scene: Scene, a: Member, b: Member) -> None:
    """Notes by themselves, letters that are open, sealed and being written, and a day that is near."""
    everything = Brought([a_picture()], a_sound())
    for who in (a, b):
        with clock.frozen(clock.now() - timedelta(days=60)), viewing(who.viewer):
            soon = (clock.now() + timedelta(days=5)).date()
            letter = letters.seal(letters.draft(letters.Telling("Open", letters.US, soon, "So"), everything))
        with viewing(who.viewer):
            notes.write_by_itself(shared=False, text="So", brought=everything)
            notes.write_by_itself(shared=True, text="So", brought=everything)
            far = (clock.now() + timedelta(days=500)).date()
            for to in (letters.ME, letters.PARTNER):
                letters.seal(letters.draft(letters.Telling("Sealed", to, far, "So"), everything))
            letters.draft(letters.Telling("Draft", letters.US, far, "So"), everything)
            day = (clock.now() - timedelta(days=725)).date()
            kept = our_milestones.keep(our_milestones.Telling("Day", day, yearly=True), remind=True)
    with viewing(a.viewer):
        _note(a, "our_milestone", kept.pk)
    scene.ids |= {"letter": letter.pk, "day": kept.pk}


def _newest_note(who: Member, home: Intention) -> Any:
    with viewing(who.viewer):
        return notes.notes_on(who.viewer, "intention", home.pk, 1)[0].note.pk


@pytest.fixture(scope="module")
def two_couples(staged: Scene) -> Iterator[tuple[Scene, Scene]]:
    """One couple with a few of everything, one with many; beside the scene, whose files and transaction they use."""
    with undone():
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
