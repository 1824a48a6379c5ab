"""Pages of delivery: the inbox, what one wants to hear of, and the page behind a mail's link."""

from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from our2souls.delivery import outbox
from our2souls.delivery.channels import devices, push
from our2souls.delivery.inbox import access, digest, forms, queries
from our2souls.delivery.inbox.preferences_form import PreferencesForm
from our2souls.delivery.preferences import queries as preference_queries
from our2souls.delivery.preferences import unsubscribe as unsubscribe_links
from our2souls.delivery.registry import calendar_choice, recipients
from our2souls.delivery.registry import notification_types as known
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.privacy.viewer import Viewer
from our2souls.ui.form.responses import first_error, render_form

if TYPE_CHECKING:
    from our2souls.privacy.viewer import Viewer

    class Seeing(HttpRequest):
        """A request of somebody signed in."""

        viewer: Viewer


@require_GET
def notices(request: "Seeing") -> HttpResponse:
    """The inbox, newest first."""
    return _inbox(request)


def _inbox(request: "Seeing", status: int = 200) -> HttpResponse:
    page = queries.page(request.viewer, request.GET.get("before", ""))
    return render(request, "delivery/inbox/inbox.html", {"page": page, "rests": forms.RESTS}, status=status)


@require_POST
def snooze(request: "Seeing", delivery_id: UUID) -> HttpResponse:
    """Let a notice rest for some days."""
    delivery = access.notification_for(request.viewer, delivery_id)
    form = forms.SnoozeForm(request.POST)
    if not form.is_valid():  # the buttons send nothing else
        messages.error(request, first_error(form))
        return _inbox(request, 422)
    zone = _zone()
    outbox.snooze(delivery, form.until(delivery.due_at, zone, today(zone)))
    messages.success(request, _("Snoozed. It comes back on that day."))
    return redirect("delivery:notices")


@require_POST
def mark_seen(request: "Seeing", delivery_id: UUID) -> HttpResponse:
    """Mark a notice as read."""
    outbox.mark_seen(access.notification_for(request.viewer, delivery_id))
    messages.success(request, _("Marked as read."))
    return redirect("delivery:notices")


@require_POST
def mark_all_seen(request: "Seeing") -> HttpResponse:
    """Mark all that waits as read; from home only what the partner did, which is all that home lists."""
    at_home = request.POST.get("from") == "home"
    outbox.mark_all_seen(request.viewer.person_id, from_partner=at_home)
    messages.success(request, _("Marked as read."))
    return redirect(settings.LOGIN_REDIRECT_URL if at_home else "delivery:notices")


@require_POST
def open_notice(request: "Seeing", delivery_id: UUID) -> HttpResponse:
    """Go where a notice leads; it has been seen then."""
    notification = access.notification_for(request.viewer, delivery_id)
    type_ = known.get(notification.notice)
    if type_ is None or not type_.may_see(request.viewer, notification.about):
        raise Http404
    outbox.mark_seen(notification)
    return redirect(type_.url(notification.about))


@require_GET
def partner_events(request: "Seeing") -> HttpResponse:
    """What the partner is told of what one does, in the very words."""
    return render(request, "delivery/inbox/partner_events.html", {"types": known.from_partner()})


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: "Seeing") -> HttpResponse:
    """What one wants to hear of, and how."""
    current, letter = preference_queries.preferences_of(request.viewer), digest.letter_of(request.viewer)
    form = PreferencesForm(posted(request), current=current, letter=letter)
    if form.is_valid():
        form.save(request.viewer)
        messages.success(request, _("Saved."))
        return redirect("delivery:preferences")
    context = {
        "form": form,
        "devices": devices.devices_of(request.viewer),
        "push_key": push.public_key(),
        "calendar_url": calendar_choice.url,
        "has_calendar": any(each.has_calendar for each in current),
    }
    return render_form(request, "delivery/inbox/preferences.html", context)


@csrf_exempt  # the mail program sends this without a page of ours; the signed link is the permission
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ends mails of a kind without signing in. Looking changes nothing: mail programs look at links by themselves."""
    try:
        person_id, kind = unsubscribe_links.read_unsubscribe_token(token)
    except unsubscribe_links.NoSuchLink:
        raise Http404 from None
    if request.method == "POST":
        unsubscribe_links.unsubscribe(person_id, kind)
        if "List-Unsubscribe" not in request.POST:  # RFC 8058: one click is answered at once, never redirected
            return redirect("delivery:unsubscribe", token=token)
    recipient = recipients.load(person_id)
    with translation.override(recipient.language if recipient else translation.get_language()):
        stopped = unsubscribe_links.is_unsubscribed(person_id, kind)
        return render(
            request, "delivery/inbox/unsubscribe.html", {"label": known.categories()[kind], "stopped": stopped}
        )


def _zone() -> ZoneInfo:
    """The zone of whoever is signed in."""
    zone = timezone.get_current_timezone()
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")
