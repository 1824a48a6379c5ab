"""The page of charts: the months of a year, or the years."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from our2souls.lib.clock import today
from our2souls.people.couple_context import SignedInRequest
from our2souls.story.charts import figures, queries
from our2souls.story.timeline.forms import is_year
from our2souls.story.timeline.views import teller_of

MOST = 10
"""So many years stand side by side at most, from the one in which the viewer came."""
EARLIEST = 2020


@require_safe
def charts(request: SignedInRequest) -> HttpResponse:
    """Feelings, closeness and follow-through over the months of a year, or over the last years."""
    teller_of(request)
    us, day = request.us, today(request.us.zone)
    by_year = request.GET.get("by") == "years"
    asked = request.GET.get("year", "")
    year = min(max(int(asked), EARLIEST), day.year) if is_year(asked) else day.year
    began = max(min(us.since or request.user.joined_at, request.user.joined_at).year, day.year - MOST + 1)
    periods = figures.years_between(began, day.year) if by_year else figures.months_of(year)
    context = {
        "by_year": by_year,
        "year": year,
        "is_last": year == day.year,
        "is_first": year == EARLIEST,
        "feelings": queries.feelings(us, periods),
        "closeness": queries.closeness(us, periods),
        "commitments": queries.follow_through(periods),
        "marked": queries.marked(us, periods),
        "middles": queries.middles(periods),
    }
    return render(request, "story/charts/charts.html", context)
