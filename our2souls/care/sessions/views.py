"""Pages of questions for the therapist, and of what was kept for them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.care.sessions import access, actions, queries
from our2souls.care.sessions.forms import QuestionForm
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.report import access as report_access
from our2souls.readiness.report import follow_ups
from our2souls.ui.form.responses import render_form


@require_safe
def questions(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """What the two want to talk about with their therapist: open ones and what they kept, in pages."""
    engagement = access.session_engagement_for(request.viewer, engagement_id)
    before = request.GET.get("before", "")
    found = queries.questions_page(engagement, before)
    context = {
        "engagement": engagement,
        "is_table_open": engagement.ended_at is None,
        "rows": [(each, request.us.face(each.person_id)) for each in found.rows],
        "following": found.following,
        "is_later": bool(before),
        "kept": [] if before else queries.kept_for_therapist(),
    }
    return render(request, "care/sessions/questions/questions.html", context)


@require_safe
def questions_past(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """What was talked about, in pages."""
    engagement = access.session_engagement_for(request.viewer, engagement_id)
    before = request.GET.get("before", "")
    found = queries.past_questions(engagement, before)
    context = {
        "engagement": engagement,
        "rows": [(each, request.us.face(each.person_id)) for each in found.rows],
        "following": found.following,
        "is_later": bool(before),
    }
    return render(request, "care/sessions/questions/questions_past.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question_new(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Write one."""
    engagement = access.open_engagement_for(request.viewer, engagement_id)
    form = QuestionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.ask(engagement, form.cleaned_data["words"])
        messages.success(request, _("Your question is there."))
        return redirect("care:questions", engagement.pk)
    return render_form(request, "care/sessions/questions/question_form.html", {"form": form, "engagement": engagement})


@require_safe
def question(request: SignedInRequest, question_id: UUID) -> HttpResponse:
    """One of them."""
    found = access.question_for(request.viewer, question_id)
    context = {
        "question": found,
        "engagement": found.engagement,
        "writer": request.us.face(found.person_id),
        "is_mine": found.person_id == request.viewer.person_id,
    }
    return render(request, "care/sessions/questions/question.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: SignedInRequest, question_id: UUID) -> HttpResponse:
    """Put one's own question otherwise."""
    question = access.own_question_for(request.viewer, question_id)
    form = QuestionForm(posted(request), initial={"words": question.words})
    if request.method == "POST" and form.is_valid():
        actions.update_question(question, form.cleaned_data["words"])
        messages.success(request, _("Your words are kept."))
        return redirect("care:question", question.pk)
    context = {"form": form, "engagement": question.engagement, "question": question}
    return render_form(request, "care/sessions/questions/question_form.html", context)


@require_POST
def question_delete(request: SignedInRequest, question_id: UUID) -> HttpResponse:
    """Delete one's own."""
    question = access.own_question_for(request.viewer, question_id)
    actions.delete_question(question)
    messages.success(request, _("Deleted, for everybody."))
    return _list_of(question.engagement_id)


@require_POST
def question_talked(request: SignedInRequest, question_id: UUID) -> HttpResponse:
    """Say that it was talked about, or (`off`) that it is open again; either of the two."""
    question = access.question_for(request.viewer, question_id)
    if "off" in request.POST:
        actions.reopen(question)
        messages.success(request, _("It is open again."))
    else:
        actions.mark_talked(question)
        messages.success(request, _("Talked about. You find it among the past questions."))
    return _list_of(question.engagement_id)


@require_POST
def kept_topic_talked(request: SignedInRequest, engagement_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """Say that what was kept for the therapist was talked about; either of the two."""
    engagement = access.session_engagement_for(request.viewer, engagement_id)
    follow_ups.done(report_access.follow_up_for(request.viewer, follow_up_id))
    messages.success(request, _("Ticked off."))
    return _list_of(engagement.pk)


def _list_of(engagement_id: UUID) -> HttpResponse:
    return redirect("care:questions", engagement_id)
