"""What the page of an intention says of budget, research and names, in its query; and what both chose, and when last."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Subquery, Sum

from our2souls.intentions.budget.models import BudgetLine
from our2souls.intentions.core import queries as intention_queries
from our2souls.intentions.core.models import Choice, Intention
from our2souls.intentions.measures.access import names_hidden
from our2souls.intentions.research.models import ResearchItem
from our2souls.intentions.revisits.models import Revisit


@dataclass(frozen=True, slots=True)
class ChosenIntention:
    """A living intention: since when both yeses stand, and when both last answered a review of it; None where not yet."""

    intention: Intention
    chosen_at: datetime | None
    reviewed_at: datetime | None


def chosen_and_reviewed() -> list[ChosenIntention]:
    """The couple's living intentions, the latest chosen first, then what is not chosen by both yet; one query."""
    yeses = Choice.objects.filter(intention=OuterRef("pk"), withdrawn_at=None).order_by("chosen_at")
    looks = Revisit.objects.filter(intention=OuterRef("pk"), opened_at__isnull=False).order_by("-opened_at")
    rows: Any = Intention.objects.living().annotate(
        chosen_at=Subquery(yeses.values("chosen_at")[:1]), reviewed_at=Subquery(looks.values("opened_at")[:1])
    )
    rows = rows.order_by(F("active_since").desc(nulls_last=True), "-made_at")[: intention_queries.MOST]
    return [ChosenIntention(row, row.chosen_at if row.active_since else None, row.reviewed_at) for row in rows]


def page_annotations() -> dict[str, Any]:
    """For a query of intentions: what their page says of names, budget and research, in the same query."""
    lines = BudgetLine.objects.filter(intention=OuterRef("pk"), removed_at=None).order_by().values("intention")
    finds = ResearchItem.objects.filter(intention=OuterRef("pk"), removed_at=None)
    latest = finds.order_by("-made_at", "-pk")
    return {
        "names_hidden": names_hidden(),
        "budget_lines_in_all": Subquery(lines.annotate(n=Count("pk")).values("n")),
        "planned": Subquery(lines.annotate(sum=Sum("planned")).values("sum")),
        "spent": Subquery(lines.annotate(sum=Sum("spent")).values("sum")),
        "finds_in_all": Subquery(finds.order_by().values("intention").annotate(n=Count("pk")).values("n")),
        "latest_find_id": Subquery(latest.values("pk")[:1]),
        "latest_find": Subquery(latest.values("title")[:1]),
    }
