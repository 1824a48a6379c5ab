"""An attempt that is finished, and one that is answered alone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.attempts import access as attempt_access
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import screens
from our2souls.readiness.attempts.models import Attempt
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import area_of
from our2souls.readiness.sittings import status as sitting_status
from our2souls.readiness.sittings.forms import StartForm
from our2souls.readiness.sittings.views import first_page_of, start_page


@require_POST
def alone(request: SignedInRequest) -> HttpResponse:
    """Take it for oneself; answers of an own reflection come along where its page says so."""
    form = StartForm(request.POST, offered=instrument_catalog.available())
    if not form.is_valid():
        return start_page(request, form, 422)
    source = _source(request)
    attempt = attempt_actions.start_alone(form.instrument, form.cleaned_data["form"], source)
    return redirect(first_page_of(attempt, source))


def _source(request: SignedInRequest) -> Attempt | None:
    try:
        wanted = UUID(request.POST.get("bring", ""))
    except ValueError:
        return None
    return attempt_access.reflection_for(request.viewer, wanted)


@require_safe
@never_cache
def finished(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """The same page for everybody: help for who is afraid, what comes next, and looking together."""
    attempt = attempt_access.own_attempt_for(request.viewer, attempt_id)
    if not attempt.is_finished:
        return redirect("readiness:go_on", attempt.pk)
    if screens.is_alone(attempt):
        return render(request, "readiness/sittings/finished_alone.html", {"attempt": attempt})
    assert attempt.sitting is not None, "what belongs to no sitting is alone"
    status = sitting_status.status_of(request.viewer, [attempt.sitting])[0]
    stage = next(stage for stage in status.forms if stage.form == attempt.form)
    context = {"attempt": attempt, "status": status, "stage": stage, "one_area": bool(area_of(attempt.form))}
    return render(request, "readiness/sittings/finished.html", context)
