"""Help that is open to everybody: whom to call where one is, and what one can do here."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from our2souls.helplines import queries as helplines_queries
from our2souls.helplines.model import ELSEWHERE
from our2souls.people.couple_context import is_signed_in


@login_not_required
@require_safe
@never_cache
def help_now(request: HttpRequest) -> HttpResponse:
    """For anybody who is afraid or feels controlled. Nothing is kept of having been here, and nobody is told.

    The country is the one that was just chosen; before that the one of their time zone, or that their browser’s languages name. A
    locked session goes by the browser alone: whoever holds the device learns nothing of its owner.
    """
    language = get_language() or "en"
    countries = helplines_queries.countries(language)
    country = request.GET.get("country", "")
    if country not in {code for code, _name in countries} | {ELSEWHERE}:
        is_known = is_signed_in(request) and not getattr(request, "is_locked", False)
        zone = request.user.time_zone if is_known and is_signed_in(request) else ""
        country = helplines_queries.country_of(zone, request.headers.get("Accept-Language", ""))
    lines = helplines_queries.lines_of(country, language)
    context = {
        "country": country,
        "place": dict(countries).get(country, ""),
        "countries": countries,
        "lines": lines,
        "around": helplines_queries.lines_of(ELSEWHERE, language)["crisis"] if country != ELSEWHERE else [],
        "numbers": helplines_queries.emergency_numbers(language) if country == ELSEWHERE else [],
    }
    return render(request, "people/help/help_now.html", context)
