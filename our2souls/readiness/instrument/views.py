"""What the test is and is not: how its figures are made, and what research they rest on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL, SHORT
from our2souls.readiness.scoring.area_state import FAR, MATTERS


@require_safe
def about(request: SignedInRequest) -> HttpResponse:
    """The science page. Its bounds are those of our own instrument, so that it cannot lag behind them."""
    ours = instrument_catalog.available()[0]
    counted = {"full": len(ours.of_form(FULL)), "short": len(ours.of_form(SHORT))}
    context = {"counted": counted, "minutes": ours.minutes, "bounds": ours.thresholds, "far": FAR, "matters": MATTERS}
    return render(request, "readiness/instrument/about.html", context)
