"""Pages of check-ins: feel, look back, see what the partner sees, answer."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.checkins import access, actions, forms, history, queries, reminders, vocabulary
from our2souls.checkins.models import CheckIn
from our2souls.checkins.patterns import trends
from our2souls.lib.clock import today as day_of
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.privacy.audiences import sharing as privacy_sharing
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form

WEEKS = 8


@require_http_methods(["GET", "POST"])
def check_in(request: SignedInRequest) -> HttpResponse:
    """Twenty seconds: a place on the grid, then whatever one likes to add."""
    us = request.us
    form = forms.CheckInForm(posted(request), partner=us.partner)
    if request.method == "POST" and form.is_valid():
        feeling = form.checkin_data
        checkin = actions.check_in(**feeling, zone=us.zone)
        undo = (
            reverse("checkins:check_in_share", args=[checkin.pk]) if us.partner and feeling["sharing"] != "me" else ""
        )
        messages.success(request, _sentence(feeling["sharing"], us.partner), extra_tags=undo)
        return redirect("web:home")
    chosen = set(request.POST.getlist("words"))
    return render_form(request, "checkins/check_in.html", {"form": form, "groups": _groups(chosen)})


def _groups(chosen: set[str]) -> list[tuple[str, list[tuple[str, Any, bool]]]]:
    return [(region, [(key, word, key in chosen) for key, word in words]) for region, words in vocabulary.WORDS.items()]


def _sentence(sharing: str, partner: Any) -> str:
    if partner is None:
        return _("Saved. Only you see it.")
    sentences = {
        "me": _("Saved. %(name)s won’t be told."),
        "colour": _("%(name)s can see your mood now, without words."),
        "all": _("%(name)s can see it now."),
    }
    return sentences[sharing] % {"name": partner.name}


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """One's own last weeks: a picture with its table, and every check-in with who sees it."""
    us = request.us
    end = day_of(us.zone)
    start = trends.week_of(end, us.first_weekday) - timedelta(weeks=WEEKS - 1)
    points = history.points(us.me.id, start, us.zone)
    page = history.page(us, request.GET.get("before", ""))
    context = {
        "points": points,
        "start": start,
        "end": end,
        "weeks": trends.by_week(points, us.first_weekday),
        "page": page,
    }
    return render(request, "checkins/history/mine.html", context)


@require_safe
def partner(request: SignedInRequest) -> HttpResponse:
    """What the partner sees of mine, exactly as they see it; and what they share with me."""
    us = request.us
    if us.partner is None:
        raise Http404
    context = {"given": history.partner_views(us), "received": history.partners_checkins(us)}
    return render(request, "checkins/history/partner.html", context)


@require_safe
def check_in_one(request: SignedInRequest, checkin_id: UUID) -> HttpResponse:
    """One check-in: my own with who sees it, or the partner's as far as it is shared."""
    us = request.us
    try:
        own = access.own_checkin_for(request.viewer, checkin_id)
    except Http404:
        row = access.partners_checkin_for(request.viewer, checkin_id)
        answer = access.own_response_to(request.viewer, row)
        context = {"view": queries.partner_view(row, us, answer), "row": row, "form": forms.ResponseForm()}
        return render(request, "checkins/theirs.html", context)
    return _own_page(request, own)


def _own_page(
    request: SignedInRequest,
    own: CheckIn,
    form: forms.SharingForm | None = None,
    more_form: forms.MoreForm | None = None,
    status: int = 200,
) -> HttpResponse:
    us, level = request.us, privacy_sharing.level_of(own) or "me"
    if form is None and us.partner:
        form = forms.SharingForm(partner=us.partner, initial={"sharing": level})
    answer = access.response_for(request.viewer, own) if us.partner and level != "me" else None
    context = {
        "row": own,
        "level": level,
        "words": vocabulary.labels_of(own.words or ()),
        "need": own.need_text,
        "context": vocabulary.context_words(own.context),
        "answer": queries.answer_text(answer.kind, answer.words) if answer else "",
        "asked": bool(own.more) or (answer is not None and answer.kind == "more"),
        "more_form": more_form or forms.MoreForm(initial={"more": own.more}),
        "form": form,
        "is_hard_and_open": vocabulary.is_hard(own.ease) and own.at.astimezone(us.zone).date() == day_of(us.zone),
    }
    return render(request, "checkins/own.html", context, status=status)


@require_POST
def check_in_share(request: SignedInRequest, checkin_id: UUID) -> HttpResponse:
    """Change who sees one's own."""
    own = access.own_checkin_for(request.viewer, checkin_id)
    if request.us.partner:
        form = forms.SharingForm(request.POST, partner=request.us.partner)
        if not form.is_valid():
            return _own_page(request, own, form, status=422)
        actions.share(own, form.cleaned_data["sharing"])
        messages.success(request, _sentence(form.cleaned_data["sharing"], request.us.partner))
    return redirect("checkins:check_in_one", own.pk)


@require_http_methods(["GET", "POST"])
def check_in_edit(request: SignedInRequest, checkin_id: UUID) -> HttpResponse:
    """Change one's own: place, words, need, note; when it was stays, and who sees it."""
    own = access.own_checkin_for(request.viewer, checkin_id)
    form = forms.CheckInEditForm(posted(request), initial=forms.CheckInEditForm.initial_of(own))
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            actions.update(own, **form.changes(own))
            messages.success(request, _("Saved."))
            return redirect("checkins:check_in_one", own.pk)
    chosen = set(request.POST.getlist("words") if form.is_bound else form.initial["words"])
    context = {"form": form, "row": own, "groups": _groups(chosen), "theirs": []}
    if newer := edit.theirs:
        place = ", ".join(vocabulary.place_words(newer["ease"], newer["energy"]))
        context["theirs"] = [place, ", ".join(vocabulary.labels_of(newer["words"] or ())), newer["note"]]
    return render_form(request, "checkins/edit.html", context)


@require_http_methods(["GET", "POST"])
def checkin_reminder(request: SignedInRequest) -> HttpResponse:
    """When one would like to be asked how one is; for oneself alone."""
    rhythm, hour = reminders.current()
    form = forms.ReminderForm(posted(request), initial={"rhythm": rhythm, "hour": hour})
    if request.method == "POST" and form.is_valid():
        reminders.remind_me(form.cleaned_data["rhythm"], form.cleaned_data["hour"])
        messages.success(request, _("Saved."))
        return redirect("checkins:mine")
    return render_form(request, "checkins/reminder.html", {"form": form})


@require_POST
def check_in_delete(request: SignedInRequest, checkin_id: UUID) -> HttpResponse:
    """Remove one's own."""
    actions.delete(access.own_checkin_for(request.viewer, checkin_id))
    messages.success(request, _("Removed, for both of you."))
    return redirect("checkins:mine")


@require_POST
def tell_more(request: SignedInRequest, checkin_id: UUID) -> HttpResponse:
    """Tell the partner more, who asked for it; one step, and no more than that."""
    own = access.checkin_asked_about(request.viewer, checkin_id)
    form = forms.MoreForm(request.POST)
    if not form.is_valid():
        return _own_page(request, own, more_form=form, status=422)
    actions.tell_more(own, more=form.cleaned_data["more"])
    if own.more:
        messages.success(request, _("%(name)s can read it now.") % {"name": request.us.their_name})
    return redirect("checkins:check_in_one", own.pk)


@require_POST
def respond(request: SignedInRequest, checkin_id: UUID) -> HttpResponse:
    """Answer the partner's check-in, however much of it is shared."""
    row = access.partners_checkin_for(request.viewer, checkin_id)
    form = forms.ResponseForm(request.POST)
    if not form.is_valid():
        view = queries.partner_view(row, request.us, access.own_response_to(request.viewer, row))
        return render(request, "checkins/theirs.html", {"view": view, "row": row, "form": form}, status=422)
    actions.respond(row, **form.cleaned_data)
    message = _("%(name)s can see it now.") % {"name": request.us.their_name}
    messages.success(request, message, extra_tags=reverse("checkins:response_withdraw", args=[row.pk]))
    return redirect("checkins:check_in_one", row.pk)


@require_POST
def response_withdraw(request: SignedInRequest, checkin_id: UUID) -> HttpResponse:
    """Take one's answer back."""
    row = access.partners_checkin_for(request.viewer, checkin_id)
    actions.withdraw_response(row)
    return redirect("checkins:check_in_one", row.pk)
