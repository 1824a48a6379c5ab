"""Where you meet: the couple's page, the same for both."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from our2souls.people.couple_context import SignedInRequest
from our2souls.story.alignment import queries


@require_safe
def alignment(request: SignedInRequest) -> HttpResponse:
    """What both chose and when last, where test answers meet, what rests undecided; 404 for one alone."""
    if request.us.partner is None:
        raise Http404
    return render(request, "story/alignment/alignment.html", {"alignment": queries.of_couple(request.us)})
