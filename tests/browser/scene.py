"""Ana and Ben with something of everything, in words of an ordinary or of an awkward length; the addresses of it all."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.urls import reverse
from PIL import Image

from our2souls.checkins import feeling
from our2souls.delivery import outbox, preferences
from our2souls.dreams import (
    beginnings,
    bringing_in,
    budgeting,
    choosing,
    committing,
    dreaming,
    fridge,
    measuring,
    meeting,
    milestones,
    researching,
    revisiting,
    rooting,
    setting_out,
    substeps,
    weaving,
)
from our2souls.dreams.committing import Promise
from our2souls.dreams.dreaming import Telling
from our2souls.dreams.models import Dream, Intention
from our2souls.dreams.revisiting import Said
from our2souls.lib import clock
from our2souls.lib.clock import now
from our2souls.privacy.viewer import viewing
from our2souls.readiness import answering, launching, library
from our2souls.readiness import sitting as sittings
from our2souls.readiness.models import Sitting
from our2souls.vision import notes, pictures, ports
from tests.cast import PASSWORD, Member, a_person, pair
from tests.readiness import played

UNBROKEN = "Taumatawhakatangihangakoauauotamateapokaiwhenuakitanatahumea"
LONG = "Maximiliana Alexandrina von Wolkenstein-Trostburg-Rodenegg"


@dataclass(frozen=True, slots=True)
class Words:
    """What they write."""

    name: str = "Our first home"
    dream: str = "A kitchen with a fig tree at its door"
    theirs: str = "A dog asleep on the step"
    more: str = "It is evening, the window is open, and somebody laughs in the yard."
    short: str = "Belonging"


AWKWARD = Words(
    name=f"{UNBROKEN} and a garden, and a door that stays open whoever comes",
    dream=f"{UNBROKEN}: a kitchen with a fig tree at its door, three windows to the south and a table for twelve",
    theirs=f"A dog asleep on the step of {UNBROKEN}, who snores, and nobody minds, not even the neighbours above",
    more=f"It is evening, the window is open. {UNBROKEN}{UNBROKEN} And somebody laughs. " * 4,
    short=f"Belonging to {UNBROKEN}",
)


def a_photo(colour: str) -> pictures.Clean:
    """A small clean photo."""
    held = BytesIO()
    Image.new("RGB", (640, 480), colour).save(held, "JPEG")
    return pictures.clean(held.getvalue())


def two(*, awkward: bool = False, language: str = "en") -> tuple[Member, Member]:
    """A couple who has just said once more who they are."""
    ana = a_person("Ana", hue="saffron", time_zone="Europe/Madrid", language=language)
    ben = a_person("Ben", hue="clay", time_zone="America/New_York", language=language)
    pair(ana, ben)
    for member, name in ((ana, LONG), (ben, UNBROKEN)):
        member.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        if awkward:
            member.person.name = name
            member.person.save(update_fields=["name"])
    return ana, ben


def everything(ana: Member, ben: Member, said: Words) -> dict[str, str]:
    """Live a while; returns the address of each page of Ana's by what it shows."""
    at: dict[str, str] = {}
    mine, theirs = _dreams(at, ana, ben, said)
    home = _home(at, ana, ben, said, mine, theirs)
    _way(at, ana, ben, said, home)
    _plan(at, ana, ben, said, home)
    _counted(at, ana, ben, said, home)
    _others(at, ana, ben, said)
    _line(at, ana, ben, said, home, mine)
    _looks(at, ana, ben, said, home)
    _feelings(at, ana, ben, said)
    _looked(at, ana, ben)
    _sittings(at, ana, ben)
    at["stop"] = preferences.stop_path(ana.id, "revisit")
    return at


def _line(at: dict[str, str], ana: Member, ben: Member, said: Words, home: Intention, mine: Dream) -> None:
    """The fridge, what waits on the horizon, where two whys meet, an intention that was reached and one that rests."""
    for member in (ana, ben):
        with viewing(member.viewer):
            up = fridge.put_up(said.dream[:90])
            fridge.tick(fridge.put_up(said.theirs[:90]))
    with viewing(ben.viewer):
        fridge.became(up, home)
    for name in ("fridge", "fridge_arrange", "plan"):
        at[name] = reverse(f"dreams:{name}")
    at["fridge_line"] = reverse("dreams:fridge_line", args=[up.pk])
    at["plan with dreams"] = f"{at['plan']}?mine=on&theirs=on"
    at["horizon of one"] = f"{reverse('dreams:horizon')}?whose=mine"
    for kind, thing in (("dream", mine), ("intention", home)):
        at[f"horizon_move {kind}"] = reverse("dreams:horizon_move", args=[kind, thing.pk])
    at["dream_step"], at["dream_turns"] = (
        reverse(f"dreams:{name}", args=[mine.pk]) for name in ("dream_step", "dream_turns")
    )
    with viewing(ben.viewer):
        meeting.propose(home, said.short)
    for name in ("intention_meet", "intention_rest", "intention_looks"):
        at[name] = reverse(f"dreams:{name}", args=[home.pk])
    with viewing(ana.viewer):
        there = weaving.weave(name=said.name, horizon="someday")
        choosing.choose(there)
        rests = weaving.weave(name=f"{said.name} again", horizon="10-years")
    with viewing(ben.viewer):
        choosing.choose(there)
        choosing.reach(there, on=now().date())
        choosing.celebrate(there, said.more)
        choosing.choose(rests)
    with viewing(ana.viewer):
        choosing.choose(rests)
        choosing.rest(rests, look_again_on=now().date() + timedelta(days=90), words=said.more)
    at["celebration"] = reverse("dreams:celebration", args=[there.pk])
    at["reached"] = reverse("dreams:intention", args=[there.pk])
    at["resting"] = reverse("dreams:intention", args=[rests.pk])


def _sittings(at: dict[str, str], ana: Member, ben: Member) -> None:
    """A reflection of Ana's own, a short part that she finished, and the full one with each kind of question."""
    instrument = library.offered()[0]
    with viewing(ana.viewer):
        own = answering.begin_alone(instrument, "short")
        held = sittings.start(instrument, "short")
        short = answering.begin(held, "short")
        for taking in (own, short):
            for item in answering.order(taking, instrument):
                sent = {name: ["4"] for name in ("wish", "importance", "bend", "guess", "agree", "value")}
                answering.save(taking, item, sent | {"was-cards": [""], "cards": ["card-freedom", "card-safety"]})
            answering.finish(taking)
        sittings.continue_in_full(held)
        taking = answering.begin(Sitting.objects.get(pk=held.pk), "full")
        kinds = [item.kind for item in answering.order(taking, instrument)]
    for kind in ("topic", "card"):
        at[f"question, {kind}"] = reverse("readiness:question", args=[taking.pk, kinds.index(kind) + 1])
    at |= {name: reverse(f"readiness:{name}", args=[held.pk]) for name in ("sitting", "abandon")}
    at |= {name: reverse(f"readiness:{name}", args=[short.pk]) for name in ("overview", "finished")}
    at["reflection"] = reverse("readiness:reflection", args=[own.pk])


def _looked(at: dict[str, str], ana: Member, ben: Member) -> None:
    """Two sittings that both looked at, the second with one area closed; every page of its report."""
    with clock.frozen(now() - timedelta(days=190)):
        played.revealed(ana, ben, played.anas, played.bens, areas=["money", "home-and-place"])
    areas = [area.key for area in played.ours().areas if area.key != "work-and-ambition"]
    held = played.revealed(ana, ben, played.anas, played.bens, areas=areas)
    with viewing(ana.viewer):
        launching.keep_for(held, "bridge", "home-and-place")
        launching.start_intention(held, "money", "", name="Ours", steps=["One"])
    for name in ("report", "report_print", "movement"):
        at[name] = reverse(f"readiness:{name}", args=[held.pk])
    for page in ("how", "strengths", "good-news", "talk-1", "open", "values", "understanding", "pick"):
        at[f"report, {page}"] = reverse("readiness:report_page", args=[held.pk, page])
    for area in ("home-and-place", "what-matters", "work-and-ambition"):
        at[f"area {area}"] = reverse("readiness:area", args=[held.pk, area])
    at["start_intention"] = reverse("readiness:start_intention", args=[held.pk, "money"])


def _dreams(at: dict[str, str], ana: Member, ben: Member, said: Words) -> tuple[Dream, Dream]:
    full = Telling(
        line=said.dream, picture=said.more, why=said.more, need=said.short, obstacle=said.short, if_step=said.short,
        then_step=said.short, support=("ask", said.short), horizon="5-years", area="home",
    )  # fmt: skip
    with viewing(ana.viewer):
        mine = dreaming.dream(full, share=True)
        kept = dreaming.dream(Telling(line=f"{said.dream}, and a boat"))
        for end in ("rest", "came_true", "let_go"):
            ended = dreaming.dream(Telling(line=f"{said.dream} ({end})"))
            more = {"on": now().date(), "words": said.more} if end == "came_true" else {}
            getattr(dreaming, end)(ended, **more)
            at[f"dream that {end}"] = reverse("dreams:dream", args=[ended.pk])
    with viewing(ben.viewer):
        theirs = dreaming.dream(Telling(line=said.theirs, picture=said.more, support=("time", "join")), share=True)
        dreaming.dream(Telling(line=f"{said.theirs} too", horizon="someday"), share=True)
        rooting.root(mine, words=said.more, offer=said.short)
    for name in ("dream", "dream_edit"):
        at[f"own {name}"] = reverse(f"dreams:{name}", args=[mine.pk])
    at["kept dream"] = reverse("dreams:dream", args=[kept.pk])
    at["partner's dream"] = reverse("dreams:dream", args=[theirs.pk])
    at["dream_root"] = reverse("dreams:dream_root", args=[theirs.pk])
    for end in ("rest", "came-true", "let-go"):
        at[f"dream_ending {end}"] = reverse("dreams:dream_ending", args=[kept.pk, end])
    at["weave of two"] = f"{reverse('dreams:weave')}?mine={mine.pk}&theirs={theirs.pk}"
    with viewing(ana.viewer):
        notes.write(
            ports.target(ana.viewer, "dream", mine.pk), "dream", mine.pk, text=said.more, pictures=[a_photo("teal")]
        )
    at["notes of a dream"] = reverse("vision:notes_about", args=["dream", mine.pk])
    return mine, theirs


def _home(at: dict[str, str], ana: Member, ben: Member, said: Words, mine: Dream, theirs: Dream) -> Intention:
    with viewing(ana.viewer):
        home = weaving.weave(
            name=said.name, mine=mine, theirs=theirs, bring=["line", "picture", "need"], horizon="5-years"
        )
    for member in (ana, ben):
        with viewing(member.viewer):
            weaving.write_why(home, why=said.more, need=said.short)
            choosing.choose(home)
    for name in ("intention", "intention_why", "intention_bring", "intention_edit", "intention_history"):
        at[name] = reverse(f"dreams:{name}", args=[home.pk])
    for name in ("intention_reach", "intention_release", "milestone_new", "measure", "entries"):
        at[name] = reverse(f"dreams:{name}", args=[home.pk])
    at["note_new"] = reverse("vision:note_new", args=["intention", home.pk])
    at["notes_about"] = reverse("vision:notes_about", args=["intention", home.pk])
    return home


def _way(at: dict[str, str], ana: Member, ben: Member, said: Words, home: Intention) -> None:
    day = now().date()
    with viewing(ana.viewer):
        first = milestones.add(home, title=said.dream, keeper_id=ben.id, due_on=day + timedelta(days=6))
        milestones.add(home, title=said.theirs)
        measure = measuring.set_measure(home, target=Decimal(60000), currency="EUR")
        for months in range(5):
            measuring.enter(measure, amount=Decimal("1450.50"), on=day - timedelta(days=30 * months), words=said.short)
        note = notes.write(
            ports.target(ana.viewer, "intention", home.pk), "intention", home.pk, text=said.more,
            pictures=[a_photo("peru"), a_photo("olive")],
        )  # fmt: skip
    with viewing(ben.viewer):
        milestones.done(first)
        measuring.enter(measure, amount=Decimal(-20), on=day)
        notes.write(ports.target(ben.viewer, "intention", home.pk), "intention", home.pk, text=said.more)
    at["milestone_edit"] = reverse("dreams:milestone_edit", args=[home.pk, first.pk])
    at["note"], at["note_edit"] = reverse("vision:note", args=[note.pk]), reverse("vision:note_edit", args=[note.pk])


def _plan(at: dict[str, str], ana: Member, ben: Member, said: Words, home: Intention) -> None:
    """Smaller steps, promises in each state, and a template with its questions."""
    day = now().date()
    with viewing(ana.viewer):
        step = milestones.add(home, title=said.dream, words=said.more)
        part = substeps.add(step, [said.dream, said.theirs, said.short])[0]
        setting_out.begin(home, beginnings.BY_KEY["first-home"], [])
    with viewing(ben.viewer):
        substeps.done(part)
    for who, other in ((ana, "own"), (ben, "partner’s")):
        with viewing(who.viewer):
            open_one = committing.commit(
                home, Promise(said.dream, said.short, said.short, on=day - timedelta(days=9), rule="every:3:days")
            )
            moved = committing.commit(home, Promise(said.theirs, on=day))
            committing.move(moved, day, to=day + timedelta(days=3), words=said.more)
            gone = committing.commit(home, Promise(said.short))
            committing.let_go(gone, gone.first_on, words=said.more)
            kept = committing.commit(home, Promise(said.dream, on=day))
            committing.keep(kept, day)
        for name, it in (("open", open_one), ("moved", moved), ("let go", gone)):
            at[f"{other} commitment, {name}"] = reverse("dreams:commitment", args=[home.pk, it.pk])
        if who is ana:
            for name, it in (("open", open_one), ("new", moved)):
                at[f"commitment_edit, {name}"] = reverse("dreams:commitment_edit", args=[home.pk, it.pk])
    for name in ("milestones_order", "commitment_new", "intention_commitments", "intention_beginnings"):
        at[name] = reverse(f"dreams:{name}", args=[home.pk])
    for name in ("milestone_edit", "substeps_order"):
        at[f"{name} with smaller ones"] = reverse(f"dreams:{name}", args=[home.pk, step.pk])
    at["intention_begin"] = reverse("dreams:intention_begin", args=[home.pk, "cafe"])
    at["weave from a template"] = f"{reverse('dreams:weave')}?begin=wedding"
    at["commitments"], at["beginnings"] = reverse("dreams:commitments"), reverse("dreams:beginnings")


def _counted(at: dict[str, str], ana: Member, ben: Member, said: Words, home: Intention) -> None:
    """Enough months for a date, an entry corrected and one taken out, a budget, finds, and a file that can't all be read."""
    day = now().date()
    with viewing(ben.viewer):
        measure = measuring.set_measure(home, target=Decimal(60000), currency="EUR", start=Decimal(6000), start_on=day)
        for months in range(1, 9):
            measuring.enter(measure, amount=Decimal(1300 + 50 * (months % 3)), on=day - timedelta(days=30 * months))
        wrong = measuring.enter(measure, amount=Decimal(15), on=day, words=said.short)
        measuring.take_out(measuring.enter(measure, amount=Decimal(99), on=day, words=said.more[:120]))
        cost = budgeting.plan(home, what=said.name, planned=Decimal(58000), spent=Decimal(420), on=day, note=said.more)
        find = researching.add(home, title=said.name, address="https://example.org/rents?in=2026", finding=said.more)
        researching.add(home, title=said.short, address=said.more[:900])
    with viewing(ana.viewer):
        measuring.correct(wrong, amount=Decimal(150), on=day, words=said.more[:120], version=1)
        bringing_in.keep(
            measure, f"Date;Amount;Words\n25/04/2026;1.234,50;{said.short}\n31/02/2026;12;x\n04/05/2026;;x\n"
        )
    for name in ("budget", "budget_currency", "research", "entries_import"):
        at[name] = reverse(f"dreams:{name}", args=[home.pk])
    at["entry"] = reverse("dreams:entry", args=[home.pk, wrong.pk])
    at["budget_line"] = reverse("dreams:budget_line", args=[home.pk, cost.pk])
    at["find"] = reverse("dreams:find", args=[home.pk, find.pk])


def _others(at: dict[str, str], ana: Member, ben: Member, said: Words) -> None:
    """One in each other state, and one that only Ben has chosen."""
    for state in ("resting", "reached", "released", "released by one"):
        with viewing(ben.viewer):
            held = weaving.weave(name=f"{said.name} ({state})")
        for member in (ana, ben):
            with viewing(member.viewer):
                held = choosing.choose(held)
        with viewing(ben.viewer):
            if state == "resting":
                choosing.rest(held)
            elif state == "reached":
                choosing.reach(held, on=now().date())
            else:
                choosing.release(held)
        if state == "released":
            with viewing(ana.viewer):
                choosing.release(held)
        at[f"intention, {state}"] = reverse("dreams:intention", args=[held.pk])
    with viewing(ben.viewer):
        woven = weaving.weave(name=f"{said.name}, open", horizon="someday")
        weaving.write_why(woven, why=said.more, need=said.short)
        choosing.choose(woven)
    at["intention, woven"] = reverse("dreams:intention", args=[woven.pk])


def _looks(at: dict[str, str], ana: Member, ben: Member, said: Words, home: Intention) -> None:
    for member in (ana, ben):
        with viewing(member.viewer):
            look = revisiting.current(Intention.objects.get(pk=home.pk))
            revisiting.answer(look, Said("but", said.more, said.short, "2026-12-24"))
    at["revisited"] = reverse("dreams:revisited", args=[home.pk, look.pk])
    with viewing(ben.viewer):
        begun = revisiting.current(Intention.objects.get(pk=home.pk))
        revisiting.answer(begun, Said("unsure", said.more))
        Intention.objects.filter(pk=home.pk).update(next_look_on=now().date())
    at["revisit"] = reverse("dreams:revisit", args=[home.pk])
    for days in range(3):
        key = f"revisit:{home.pk}:{days}"
        outbox.notify(to=ana.id, notice="revisit", about=home.pk, key=key, at=now() - timedelta(days=days))


def _feelings(at: dict[str, str], ana: Member, ben: Member, said: Words) -> None:
    for days in range(20, -1, -2):
        for member, sharing in ((ana, "all"), (ben, "colour" if days else "all")):
            with viewing(member.viewer):
                kept = feeling.check_in(
                    ease=1 + days % 5, energy=1 + days % 4, words=["rested", said.short[:40]], need=said.short,
                    note=said.more[:400], zone=member.us.zone, sharing=sharing,  # type: ignore[arg-type]
                )  # fmt: skip
            if member is ben and days in {0, 2}:
                at[f"partner's check-in, {sharing}"] = reverse("checkins:check_in_one", args=[kept.pk])
            elif member is ana:
                mine = kept
    with viewing(ben.viewer):
        feeling.respond(mine, kind="own", words=said.more[:300])
    at["own check-in"] = reverse("checkins:check_in_one", args=[mine.pk])
