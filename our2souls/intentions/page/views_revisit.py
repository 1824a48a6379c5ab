"""The page on which one answers a revisit: the whys, the state of things, one's own answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from our2souls.intentions.core import access as intention_access
from our2souls.intentions.page import access as page_access
from our2souls.intentions.page import summaries
from our2souls.intentions.revisits import actions, forms
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form import fields as form_fields
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def revisit(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """The open look at an intention: answer apart, keep a draft, change the answer until both have answered."""
    found = intention_access.intention_for(request.viewer, intention_id)
    if found.state not in {"active", "waiting"}:
        return redirect("intentions:intention", found.pk)
    look_at = actions.open_or_create(found) if request.method == "POST" else actions.open_revisit(found)
    mine = actions.my_draft(look_at) if look_at else None
    if look_at and mine and mine.answered_at and request.method == "GET" and "change" not in request.GET:
        return redirect("intentions:revisit_answers", found.pk, look_at.pk)
    initial = {name: getattr(mine, name) for name in actions.WORDS} if mine else {}
    form = forms.RevisitForm(posted(request), initial=initial)
    if look_at and "later" in request.POST:
        raw = request.POST
        typed = {name: raw.get(name, "")[: form_fields.LONG] for name in actions.WORDS}
        actions.save_draft(look_at, actions.AnswerData(**typed))
        messages.success(request, _("What you wrote is kept, for you alone."))
        return redirect("intentions:intention", found.pk)
    if look_at and request.method == "POST" and form.is_valid():
        answers = form.cleaned_data | {"by": form.cleaned_data["by"].isoformat() if form.cleaned_data["by"] else ""}
        actions.answer(look_at, actions.AnswerData(**answers))
        return redirect("intentions:revisit_answers", found.pk, look_at.pk)
    us = request.us
    page = page_access.intention_page_for(request.viewer, found.pk)
    whys = {why.person_id: why for why in page.whys.all()}
    partner_id = us.partner.id if us.partner else None
    context = {
        "form": form,
        "intention": page,
        "whys": [(face, whys[face.id]) for face in us.faces if face.id in whys],
        "partner_answered": look_at is not None and actions.has_answered(look_at, partner_id),
        "summary": summaries.one(found.pk),
        "since": actions.last_opened(found),
    }
    return render_form(request, "intentions/revisits/revisit.html", context)
