"""Pages of templates to begin from: choosing one, and ticking its steps before any is made."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.dreams import access, forms, setting_out
from our2souls.dreams import beginnings as templates
from our2souls.dreams.beginnings import Beginning
from our2souls.lib import money
from our2souls.lib.http import posted
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form


@require_safe
def beginnings(request: SignedInRequest) -> HttpResponse:
    """Templates for something new that both may choose."""
    if request.us.partner is None:
        return render(request, "dreams/weave_alone.html")
    return render(request, "dreams/beginnings.html", {"beginnings": templates.ALL})


@require_safe
def intention_beginnings(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """The same templates for an intention that is there already."""
    intention = access.intention_for(request.viewer, intention_id)
    return render(request, "dreams/beginnings.html", {"beginnings": templates.ALL, "intention": intention})


def _named(key: str) -> Beginning:
    found = templates.named(key)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def intention_begin(request: SignedInRequest, intention_id: UUID, key: str) -> HttpResponse:
    """A template’s steps, to be ticked and put into one’s own words; then they are made."""
    intention = access.intention_page_for(request.viewer, intention_id)
    if intention.state in {"reached", "released"}:
        return redirect("dreams:intention", intention.pk)
    beginning = _named(key)
    form = forms.BeginForm(posted(request), beginning=beginning, counts=not hasattr(intention, "measure"))
    if request.method == "POST" and form.is_valid():
        unit = form.cleaned_data.get("unit", "").strip()
        currency = unit.upper() if money.is_a_currency(unit.upper()) else ""
        setting_out.begin(
            intention,
            beginning,
            form.titles,
            target=form.cleaned_data.get("target"),
            currency=currency,
            unit="" if currency else unit,
        )
        messages.success(request, _("The steps are there. All of it can change."))
        return redirect("dreams:intention", intention.pk)
    context = {"form": form, "intention": intention, "beginning": beginning}
    return render_form(request, "dreams/intention_begin.html", context)


@require_POST
def questions_away(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Put a template’s questions away, for both."""
    intention = access.intention_for(request.viewer, intention_id)
    setting_out.put_questions_away(intention)
    messages.success(request, _("Put away, for you both."))
    return redirect("dreams:intention", intention.pk)
