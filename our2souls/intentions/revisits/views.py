"""Revisits: the list, one’s own answers, both answers opened."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.intentions.core import access as intention_access
from our2souls.intentions.page import access as page_access
from our2souls.intentions.page import summaries
from our2souls.intentions.revisits import access, actions, choices, forms, queries
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form import fields as form_fields
from our2souls.ui.form.responses import render_form


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


@require_safe
def revisits(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """All looks at it, on a time line, in pages."""
    found = intention_access.intention_for(request.viewer, intention_id)
    revisits, following = queries.page(found, request.us, _day(request.GET.get("before", "")))
    context = {"intention": found, "revisits": revisits, "following": following}
    return render(request, "intentions/revisits/list.html", context)


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
    said = {name: getattr(mine, name) for name in actions.WORDS} if mine else {}
    form = forms.RevisitForm(posted(request), initial=said)
    if look_at and "later" in request.POST:
        raw = request.POST
        kept = {name: raw.get(name, "")[: form_fields.LONG] for name in actions.WORDS}
        actions.save_draft(look_at, actions.AnswerData(**kept))
        messages.success(request, _("What you wrote is kept, for you alone."))
        return redirect("intentions:intention", found.pk)
    if look_at and request.method == "POST" and form.is_valid():
        said_now = form.cleaned_data | {"by": form.cleaned_data["by"].isoformat() if form.cleaned_data["by"] else ""}
        actions.answer(look_at, actions.AnswerData(**said_now))
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
        "glance": summaries.one(found.pk),
        "since": actions.last_opened(found),
    }
    return render_form(request, "intentions/revisits/revisit.html", context)


@require_safe
def revisit_answers(request: SignedInRequest, intention_id: UUID, revisit_id: UUID) -> HttpResponse:
    """What was said at a look: both answers once both are there, until then one's own."""
    look_at = access.revisit_for(request.viewer, intention_id, revisit_id)
    mine = actions.my_draft(look_at)
    if look_at.opened_at is None and (mine is None or mine.answered_at is None):
        return redirect("intentions:revisit", intention_id)
    wants = {key: text for key, text, _hint in choices.WANTS}
    answers = [(request.us.face(each.person_id), each, wants.get(each.want, "")) for each in look_at.answers.all()]
    context = {"revisit": look_at, "intention": look_at.intention, "answers": answers, "mine": mine}
    own = next((each for each in look_at.answers.all() if each.person_id == request.us.me.id), None)
    context["own"] = own if own and own.next_step and look_at.intention.state not in {"reached", "released"} else None
    context["my_want"] = wants.get(mine.want, "") if mine else ""
    return render(request, "intentions/revisits/answers.html", context)
