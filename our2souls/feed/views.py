"""Pages of the calendar's address, and the calendar itself for programs that know it."""

from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.delivery.registry import recipients
from our2souls.feed import access as feed_access
from our2souls.feed import actions, queries
from our2souls.feed.forms import CalendarForm, NewAddressForm
from our2souls.lib.request_data import posted
from our2souls.people.account.proof import with_proof_first
from our2souls.people.couple_context import SignedInRequest
from our2souls.privacy.viewer import viewing
from our2souls.ui.form.responses import render_form
from our2souls.ui.request_limits import within


@require_http_methods(["GET", "HEAD", "POST"])
def feed(request: SignedInRequest) -> HttpResponse:
    """What the calendar's address is, and what the calendar says."""
    address = feed_access.address_of(request.viewer)
    if address is None:
        if request.method == "POST":
            raise Http404
        return render(request, "feed/none.html")
    form = CalendarForm(posted(request), address=address)
    if form.is_valid():
        actions.update(
            address, named=form.cleaned_data["named"], alarms=form.cleaned_data["alarms"], without=form.without()
        )
        messages.success(request, _("Saved. Calendars show it when they ask next, often within hours."))
        return redirect("feed:feed")
    return render_form(request, "feed/feed.html", {"form": form, "address": address})


@require_http_methods(["GET", "POST"])
@with_proof_first
def feed_new(request: SignedInRequest) -> HttpResponse:
    """A new address, shown this once; the earlier one ends when it is turned on."""
    form = NewAddressForm(posted(request))
    if form.is_valid():
        actions.create(form.cleaned_data["feed_token"])
        messages.success(request, _("Your calendar has its address."))
        return redirect("feed:feed")
    if form.is_bound:  # only a form that is none of ours
        return redirect("feed:feed_new")
    path = reverse("feed:calendar_file", args=[form["feed_token"].value()])
    context = {
        "form": form,
        "link": settings.OUR2SOULS_ORIGIN + path,
        "replaces": feed_access.address_of(request.viewer) is not None,
    }
    response = render(request, "feed/new.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def feed_end(request: SignedInRequest) -> HttpResponse:
    """End the address."""
    address = feed_access.address_of(request.viewer)
    if address is not None:
        actions.end(address)
        messages.success(request, _("The address is off. Calendars that knew it find nothing any more."))
    return redirect("feed:feed")


@login_not_required
@require_safe
def calendar_file(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar, for whoever knows its address: no session, no cookie, nothing noted but since when it reads so."""
    address = feed_access.address_under(token)
    recipient = recipients.load(address.owner_id) if address else None
    if address is None or recipient is None:
        raise Http404
    within("feed", str(address.owner_id))
    with viewing(recipient.viewer), translation.override(recipient.language):
        body = queries.content(address, recipient)
        digest = sha256(body).hexdigest()
        if digest != address.digest:
            actions.note_content(address, digest)
    etag, since = quote_etag(digest), address.same_since
    whole = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    whole["Content-Disposition"] = 'inline; filename="calendar.ics"'
    whole["Last-Modified"], whole["ETag"] = http_date(since.timestamp()), etag
    response = get_conditional_response(request, etag, int(since.timestamp()), whole) or whole
    response["Cache-Control"] = "private, no-cache"
    return response
