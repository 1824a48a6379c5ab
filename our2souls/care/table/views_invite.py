"""Asking a therapist to the table, taking it back, and the yes to who came."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.care.consent import access as consent_access
from our2souls.care.directory import access as directory_access
from our2souls.care.invitations import actions
from our2souls.care.invitations.queries import InvitationRefused
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import page_for_one


@require_http_methods(["GET", "HEAD", "POST"])
def therapist_invite(request: SignedInRequest) -> HttpResponse:
    """What asking means, and the button; of one from the list by their name, or a link for whoever gets it."""
    if request.us.partner is None:
        return page_for_one(request, "care/table/alone.html")
    slug = request.POST.get("entry", "") or request.GET.get("entry", "")
    entry = directory_access.entry_for(request.viewer, slug) if slug else None
    if entry is not None and entry.person_id is None:
        raise Http404  # nobody answers for it here: they are asked outside of the app
    if request.method == "POST":
        try:
            if entry is not None:
                found = actions.invite(name=entry.name, therapist_id=entry.person_id, entry_id=entry.pk)
            else:
                found = actions.invite()
        except InvitationRefused as refused:
            messages.error(request, str(refused.sentence))
            return redirect("care:table")
        return redirect("care:engagement", found.pk)
    return render(request, "care/table/invite.html", {"entry": entry})


@require_POST
def therapist_withdraw(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Take the invitation back, or say no to who came."""
    found = consent_access.engagement_for(request.viewer, engagement_id)
    try:
        actions.withdraw(found)
    except InvitationRefused as refused:
        messages.error(request, str(refused.sentence))
        return redirect("care:engagement", found.pk)
    messages.success(request, _("Taken back. It doesn’t work any more."))
    return redirect("care:table")


@require_POST
def therapist_confirm(request: SignedInRequest, engagement_id: UUID) -> HttpResponse:
    """Yes to who came, and to nobody else."""
    found = consent_access.engagement_for(request.viewer, engagement_id)
    try:
        actions.confirm(found, shown_id=UUID(request.POST.get("seen", "")))
    except (InvitationRefused, ValueError) as refused:
        messages.error(request, str(getattr(refused, "sentence", _("Nobody waits for your answer here."))))
    else:
        messages.success(request, _("%(name)s sits at your table. Nothing is open yet.") % {"name": found.name})
    return redirect("care:engagement", found.pk)
