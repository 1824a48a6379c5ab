"""Taking somebody's words out of what a couple holds together, where the other quotes or keeps them.

Names, steps and units can be rewritten by either, and the history quotes them. Whose they are is read from the history
itself: a text is somebody's when only they ever put it there. What both wrote is the other's too, and stays.
"""

from uuid import UUID

from our2souls.intentions.budget.models import BudgetLine
from our2souls.intentions.core.history import text_authorship
from our2souls.intentions.core.history.acts import AMOUNTS, WORDED
from our2souls.intentions.core.models import HistoryEntry, Intention, PrivateWhy
from our2souls.intentions.measures.models import CsvUpload, Measure
from our2souls.intentions.plan.models import Milestone
from our2souls.intentions.research.models import ResearchItem
from our2souls.intentions.revisits.models import RevisitDraft
from our2souls.lib import money
from our2souls.people.models import Partnership
from our2souls.privacy.viewer import Viewer, viewing


def forget(person_id: UUID) -> None:
    """Take a person's words out of names, steps, units and the other's lines of the history, in every couple they were in.

    What they wrote in rows of their own is for the erasure itself; this comes before it.
    """
    for couple_id in Partnership.objects.filter(person_id=person_id).values_list("couple_id", flat=True):
        forget_in(couple_id, person_id)


def forget_in(couple_id: UUID, person_id: UUID) -> None:
    """The same in one couple."""
    with viewing(Viewer(person_id, couple_id)):  # the last look with their eyes
        for intention in Intention.objects.all():
            _forget_in(intention, person_id)


def delete_drafts(couple_id: UUID, person_id: UUID) -> None:
    """Delete what somebody had written apart for a couple's intentions: whys, answers to reviews, files on their way in."""
    with viewing(Viewer(person_id, couple_id)):
        CsvUpload.objects.filter(measure__couple_id=couple_id).delete()
        RevisitDraft.objects.filter(revisit__couple_id=couple_id).delete()
        PrivateWhy.objects.filter(intention__couple_id=couple_id).delete()


def _forget_in(intention: Intention, person_id: UUID) -> None:
    changes = list(HistoryEntry.objects.filter(intention=intention).order_by("at"))
    erased = _worded_only_by(person_id, changes)
    if intention.name in erased:
        intention.name = ""
        intention.save(update_fields=["name"])
    for step in Milestone.objects.filter(intention=intention):
        remaining = ["" if text in erased else text for text in (step.title, step.words)]
        if remaining != [step.title, step.words]:
            step.title, step.words = remaining
            step.save(update_fields=["title", "words"])
    for measure in Measure.objects.filter(intention=intention):
        if measure.unit in erased:
            measure.unit = ""
            measure.save(update_fields=["unit"])
    for line in BudgetLine.objects.filter(intention=intention):
        text_authorship.erase_text(line, person_id, "what", "note")
    for find in ResearchItem.objects.filter(intention=intention):
        text_authorship.erase_text(find, person_id, "title", "address", "finding")
    for change in changes:
        remaining = [_without(erased, change, text) for text in (change.before, change.after)]
        if remaining != [change.before, change.after]:
            change.before, change.after = remaining
            change.save(update_fields=["before", "after"])


def _without(erased: set[str], change: HistoryEntry, text: str) -> str:
    """A text of a line without the words that go; figures are nobody's words."""
    if change.act in AMOUNTS:
        figure, _space, unit = text.partition(" ")
        return figure if unit in erased else text
    return "" if text in erased else text


def _worded_only_by(person_id: UUID, changes: list[HistoryEntry]) -> set[str]:
    """The texts that this person wrote and the other never did; keeping a title or a unit as it was is not writing it.

    A currency is nobody's word: the amounts that stay are amounts of it.
    """
    authors: dict[str, set[UUID | None]] = {}
    unit = ""
    for change in changes:
        before = unit if change.act == "measure" else change.before
        if change.act in WORDED and before != _worded(change):
            authors.setdefault(_worded(change), set()).add(change.person_id)
        unit = _worded(change) if change.act == "measure" else unit
    return {text for text, by in authors.items() if text and by == {person_id} and not money.is_a_currency(text)}


def _worded(change: HistoryEntry) -> str:
    """The words of a line; of a measure only its unit."""
    text: str = change.after
    return text.partition(" ")[2] if change.act == "measure" else text
