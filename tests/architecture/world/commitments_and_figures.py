"""What hangs on an intention: commitments of each, a budget, finds, and figures that were corrected or brought in."""

from datetime import timedelta
from decimal import Decimal

from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures import anonymity
from our2souls.intentions.measures.csv import importer
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan import substeps
from our2souls.intentions.research import actions as research_actions
from our2souls.privacy.viewer import viewing
from tests.architecture.world.scene import ALONE, DAY, SHARED, Scene
from tests.cast import CastMember
from tests.factories.intentions.commitments import a_commitment


def commitments(scene: Scene, a: CastMember, b: CastMember, intention: Intention, home: str) -> None:
    """A substep of each, words about a step by one, and what each promised: kept, moved and let go."""
    say, ids = scene.words, scene.ids
    with viewing(a.viewer):
        step = plan_actions.add(intention, title=say(a, SHARED, "wordy"), words=say(a, SHARED, "stepwords"))
        part = substeps.add(step, [say(a, SHARED, "part")])[0]
    with viewing(b.viewer):
        substeps.add(step, [say(b, SHARED, "part")])
        substeps.mark_done(part)
    ids |= {f"{home}.wordy": step.pk, f"{home}.part": part.pk}
    for who in (a, b):
        with viewing(who.viewer):
            steps = {"if_step": say(who, SHARED, "promiseif"), "then_step": say(who, SHARED, "promisethen")}
            monthly = a_commitment(who, intention, say(who, SHARED, "promise"), on=DAY, rule="monthly", **steps)
            later, why = DAY + timedelta(days=4), say(who, SHARED, "moved")
            outcome = commitment_actions.reschedule(monthly, DAY, to=later, words=why)
            assert outcome is not None
            once = a_commitment(who, intention, say(who, SHARED, "once"), on=DAY)
            commitment_actions.mark_let_go(once, DAY, words=say(who, SHARED, "letgo"))
        whose = home if who is a else f"{home}.theirs"
        ids |= {f"{whose}.promise": monthly.pk, f"{whose}.said": outcome.pk}


def figures(scene: Scene, a: CastMember, b: CastMember, intention: Intention, home: str) -> None:
    """What each changed of the other's: an entry, a line of the budget, a find; a file of each that waits."""
    say, ids = scene.words, scene.ids
    lines, finds = [], []
    for who, other in ((a, b), (b, a)):
        with viewing(who.viewer):
            budget_actions.set_currency(intention, "EUR")
            data = {"what": say(who, SHARED, "cost"), "note": say(who, SHARED, "costnote")}
            lines.append(budget_actions.add_line(intention, planned=Decimal(900), spent=Decimal(40), on=DAY, **data))
            data = {name: say(who, SHARED, name) for name in ("title", "address", "finding")}
            finds.append(research_actions.add(intention, **data))
            measure = intention.measure
            entry = measure_actions.add_entry(measure, amount=Decimal(7), on=DAY, words=say(who, SHARED, "miscounted"))
            anonymity.hide(measure)
            anonymity.show(measure)
        with viewing(other.viewer):
            words = say(other, SHARED, "corrected")
            measure_actions.correct(entry, amount=Decimal(8), on=DAY, words=words, version=1)
            measure_actions.remove(entry)
    with viewing(b.viewer):
        line, find = lines[0], finds[0]
        note, title = say(b, SHARED, "othernote"), say(b, SHARED, "othertitle")
        budget_actions.update_line(line, version=1, what=line.what, planned=Decimal(950), note=note)
        research_actions.update(find, version=1, title=title, address=find.address, finding=find.finding)
        importer.store(measure, f"2026-11-01;5;{say(b, ALONE, 'file')}")
    with viewing(a.viewer):
        importer.store(measure, f"Date,Amount,Words\n2026-11-01,5,{say(a, ALONE, 'file')}")
    ids |= {f"{home}.cost": line.pk, f"{home}.find": find.pk, f"{home}.out": entry.pk}
