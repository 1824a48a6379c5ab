"""Pages of delivery: the inbox, what one wants to hear of, and the page behind a mail's link."""

from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from our2souls.delivery import access, forms, inbox, outbox, preferences
from our2souls.delivery.ports import notices as known
from our2souls.delivery.ports import receivers
from our2souls.lib.clock import today
from our2souls.lib.http import posted
from our2souls.privacy.responses import render_form

if TYPE_CHECKING:
    from our2souls.privacy.viewer import Viewer

    class Seeing(HttpRequest):
        """A request of somebody signed in."""

        viewer: Viewer


@require_GET
def notices(request: "Seeing") -> HttpResponse:
    """The inbox, newest first."""
    page = inbox.page(request.viewer, request.GET.get("before", ""))
    return render(request, "delivery/notices.html", {"page": page, "rests": forms.RESTS})


@require_POST
def snooze(request: "Seeing", delivery_id: UUID) -> HttpResponse:
    """Let a notice rest for some days."""
    delivery = access.notice_for(request.viewer, delivery_id)
    form = forms.Snooze(request.POST)
    if not form.is_valid():  # the buttons send nothing else
        raise Http404
    zone = _zone()
    outbox.snooze(delivery, form.until(delivery.due_at, zone, today(zone)))
    messages.success(request, _("It rests, and comes back then."))
    return redirect("delivery:notices")


@require_POST
def seen(request: "Seeing", delivery_id: UUID) -> HttpResponse:
    """Put a notice away as seen."""
    outbox.seen(access.notice_for(request.viewer, delivery_id))
    return redirect("delivery:notices")


@require_http_methods(["GET", "HEAD", "POST"])
def preferences_(request: "Seeing") -> HttpResponse:
    """What one wants to hear of, and how."""
    form = forms.Preferences(posted(request), wishes=preferences.wishes(request.viewer))
    if form.is_valid():
        form.keep(request.viewer)
        messages.success(request, _("Kept."))
        return redirect("delivery:preferences")
    return render_form(request, "delivery/preferences.html", {"form": form})


@csrf_exempt  # the mail program sends this without a page of ours; the signed link is the permission
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ends mails of a kind without signing in. Looking changes nothing: mail programs look at links by themselves."""
    try:
        person_id, kind = preferences.read_stop(token)
    except preferences.NoSuchLink:
        raise Http404 from None
    if request.method == "POST":
        preferences.stop_mails(person_id, kind)
        if "List-Unsubscribe" not in request.POST:  # RFC 8058: one click is answered at once, never redirected
            return redirect("delivery:stop", token=token)
    receiver = receivers.load(person_id)
    with translation.override(receiver.language if receiver else translation.get_language()):
        stopped = preferences.mails_stopped(person_id, kind)
        return render(request, "delivery/stop.html", {"label": known.kinds()[kind], "stopped": stopped})


def _zone() -> ZoneInfo:
    """The zone of whoever is signed in."""
    zone = timezone.get_current_timezone()
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")
