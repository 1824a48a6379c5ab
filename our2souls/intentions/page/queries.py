"""What the page of an intention says of budget, research and names, in the query of the intention."""

from typing import Any

from django.db.models import Count, OuterRef, Subquery, Sum

from our2souls.intentions.budget.models import BudgetLine
from our2souls.intentions.measures.access import names_hidden
from our2souls.intentions.research.models import ResearchItem


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
