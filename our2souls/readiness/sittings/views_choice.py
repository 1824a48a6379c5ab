"""What one chooses before the questions: an area for one evening, and what else is part of one's life."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.attempts import access as attempt_access
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import screens
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL, area_form
from our2souls.readiness.sittings import actions
from our2souls.readiness.sittings import modules as sitting_modules
from our2souls.readiness.sittings.forms import AreaForm, ModulesForm
from our2souls.readiness.sittings.views import SHOWN
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
@never_cache
def one_area(request: SignedInRequest) -> HttpResponse:
    """One area tonight: both answer it and look at it together; it counts towards the full form."""
    if request.us.partner is None or not instrument_catalog.available():
        raise Http404
    instrument = instrument_catalog.available()[0]
    form = AreaForm(posted(request), areas=actions.areas_left(request.viewer, instrument))
    if request.method == "POST" and form.is_valid():
        wanted = area_form(form.cleaned_data["area"])
        made = actions.start(instrument, wanted)
        if made.forms[-1] != wanted:
            messages.info(request, _("Another part of the test is under way. Here it is."))
        return redirect("readiness:sitting", made.pk)
    return render_form(request, "readiness/sittings/one_area.html", {"form": form})


@require_http_methods(["GET", "POST"])
@never_cache
def modules(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """What else is part of one's life, before the first question of the full form; nothing has to be ticked."""
    attempt = attempt_access.own_attempt_for(request.viewer, attempt_id)
    instrument = instrument_catalog.instrument_of(attempt)
    if attempt.form != FULL or attempt.is_finished or not instrument.modules:
        return redirect("readiness:go_on", attempt.pk)
    form = ModulesForm(posted(request), instrument=instrument, initial={"bring": request.GET.get("bring")})
    if request.method == "POST" and form.is_valid():
        own = attempt_actions.reusable(attempt.digest)[:SHOWN]
        source = next((each for each in own if str(each.pk) == form.cleaned_data["bring"]), None)
        try:
            sitting_modules.add(attempt, form.cleaned_data["modules"], source)
        except attempt_actions.AttemptFinished:
            messages.info(request, _("You have finished this part. Nothing was changed."))
        return redirect("readiness:go_on", attempt.pk)
    alone = screens.is_alone(attempt)
    return render_form(request, "readiness/attempts/modules.html", {"form": form, "attempt": attempt, "alone": alone})
