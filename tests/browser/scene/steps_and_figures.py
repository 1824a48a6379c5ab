"""What hangs on an intention: steps, commitments, entries, a budget and finds."""

from datetime import timedelta
from decimal import Decimal

from django.urls import reverse

from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan import substeps
from our2souls.intentions.research import actions as research_actions
from our2souls.intentions.starter_templates import actions as starter_template_actions
from our2souls.intentions.starter_templates import catalog as starter_template_catalog
from our2souls.lib.clock import now
from our2souls.privacy.viewer import viewing
from tests.browser.scene.words import Words, a_photo
from tests.cast import CastMember
from tests.factories.intentions.commitments import a_commitment
from tests.factories.intentions.core import a_measure
from tests.factories.vision.notes import a_note_about


def steps_and_entries(ana: CastMember, ben: CastMember, words: Words, home: Intention) -> dict[str, str]:
    """Steps, entries of half a year, and a note with photos."""
    at: dict[str, str] = {}
    day = now().date()
    with viewing(ana.viewer):
        first = plan_actions.add(home, title=words.dream, keeper_id=ben.id, due_on=day + timedelta(days=6))
        plan_actions.add(home, title=words.theirs)
        measure = a_measure(ana, home)
        for months in range(5):
            measure_actions.add_entry(
                measure, amount=Decimal("1450.50"), on=day - timedelta(days=30 * months), words=words.short
            )
        note = a_note_about(ana, "intention", home.pk, words.more, [a_photo("peru"), a_photo("olive")])
    with viewing(ben.viewer):
        plan_actions.mark_done(first)
        measure_actions.add_entry(measure, amount=Decimal(-20), on=day)
        a_note_about(ben, "intention", home.pk, words.more)
    at["intentions:milestone_edit"] = reverse("intentions:milestone_edit", args=[home.pk, first.pk])
    at["note"], at["note_edit"] = reverse("vision:note", args=[note.pk]), reverse("vision:note_edit", args=[note.pk])
    return at


def commitments_and_templates(ana: CastMember, ben: CastMember, words: Words, home: Intention) -> dict[str, str]:
    """Smaller steps, promises in each state, and a template with its questions."""
    at: dict[str, str] = {}
    day = now().date()
    with viewing(ana.viewer):
        step = plan_actions.add(home, title=words.dream, words=words.more)
        part = substeps.add(step, [words.dream, words.theirs, words.short])[0]
        starter_template_actions.apply(home, starter_template_catalog.BY_KEY["first-home"], [])
    with viewing(ben.viewer):
        substeps.mark_done(part)
    for who, whose in ((ana, "own"), (ben, "partner’s")):
        with viewing(who.viewer):
            steps = {"if_step": words.short, "then_step": words.short}
            began = day - timedelta(days=9)
            came_round = a_commitment(who, home, words.dream, on=began, rule="every:3:days", **steps)
            moved = a_commitment(who, home, words.theirs, on=day)
            commitment_actions.reschedule(moved, day, to=day + timedelta(days=3), words=words.more)
            let_go = a_commitment(who, home, words.short)
            commitment_actions.mark_let_go(let_go, let_go.first_on, words=words.more)
            kept = a_commitment(who, home, words.dream, on=day)
            commitment_actions.mark_kept(kept, day)
        for name, each in (("open", came_round), ("moved", moved), ("let go", let_go)):
            at[f"{whose} commitment, {name}"] = reverse("intentions:commitment", args=[home.pk, each.pk])
        if who is ana:
            for name, each in (("open", came_round), ("new", moved)):
                at[f"commitment_edit, {name}"] = reverse("intentions:commitment_edit", args=[home.pk, each.pk])
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
    return at


def figures(ana: CastMember, ben: CastMember, words: Words, home: Intention) -> dict[str, str]:
    """Enough months for a date, an entry corrected and one taken out, a budget, finds, and a file that can't all be read."""
    at: dict[str, str] = {}
    day = now().date()
    with viewing(ben.viewer):
        measure = a_measure(ben, home, start=Decimal(6000), start_on=day)
        for months in range(1, 9):
            measure_actions.add_entry(
                measure, amount=Decimal(1300 + 50 * (months % 3)), on=day - timedelta(days=30 * months)
            )
        corrected = measure_actions.add_entry(measure, amount=Decimal(15), on=day, words=words.short)
        measure_actions.remove(measure_actions.add_entry(measure, amount=Decimal(99), on=day, words=words.more[:120]))
        line = budget_actions.add_line(
            home, what=words.name, planned=Decimal(58000), spent=Decimal(420), on=day, note=words.more
        )
        find = research_actions.add(
            home, title=words.name, address="https://example.org/rents?in=2026", finding=words.more
        )
        research_actions.add(home, title=words.short, address=words.more[:900])
    with viewing(ana.viewer):
        measure_actions.correct(corrected, amount=Decimal(150), on=day, words=words.more[:120], version=1)
        importer.store(
            measure, f"Date;Amount;Words\n25/04/2026;1.234,50;{words.short}\n31/02/2026;12;x\n04/05/2026;;x\n"
        )
    for name in ("intentions:budget", "intentions:budget_currency", "intentions:research", "intentions:entries_import"):
        at[name] = reverse(name, args=[home.pk])
    at["entry"] = reverse("intentions:entry", args=[home.pk, corrected.pk])
    at["intentions:budget_line"] = reverse("intentions:budget_line", args=[home.pk, line.pk])
    at["find"] = reverse("intentions:research_item", args=[home.pk, find.pk])
    return at
