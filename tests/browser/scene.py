"""Ana and Ben with something of everything, in words of an ordinary or of an awkward length; the addresses of it all."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.urls import reverse
from PIL import Image

from our2souls.checkins import actions as checkin_actions
from our2souls.delivery import outbox, preferences
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import support
from our2souls.dreams.actions import DreamData
from our2souls.dreams.models import Dream
from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.lifecycle import celebration
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan import substeps
from our2souls.intentions.research import actions as research_actions
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.intentions.starter_templates import actions as starter_template_actions
from our2souls.intentions.starter_templates import catalog as starter_template_catalog
from our2souls.lib import clock
from our2souls.lib.clock import now
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.report import follow_ups
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.media import images
from our2souls.vision.notes import actions as notes_actions
from tests.cast import PASSWORD, CastMember, a_person, pair
from tests.factories import report

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


def a_photo(colour: str) -> images.ProcessedImage:
    """A small clean photo."""
    held = BytesIO()
    Image.new("RGB", (640, 480), colour).save(held, "JPEG")
    return images.process(held.getvalue())


def two(*, awkward: bool = False, language: str = "en") -> tuple[CastMember, CastMember]:
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


def everything(ana: CastMember, ben: CastMember, said: Words) -> dict[str, str]:
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
    at["stop"] = preferences.unsubscribe_path(ana.id, "revisit")
    return at


def _line(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words, home: Intention, mine: Dream) -> None:
    """The fridge, what waits on the horizon, where two whys meet, an intention that was reached and one that rests."""
    for member in (ana, ben):
        with viewing(member.viewer):
            up = fridge_actions.add(said.dream[:90])
            fridge_actions.tick(fridge_actions.add(said.theirs[:90]))
    with viewing(ben.viewer):
        fridge_actions.became(up, home)
    for name in ("intentions:fridge", "intentions:fridge_order", "story:five_year_plan"):
        at[name] = reverse(name)
    at["intentions:fridge_item"] = reverse("intentions:fridge_item", args=[up.pk])
    at["plan with dreams"] = f"{at['story:five_year_plan']}?mine=on&theirs=on"
    at["horizon of one"] = f"{reverse('story:horizon')}?whose=mine"
    for kind, thing in (("dream", mine), ("intention", home)):
        at[f"horizon_move {kind}"] = reverse("story:horizon_move", args=[kind, thing.pk])
    at["dreams:dream_obstacle"], at["dreams:dream_history"] = (
        reverse(name, args=[mine.pk]) for name in ("dreams:dream_obstacle", "dreams:dream_history")
    )
    with viewing(ben.viewer):
        common_ground.propose(home, said.short)
    for name in ("intentions:common_ground", "intentions:intention_rest", "intentions:revisits"):
        at[name] = reverse(name, args=[home.pk])
    with viewing(ana.viewer):
        there = weaving.weave(name=said.name, horizon="someday")
        choosing.choose(there)
        rests = weaving.weave(name=f"{said.name} again", horizon="10-years")
    with viewing(ben.viewer):
        choosing.choose(there)
        intention_lifecycle.reach(there, on=now().date())
        celebration.celebrate(there, said.more)
        choosing.choose(rests)
    with viewing(ana.viewer):
        choosing.choose(rests)
        intention_lifecycle.rest(rests, look_again_on=now().date() + timedelta(days=90), words=said.more)
    at["intentions:celebration"] = reverse("intentions:celebration", args=[there.pk])
    at["reached"] = reverse("intentions:intention", args=[there.pk])
    at["resting"] = reverse("intentions:intention", args=[rests.pk])


def _sittings(at: dict[str, str], ana: CastMember, ben: CastMember) -> None:
    """A reflection of Ana's own, a short part that she finished, and the full one with each kind of question."""
    instrument = instrument_catalog.available()[0]
    with viewing(ana.viewer):
        own = attempt_actions.start_alone(instrument, "short")
        held = sitting_actions.start(instrument, "short")
        short = attempt_actions.start(held, "short")
        for attempt in (own, short):
            for item in attempt_actions.order(attempt, instrument):
                sent = {name: ["4"] for name in ("wish", "importance", "bend", "guess", "agree", "value")}
                attempt_actions.save(
                    attempt, item, sent | {"was-cards": [""], "cards": ["card-freedom", "card-safety"]}
                )
            attempt_actions.finish(attempt)
        sitting_actions.continue_in_full(held)
        attempt = attempt_actions.start(Sitting.objects.get(pk=held.pk), "full")
        kinds = [item.kind for item in attempt_actions.order(attempt, instrument)]
    for kind in ("topic", "card"):
        at[f"question, {kind}"] = reverse("readiness:question", args=[attempt.pk, kinds.index(kind) + 1])
    at |= {name: reverse(f"readiness:{name}", args=[held.pk]) for name in ("sitting", "abandon")}
    at |= {name: reverse(f"readiness:{name}", args=[short.pk]) for name in ("overview", "finished")}
    at["reflection"] = reverse("readiness:reflection", args=[own.pk])


def _looked(at: dict[str, str], ana: CastMember, ben: CastMember) -> None:
    """Two sittings that both looked at, the second with one area closed; every page of its report."""
    with clock.frozen(now() - timedelta(days=190)):
        report.revealed(ana, ben, report.anas, report.bens, areas=["money", "home-and-place"])
    areas = [area.key for area in report.ours().areas if area.key != "work-and-ambition"]
    held = report.revealed(ana, ben, report.anas, report.bens, areas=areas)
    with viewing(ana.viewer):
        follow_ups.set_aside_for(held, "bridge", "home-and-place")
        follow_ups.start_intention(held, "money", "", name="Ours", steps=["One"])
    for name in ("report", "report_print", "movement"):
        at[name] = reverse(f"readiness:{name}", args=[held.pk])
    for page in ("how", "strengths", "good-news", "talk-1", "open", "values", "understanding", "pick"):
        at[f"report, {page}"] = reverse("readiness:report_page", args=[held.pk, page])
    for area in ("home-and-place", "what-matters", "work-and-ambition"):
        at[f"area {area}"] = reverse("readiness:area", args=[held.pk, area])
    at["start_intention"] = reverse("readiness:start_intention", args=[held.pk, "money"])


def _dreams(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words) -> tuple[Dream, Dream]:
    full = DreamData(
        line=said.dream, picture=said.more, why=said.more, need=said.short, obstacle=said.short, if_step=said.short,
        then_step=said.short, support=("ask", said.short), horizon="5-years", area="home",
    )  # fmt: skip
    with viewing(ana.viewer):
        mine = dream_actions.create(full, share=True)
        kept = dream_actions.create(DreamData(line=f"{said.dream}, and a boat"))
        for end in ("rest", "came_true", "let_go"):
            ended = dream_actions.create(DreamData(line=f"{said.dream} ({end})"))
            more = {"on": now().date(), "words": said.more} if end == "came_true" else {}
            getattr(dream_actions, end)(ended, **more)
            at[f"dream that {end}"] = reverse("dreams:dream", args=[ended.pk])
    with viewing(ben.viewer):
        theirs = dream_actions.create(
            DreamData(line=said.theirs, picture=said.more, support=("time", "join")), share=True
        )
        dream_actions.create(DreamData(line=f"{said.theirs} too", horizon="someday"), share=True)
        support.support(mine, words=said.more, offer=said.short)
    for name in ("dreams:dream", "dreams:dream_edit"):
        at[f"own {name}"] = reverse(name, args=[mine.pk])
    at["kept dream"] = reverse("dreams:dream", args=[kept.pk])
    at["partner's dream"] = reverse("dreams:dream", args=[theirs.pk])
    at["dreams:dream_support"] = reverse("dreams:dream_support", args=[theirs.pk])
    for end in ("rest", "came-true", "let-go"):
        at[f"dream_ending {end}"] = reverse("dreams:dream_ending", args=[kept.pk, end])
    at["weave of two"] = f"{reverse('intentions:intention_new')}?mine={mine.pk}&theirs={theirs.pk}"
    with viewing(ana.viewer):
        notes_actions.update(
            vision_note_targets.target(ana.viewer, "dream", mine.pk),
            "dream",
            mine.pk,
            text=said.more,
            pictures=[a_photo("teal")],
        )
    at["notes of a dream"] = reverse("vision:notes_about", args=["dream", mine.pk])
    return mine, theirs


def _home(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words, mine: Dream, theirs: Dream) -> Intention:
    with viewing(ana.viewer):
        home = weaving.weave(
            name=said.name, mine=mine, theirs=theirs, bring=["line", "picture", "need"], horizon="5-years"
        )
    for member in (ana, ben):
        with viewing(member.viewer):
            weaving.write_why(home, why=said.more, need=said.short)
            choosing.choose(home)
    for name in (
        "intentions:intention",
        "intentions:intention_why",
        "intentions:intention_copy_words",
        "intentions:intention_edit",
        "intentions:intention_history",
    ):
        at[name] = reverse(name, args=[home.pk])
    for name in (
        "intentions:intention_reach",
        "intentions:intention_release",
        "intentions:milestone_new",
        "intentions:measure",
        "intentions:entries",
    ):
        at[name] = reverse(name, args=[home.pk])
    at["note_new"] = reverse("vision:note_new", args=["intention", home.pk])
    at["notes_about"] = reverse("vision:notes_about", args=["intention", home.pk])
    return home


def _way(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words, home: Intention) -> None:
    day = now().date()
    with viewing(ana.viewer):
        first = plan_actions.add(home, title=said.dream, keeper_id=ben.id, due_on=day + timedelta(days=6))
        plan_actions.add(home, title=said.theirs)
        measure = measure_actions.set_measure(home, target=Decimal(60000), currency="EUR")
        for months in range(5):
            measure_actions.add_entry(
                measure, amount=Decimal("1450.50"), on=day - timedelta(days=30 * months), words=said.short
            )
        note = notes_actions.update(
            vision_note_targets.target(ana.viewer, "intention", home.pk), "intention", home.pk, text=said.more,
            pictures=[a_photo("peru"), a_photo("olive")],
        )  # fmt: skip
    with viewing(ben.viewer):
        plan_actions.mark_done(first)
        measure_actions.add_entry(measure, amount=Decimal(-20), on=day)
        notes_actions.update(
            vision_note_targets.target(ben.viewer, "intention", home.pk), "intention", home.pk, text=said.more
        )
    at["intentions:milestone_edit"] = reverse("intentions:milestone_edit", args=[home.pk, first.pk])
    at["note"], at["note_edit"] = reverse("vision:note", args=[note.pk]), reverse("vision:note_edit", args=[note.pk])


def _plan(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words, home: Intention) -> None:
    """Smaller steps, promises in each state, and a template with its questions."""
    day = now().date()
    with viewing(ana.viewer):
        step = plan_actions.add(home, title=said.dream, words=said.more)
        part = substeps.add(step, [said.dream, said.theirs, said.short])[0]
        starter_template_actions.apply(home, starter_template_catalog.BY_KEY["first-home"], [])
    with viewing(ben.viewer):
        substeps.mark_done(part)
    for who, other in ((ana, "own"), (ben, "partner’s")):
        with viewing(who.viewer):
            open_one = commitment_actions.create(
                home,
                CommitmentData(said.dream, said.short, said.short, on=day - timedelta(days=9), rule="every:3:days"),
            )
            moved = commitment_actions.create(home, CommitmentData(said.theirs, on=day))
            commitment_actions.reschedule(moved, day, to=day + timedelta(days=3), words=said.more)
            gone = commitment_actions.create(home, CommitmentData(said.short))
            commitment_actions.mark_let_go(gone, gone.first_on, words=said.more)
            kept = commitment_actions.create(home, CommitmentData(said.dream, on=day))
            commitment_actions.mark_kept(kept, day)
        for name, it in (("open", open_one), ("moved", moved), ("let go", gone)):
            at[f"{other} commitment, {name}"] = reverse("intentions:commitment", args=[home.pk, it.pk])
        if who is ana:
            for name, it in (("open", open_one), ("new", moved)):
                at[f"commitment_edit, {name}"] = reverse("intentions:commitment_edit", args=[home.pk, it.pk])
    for name in (
        "intentions:milestones_order",
        "intentions:commitment_new",
        "intentions:intention_commitments",
        "intentions:intention_starter_templates",
    ):
        at[name] = reverse(name, args=[home.pk])
    for name in ("intentions:milestone_edit", "intentions:substeps_order"):
        at[f"{name} with smaller ones"] = reverse(name, args=[home.pk, step.pk])
    at["intentions:starter_template_apply"] = reverse("intentions:starter_template_apply", args=[home.pk, "cafe"])
    at["weave from a template"] = f"{reverse('intentions:intention_new')}?begin=wedding"
    at["intentions:commitments"], at["intentions:starter_templates"] = (
        reverse("intentions:commitments"),
        reverse("intentions:starter_templates"),
    )


def _counted(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words, home: Intention) -> None:
    """Enough months for a date, an entry corrected and one taken out, a budget, finds, and a file that can't all be read."""
    day = now().date()
    with viewing(ben.viewer):
        measure = measure_actions.set_measure(
            home, target=Decimal(60000), currency="EUR", start=Decimal(6000), start_on=day
        )
        for months in range(1, 9):
            measure_actions.add_entry(
                measure, amount=Decimal(1300 + 50 * (months % 3)), on=day - timedelta(days=30 * months)
            )
        wrong = measure_actions.add_entry(measure, amount=Decimal(15), on=day, words=said.short)
        measure_actions.remove(measure_actions.add_entry(measure, amount=Decimal(99), on=day, words=said.more[:120]))
        cost = budget_actions.add_line(
            home, what=said.name, planned=Decimal(58000), spent=Decimal(420), on=day, note=said.more
        )
        find = research_actions.add(
            home, title=said.name, address="https://example.org/rents?in=2026", finding=said.more
        )
        research_actions.add(home, title=said.short, address=said.more[:900])
    with viewing(ana.viewer):
        measure_actions.correct(wrong, amount=Decimal(150), on=day, words=said.more[:120], version=1)
        importer.store(
            measure, f"Date;Amount;Words\n25/04/2026;1.234,50;{said.short}\n31/02/2026;12;x\n04/05/2026;;x\n"
        )
    for name in ("intentions:budget", "intentions:budget_currency", "intentions:research", "intentions:entries_import"):
        at[name] = reverse(name, args=[home.pk])
    at["entry"] = reverse("intentions:entry", args=[home.pk, wrong.pk])
    at["intentions:budget_line"] = reverse("intentions:budget_line", args=[home.pk, cost.pk])
    at["find"] = reverse("intentions:research_item", args=[home.pk, find.pk])


def _others(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words) -> None:
    """One in each other state, and one that only Ben has chosen."""
    for state in ("resting", "reached", "released", "released by one"):
        with viewing(ben.viewer):
            held = weaving.weave(name=f"{said.name} ({state})")
        for member in (ana, ben):
            with viewing(member.viewer):
                held = choosing.choose(held)
        with viewing(ben.viewer):
            if state == "resting":
                intention_lifecycle.rest(held)
            elif state == "reached":
                intention_lifecycle.reach(held, on=now().date())
            else:
                intention_lifecycle.release(held)
        if state == "released":
            with viewing(ana.viewer):
                intention_lifecycle.release(held)
        at[f"intention, {state}"] = reverse("intentions:intention", args=[held.pk])
    with viewing(ben.viewer):
        woven = weaving.weave(name=f"{said.name}, open", horizon="someday")
        weaving.write_why(woven, why=said.more, need=said.short)
        choosing.choose(woven)
    at["intention, woven"] = reverse("intentions:intention", args=[woven.pk])


def _looks(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words, home: Intention) -> None:
    for member in (ana, ben):
        with viewing(member.viewer):
            look = revisit_actions.open_or_create(Intention.objects.get(pk=home.pk))
            revisit_actions.answer(look, AnswerData("but", said.more, said.short, "2026-12-24"))
    at["intentions:revisit_answers"] = reverse("intentions:revisit_answers", args=[home.pk, look.pk])
    with viewing(ben.viewer):
        begun = revisit_actions.open_or_create(Intention.objects.get(pk=home.pk))
        revisit_actions.answer(begun, AnswerData("unsure", said.more))
        Intention.objects.filter(pk=home.pk).update(next_look_on=now().date())
    at["intentions:revisit"] = reverse("intentions:revisit", args=[home.pk])
    for days in range(3):
        key = f"revisit:{home.pk}:{days}"
        outbox.notify(to=ana.id, notice="revisit", about=home.pk, key=key, at=now() - timedelta(days=days))


def _feelings(at: dict[str, str], ana: CastMember, ben: CastMember, said: Words) -> None:
    for days in range(20, -1, -2):
        for member, sharing in ((ana, "all"), (ben, "colour" if days else "all")):
            with viewing(member.viewer):
                kept = checkin_actions.check_in(
                    ease=1 + days % 5, energy=1 + days % 4, words=["rested", said.short[:40]], need=said.short,
                    note=said.more[:400], zone=member.us.zone, sharing=sharing,  # type: ignore[arg-type]
                )  # fmt: skip
            if member is ben and days in {0, 2}:
                at[f"partner's check-in, {sharing}"] = reverse("checkins:check_in_one", args=[kept.pk])
            elif member is ana:
                mine = kept
    with viewing(ben.viewer):
        checkin_actions.respond(mine, kind="own", words=said.more[:300])
    at["own check-in"] = reverse("checkins:check_in_one", args=[mine.pk])
