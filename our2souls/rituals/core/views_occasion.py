"""Pages of one time of a ritual: leave it out, move it, put it back."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.rituals.core import access, actions, forms, occasions, queries
from our2souls.rituals.core import text as ritual_text
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def occasion_move(request: SignedInRequest, ritual_id: UUID, day: date) -> HttpResponse:
    """Move one time to another day or hour."""
    ritual = access.ritual_on(request.viewer, ritual_id, day)
    occasion = occasions.at(ritual, queries.standing_changes(ritual), day) or occasions.Occasion(day, ritual.hour, day)
    form = forms.OccasionForm(posted(request), today=today(ZoneInfo(ritual.zone)), occasion=occasion)
    if request.method == "POST" and form.is_valid():
        try:
            _say(request, actions.move(ritual, day, **form.cleaned_data), _("Moved. The others stay where they are."))
            return redirect("rituals:ritual", ritual.pk)
        except actions.TooManyChanges:
            form.add_error(None, _too_many())
    context = {
        "form": form,
        "ritual": ritual,
        "when": ritual_text.occasion_words(occasion, ritual, request.us.zone),
        "place": ritual_text.place_of(ritual) if ritual_text.is_elsewhere(ritual, request.us.zone) else "",
    }
    return render_form(request, "rituals/core/occasion_move.html", context)


@require_POST
def occasion_act(request: SignedInRequest, ritual_id: UUID, day: date, act: str) -> HttpResponse:
    """Leave one time out, or put it back where the rule has it."""
    ritual = access.ritual_on(request.viewer, ritual_id, day)
    match act:
        case "skip":
            try:
                _say(request, actions.skip(ritual, day), _("Left out, this once."))
            except actions.TooManyChanges:
                messages.error(request, _too_many())
        case "restore":
            _say(request, actions.restore(ritual, day), _("It is back."))
        case _unknown:
            raise Http404
    return redirect("rituals:ritual", ritual.pk)


def _say(request: SignedInRequest, done: object, words: str) -> None:
    if done:
        messages.success(request, words)
    else:
        messages.info(request, _("That time is over."))


def _too_many() -> str:
    return _("Some times ahead are moved or left out already. Change the ritual itself; that asks for both your yeses.")
