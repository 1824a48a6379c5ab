"""What stands beside an intention’s steps: its budget and what was found out."""

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from our2souls.intentions.budget import actions as budget_actions
from our2souls.intentions.core.models import Intention
from our2souls.intentions.research.models import ResearchItem
from our2souls.lib import money


def budget_and_research(intention: Intention) -> dict[str, Any]:
    """What the intention's page says of its budget and research, from what its query counted along."""
    counted: Any = intention
    currency, locale = budget_actions.currency_of(intention), get_language() or "en"
    latest = ""
    if counted.latest_find_id is not None:  # the sealed title is opened as its own row's, by the viewer
        latest = ResearchItem(id=counted.latest_find_id, couple_id=intention.couple_id, title=counted.latest_find).title
    return {
        "budget_lines": counted.budget_lines_in_all or 0,
        "planned_text": money.format_amount(counted.planned or Decimal(0), currency, locale),
        "spent_text": money.format_amount(counted.spent or Decimal(0), currency, locale),
        "finds": counted.finds_in_all or 0,
        "latest_find": latest,
    }
