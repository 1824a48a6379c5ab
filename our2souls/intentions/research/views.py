"""Pages of what was found out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.intentions.core import access as intention_access
from our2souls.intentions.core.history import text_authorship
from our2souls.intentions.research import access, actions, forms
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui import pagination
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form

A_PAGE = 20


@require_http_methods(["GET", "POST"])
def research(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """What you found out, newest first, and a form for more."""
    intention = intention_access.intention_for(request.viewer, intention_id)
    form = forms.ResearchItemForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.add(intention, **_item_data(form))
        messages.success(request, _("Added."))
        return redirect("intentions:research", intention.pk)
    page = pagination.newest_first(
        actions.items_of(intention), request.GET.get("before", ""), by=("made_at",), size=A_PAGE
    )
    rows = [(each, actions.link_of(each.address)) for each in page.rows]
    context = {
        "form": form, "intention": intention, "rows": rows, "following": page.following,
        "is_later": "before" in request.GET,
    }  # fmt: skip
    return render_form(request, "intentions/research/list.html", context)


def _item_data(form: Any) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("title", "address", "finding")}


@require_http_methods(["GET", "POST"])
def research_item(request: SignedInRequest, intention_id: UUID, item_id: UUID) -> HttpResponse:
    """Change something found out; when the other changed it meanwhile, both versions are shown."""
    found = access.research_item_for(request.viewer, intention_id, item_id)
    initial = {name: getattr(found, name) for name in ("title", "address", "finding", "version")}
    form = forms.ResearchItemForm(posted(request), initial=initial)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            actions.update(found, version=form.cleaned_data["version"] or 0, **_item_data(form))
            messages.success(request, _("Your words are kept."))
            return redirect("intentions:research", intention_id)
    context = {"form": form, "intention": found.intention, "item": found, "theirs": edit.theirs.values()}
    context["earlier"] = [(each, request.us.face(each.words_by_id)) for each in text_authorship.revisions_of(found)]
    return render_form(request, "intentions/research/form.html", context)


@require_POST
def research_item_remove(request: SignedInRequest, intention_id: UUID, item_id: UUID) -> HttpResponse:
    """Take it out."""
    actions.remove(access.research_item_for(request.viewer, intention_id, item_id))
    messages.success(request, _("Taken out. The history keeps its title."))
    return redirect("intentions:research", intention_id)
