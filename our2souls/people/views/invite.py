"""Inviting, and saying yes once more to who has joined."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.lib import address_spelling, origins
from our2souls.lib.request_data import posted
from our2souls.people import forms as people_forms
from our2souls.people.couple_context import SignedInRequest, distinguishable, joining
from our2souls.people.pairing import actions as pairing_actions
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SignedInRequest) -> HttpResponse:
    """One invitation, three ways to hand it over: none yet, open, or somebody has joined."""
    person = request.user
    if request.us.partner is not None:
        return render(request, "people/pairing/invite_paired.html")
    form = people_forms.InviteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            pairing_actions.invite(person, words=form.cleaned_data["words"].strip())
        except pairing_actions.PairingRefused as refused:
            messages.error(request, str(refused.sentence))
        return redirect("people:invite")
    found = pairing_actions.open_invitation(person)
    if found is None:
        return render_form(request, "people/pairing/invite_new.html", {"form": form})
    if found.accepted_by is not None:
        who = found.accepted_by
        face, _me = distinguishable(joining(who), request.us.me)
        return render(request, "people/pairing/invite_joined.html", {"joined": who, "joined_face": face})
    origin = settings.OUR2SOULS_ORIGIN  # never the request's own: that is whatever its sender wrote
    return render(
        request,
        "people/pairing/invite.html",
        {
            "invitation": found,
            "link": origin + reverse("people:join_link", args=[found.token]),
            "join_at": address_spelling.readable(origin.partition("://")[2]) + reverse("people:join"),
            "reach": origins.reach(origin),
            "halves": {
                "a": {"who": _("You"), "words": [_("here")], "here": True},
                "b": {"who": _("Your partner"), "words": [_("not yet")], "here": False},
            },
        },
    )


@require_POST
def invite_revoke(request: SignedInRequest) -> HttpResponse:
    """Stop the open invitation at once."""
    if pairing_actions.revoke_invitation(request.user):
        messages.success(request, _("Taken back. It doesn’t work any more."))
    return redirect("people:invite")


@require_POST
def confirm(request: SignedInRequest) -> HttpResponse:
    """Yes or no to the person who has joined; only to the one whose name was on the page."""
    shown_id = _id(request.POST.get("seen", ""))
    back = "web:home" if request.POST.get("from") == "home" else "people:invite"
    if request.POST.get("answer") == "yes" and shown_id:
        try:
            pairing_actions.confirm(request.user, shown_id=shown_id)
        except pairing_actions.PairingRefused as refused:
            messages.error(request, str(refused.sentence))
            return redirect(back)
        return redirect("web:begun")
    if request.POST.get("answer") == "no":
        pairing_actions.revoke_invitation(request.user)
        messages.success(request, _("They have not joined you. The invitation doesn’t work any more."))
    return redirect(back)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
