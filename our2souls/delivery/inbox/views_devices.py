"""Turning notifications on and off for a browser."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from our2souls.delivery.channels import devices, push
from our2souls.delivery.inbox import access, actions, forms

if TYPE_CHECKING:
    from our2souls.delivery.inbox.views import Seeing


@csrf_exempt  # a device sends this without a page of ours; the signed address is the permission
@login_not_required
@never_cache
@require_POST
def later(_request: HttpRequest, token: str) -> HttpResponse:
    """Puts off until tomorrow what a device shows, as its button says."""
    if not actions.snooze_from_device(token):
        raise Http404
    return HttpResponse(status=204)


@require_POST
def push_device_add(request: "Seeing") -> HttpResponse:
    """Show notifications in the browser that asks."""
    form = forms.PushDeviceForm(request.POST)
    try:
        if form.is_valid():
            devices.add(**form.cleaned_data, session_key=_session_key(request))
            messages.success(request, _("Notifications are on for this device."))
            return redirect("delivery:preferences")
    except push.EndpointRefused:
        pass
    messages.error(request, _("This browser’s notifications can’t be used here."))
    return redirect("delivery:preferences")


@require_POST
def push_device_remove(request: "Seeing", device_id: UUID) -> HttpResponse:
    """No more of them on this device."""
    devices.remove(access.device_for(request.viewer, device_id))
    messages.success(request, _("Notifications are off for that device."))
    return redirect("delivery:preferences")


def _session_key(request: HttpRequest) -> str:
    return str(request.session.session_key or "")
