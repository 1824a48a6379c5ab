"""Pages of patterns: one's own, and what both shared."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from our2souls.checkins.patterns import queries, spans
from our2souls.checkins.patterns.spans import Span
from our2souls.lib.clock import today
from our2souls.people.couple_context import SignedInRequest


def _span(request: SignedInRequest) -> Span:
    kind, day = spans.kind_of(request.GET.get("span", "")), today(request.us.zone)
    return spans.span_of(kind, spans.day_of(request.GET.get("from", ""), day), request.us.first_weekday)


def _context(request: SignedInRequest, span: Span) -> dict[str, Any]:
    is_past = span.last < today(request.us.zone)
    return {"span": span, "kinds": spans.KINDS, "following": span.after if is_past else None}


@require_safe
def patterns(request: SignedInRequest) -> HttpResponse:
    """Where on the grid, when and in which words: a week, a month or a year of one's own."""
    span = _span(request)
    context = _context(request, span) | {"pattern": queries.own(request.us, span)}
    return render(request, "checkins/patterns/patterns.html", context)


@require_safe
def shared_patterns(request: SignedInRequest) -> HttpResponse:
    """The same of what both share now, each exactly as the other sees it."""
    us, span = request.us, _span(request)
    if us.partner is None:
        raise Http404
    sides = [(us.me, queries.given(us, span)), (us.partner, queries.received(us, span))]
    context = _context(request, span) | {"sides": sorted(sides, key=lambda side: side[0].place)}
    return render(request, "checkins/patterns/shared.html", context)
