"""The doors to what is counted, budgeted and found out."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Subquery, Sum
from django.shortcuts import get_object_or_404

from our2souls.dreams.models import BudgetLine, Correction, Entry, Find, Intention, NamesOff
from our2souls.privacy.viewer import Viewer


def counted_for(viewer: Viewer, intention_id: UUID) -> Intention:
    """An intention of the viewer's couple with its measure, its budget, and whether names are off; Http404 otherwise."""
    mine = NamesOff.objects.filter(measure__intention=OuterRef("pk"), on_again_at=None, person_id=viewer.person_id)
    rows = Intention.objects.select_related("measure", "budget").annotate(
        names_off=names_off(), i_turned_names_off=Exists(mine)
    )
    return get_object_or_404(rows, pk=intention_id, couple_id=viewer.couple)


def names_off() -> Exists:
    """For a query of intentions: whether somebody's word against names stands."""
    return Exists(NamesOff.objects.filter(measure__intention=OuterRef("pk"), on_again_at=None))


def beside() -> dict[str, Any]:
    """For a query of intentions: what their page says of names, budget and research, in the same query."""
    lines = BudgetLine.objects.filter(intention=OuterRef("pk"), removed_at=None).order_by().values("intention")
    finds = Find.objects.filter(intention=OuterRef("pk"), removed_at=None)
    latest = finds.order_by("-made_at", "-pk")
    return {
        "names_off": names_off(),
        "budget_lines_in_all": Subquery(lines.annotate(n=Count("pk")).values("n")),
        "planned": Subquery(lines.annotate(sum=Sum("planned")).values("sum")),
        "spent": Subquery(lines.annotate(sum=Sum("spent")).values("sum")),
        "finds_in_all": Subquery(finds.order_by().values("intention").annotate(n=Count("pk")).values("n")),
        "latest_find_id": Subquery(latest.values("pk")[:1]),
        "latest_find": Subquery(latest.values("title")[:1]),
    }


def entry_for(viewer: Viewer, intention_id: UUID, entry_id: UUID) -> Entry:
    """An entry of a measure of the viewer's couple, also one that was taken out; Http404 otherwise."""
    rows = Entry.objects.select_related("measure__intention").annotate(
        names_off=Exists(NamesOff.objects.filter(measure=OuterRef("measure"), on_again_at=None)),
        corrected=Exists(Correction.objects.filter(entry=OuterRef("pk"))),
    )
    return get_object_or_404(rows, pk=entry_id, measure__intention_id=intention_id, couple_id=viewer.couple)


def budget_line_for(viewer: Viewer, intention_id: UUID, line_id: UUID) -> BudgetLine:
    """A line of a budget of the viewer's couple; Http404 otherwise."""
    rows = BudgetLine.objects.select_related("intention__measure", "intention__budget")
    return get_object_or_404(rows, pk=line_id, intention_id=intention_id, couple_id=viewer.couple, removed_at=None)


def find_for(viewer: Viewer, intention_id: UUID, find_id: UUID) -> Find:
    """Something found out for an intention of the viewer's couple; Http404 otherwise."""
    rows = Find.objects.select_related("intention")
    return get_object_or_404(rows, pk=find_id, intention_id=intention_id, couple_id=viewer.couple, removed_at=None)
