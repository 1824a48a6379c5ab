"""The compass: what both chose and both whys, for a moment in which something is hard."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from our2souls.intentions.page.compass import queries
from our2souls.people.couple_context import SignedInRequest


@require_safe
def compass(request: SignedInRequest) -> HttpResponse:
    """Everything both chose that goes on, with the whys that both read, and where these meet."""
    if request.us.partner is None:
        raise Http404
    return render(request, "intentions/compass/compass.html", {"entries": queries.entries(request.us)})
