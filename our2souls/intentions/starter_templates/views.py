"""Pages of templates to begin from: choosing one, and ticking its steps before any is made."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.intentions.core import access as intention_access
from our2souls.intentions.measures import access as measure_access
from our2souls.intentions.starter_templates import actions, catalog, forms
from our2souls.intentions.starter_templates.catalog import StarterTemplate
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form
from our2souls.ui.form.units import in_two


@require_safe
def starter_templates(request: SignedInRequest) -> HttpResponse:
    """Templates for something new that both may choose."""
    if request.us.partner is None:
        return render(request, "intentions/page/new/alone.html")
    return render(request, "intentions/starter_templates/list.html", {"templates": catalog.ALL})


@require_safe
def intention_starter_templates(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """The same templates for an intention that is there already."""
    intention = intention_access.intention_for(request.viewer, intention_id)
    return render(request, "intentions/starter_templates/list.html", {"templates": catalog.ALL, "intention": intention})


def _template_for(key: str) -> StarterTemplate:
    found = catalog.by_key(key)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def starter_template_apply(request: SignedInRequest, intention_id: UUID, key: str) -> HttpResponse:
    """A template’s steps, to be ticked and put into one’s own words; then they are made."""
    intention = measure_access.intention_with_measure_for(request.viewer, intention_id)
    if intention.state in {"reached", "released"}:
        return redirect("intentions:intention", intention.pk)
    template = _template_for(key)
    form = forms.StarterTemplateForm(posted(request), template=template, counts=not hasattr(intention, "measure"))
    if request.method == "POST" and form.is_valid():
        currency, unit = in_two(form.cleaned_data.get("unit", ""))
        actions.apply(
            intention,
            template,
            form.titles,
            target=form.cleaned_data.get("target"),
            currency=currency,
            unit=unit,
        )
        messages.success(request, _("The steps are there. All of it can change."))
        return redirect("intentions:intention", intention.pk)
    context = {"form": form, "intention": intention, "template": template}
    return render_form(request, "intentions/starter_templates/apply.html", context)


@require_POST
def questions_hide(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Put a template’s questions away, for both."""
    intention = intention_access.intention_for(request.viewer, intention_id)
    actions.hide_questions(intention)
    messages.success(request, _("Hidden, for you both."))
    return redirect("intentions:intention", intention.pk)
