"""Joining: from a link or a code to a wish that the inviter confirms."""

from typing import Any
from zoneinfo import ZoneInfo

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.request_data import posted
from our2souls.lib.text_direction import isolated
from our2souls.people import forms as people_forms
from our2souls.people.account.adapter import UNCHOSEN
from our2souls.people.choices import hues
from our2souls.people.couple_context import CoupleContext, Member, SignedInRequest, distinguishable, is_signed_in
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing import invitation_limits
from our2souls.people.pairing import queries as pairing_queries
from our2souls.people.pairing.actions import PairingRefused
from our2souls.people.pairing.opened_invitation import OPENED, opened_invitation
from our2souls.people.pairing.queries import InvitationPreview
from our2souls.ui.form.responses import render_form


@login_not_required
@require_safe
@never_cache
def join_link(request: HttpRequest, token: str) -> HttpResponse:
    """Note which invitation was opened and go on to a page without its secret.

    It must not stay in the address bar, nor travel in a Referer. Opening takes nothing: messengers look at links too.
    """
    if not invitation_limits.may_open_link(request):
        return _too_often(request)
    request.session.pop(OPENED, None)
    try:
        request.session[OPENED] = str(pairing_actions.preview_for(token).id)
    except PairingRefused as refused:
        messages.error(request, str(refused.sentence))
    response = redirect("people:join")
    response["Referrer-Policy"] = "no-referrer"
    return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """The offer with its answer, or where the code is typed in, or that one waits for the other's yes."""
    if settled := _page_without_offer(request):
        return settled
    if request.method == "POST" and "code" in request.POST:
        return _try_code(request)
    offer = opened_invitation(request)
    if offer is None:
        return render(request, "people/pairing/join_code.html", {"form": people_forms.CodeForm()})
    if request.method == "POST" and request.POST.get("answer") == "not-now":
        del request.session[OPENED]
        return redirect("web:landing")  # which is home for whoever is signed in
    if is_signed_in(request):
        return _answer(request, offer)
    return render(request, "people/pairing/join.html", _context(request, offer, hues.opposite(offer.inviter_hue)))


def _page_without_offer(request: HttpRequest) -> HttpResponse | None:
    """The page for whoever is in a couple or has said their wish; None for whoever can still join."""
    if not is_signed_in(request):
        return None
    if request.us.partner is not None:
        request.session.pop(OPENED, None)
        return render(request, "people/pairing/join_paired.html")
    waiting = pairing_queries.accepted_preview(request.user)
    if waiting is None:
        return None
    request.session.pop(OPENED, None)
    context = _context(request, waiting, request.user.hue)
    context["halves"]["a"]["words"] = [_("not yet")]
    context["halves"]["a"]["here"] = False
    context["halves"]["b"] = {"who": _("You"), "words": [_("here")], "here": True}
    return render(request, "people/pairing/join_waiting.html", context)


def _answer(request: SignedInRequest, offer: InvitationPreview) -> HttpResponse:
    """Somebody signed in before the offer: their hue, and their wish."""
    person = request.user
    shown = isolated(offer.inviter_name)
    unchosen = UNCHOSEN in request.session or person.hue == offer.inviter_hue
    mine = offer.inviter_hue if unchosen else person.hue
    form = people_forms.JoinForm(posted(request), used_hue=offer.inviter_hue, mine=mine, inviter=shown)
    own = offer.inviter_id == person.pk
    if request.method == "POST" and form.is_valid():
        try:
            pairing_actions.accept(person, offer, hue=form.cleaned_data["hue"])
        except PairingRefused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            request.session.pop(OPENED, None)
            request.session.pop(UNCHOSEN, None)
            return redirect("people:join")
    wished = form["hue"].value()
    context = _context(request, offer, wished if wished in hues.NAMES else person.hue)
    return render_form(
        request, "people/pairing/join.html", context | {"form": form, "own": own, "ask_hue": unchosen or form.is_bound}
    )


def _try_code(request: HttpRequest) -> HttpResponse:
    """Eight digits: counted before they are looked at, so that they cannot be tried in bulk."""
    form = people_forms.CodeForm(request.POST)
    if form.is_valid():
        tries = invitation_limits.may_try_code(request, request.user.pk if request.user.is_authenticated else None)
        if tries is None:
            return _too_often(request)
        try:
            offer = pairing_actions.preview_for(form.cleaned_data["code"])
        except PairingRefused as refused:
            form.add_error("code", str(refused.sentence))
        else:
            tries.forgive()
            request.session[OPENED] = str(offer.id)
            return redirect("people:join")
    return render_form(request, "people/pairing/join_code.html", {"form": form})


def _context(request: HttpRequest, offer: InvitationPreview, hue: str) -> dict[str, Any]:
    """The page in the two hues as they would be: the inviter's first, one's own as the other, whoever is signed in."""
    person = request.user if is_signed_in(request) else None
    inviter = Member(offer.inviter_id, offer.inviter_name, offer.inviter_hue, "a")
    me = Member(person.pk, person.name, hue, "b") if person else Member(offer.id, "", hue, "b")
    inviter, me = distinguishable(inviter, me)
    zone, language, scheme = (person.time_zone, person.language, person.scheme) if person else ("UTC", "en", "auto")
    halves = {
        "a": {"who": inviter.name, "words": [_("invites you")], "here": True},
        "b": {"who": _("You"), "words": [_("if you like")], "here": False},
    }
    shown = CoupleContext(me, inviter, None, None, ZoneInfo(zone), language, scheme)
    return {"offer": offer, "inviter": inviter, "us": shown, "me": me, "partner": None, "halves": halves}


def _too_often(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = respond_429(request)
    response["Retry-After"] = str(invitation_limits.WAIT)
    return response


@require_POST
def join_cancel(request: SignedInRequest) -> HttpResponse:
    """Take back one's wish before it is confirmed."""
    pairing_actions.withdraw(request.user)
    messages.success(request, _("Taken back. You two have not begun."))
    return redirect("web:home")


@require_POST
def lapsed_hide(request: SignedInRequest) -> HttpResponse:
    """Put away what home says about an invitation that holds no more."""
    pairing_actions.forget_lapsed(request.user.pk)
    return redirect("web:home")
