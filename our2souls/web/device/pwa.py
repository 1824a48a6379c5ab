"""What lets a phone keep the app: the manifest, the service worker and the one page shown without a network.

The worker keeps static files and the offline page, never a page of anybody's: what two people write is not left on a
device that a third may open.
"""

import hashlib
import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from our2souls.people.couple_context import is_signed_in

KEPT = ("ui/app.css", "ui/app.js", "ui/icons.svg", "ui/img/mark.svg", "ui/img/icon-192.png")
"""The static files every page needs."""
PAPER = "#faf9f7"


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The web app manifest; for somebody who is discreet one that says nothing of two, asked for with their cookie."""
    icon = {"type": "image/png", "purpose": "any"}
    discreet = is_signed_in(request) and request.us.discreet
    name, of = (_("Notes"), "plain") if discreet else ("Our2Souls", "icon")
    return JsonResponse(
        {
            "name": name,
            "short_name": name,
            "description": _("Notes") if discreet else _("A quiet place for what you both want"),
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": PAPER,
            "lang": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
            "icons": [
                {"src": static(f"ui/img/{of}-192.png"), "sizes": "192x192", **icon},
                {"src": static(f"ui/img/{of}-512.png"), "sizes": "512x512", **icon},
                {"src": static(f"ui/img/{of}-maskable.png"), "sizes": "512x512", **icon, "purpose": "maskable"},
                {"src": static(f"ui/img/{of}.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            ],
        },
        content_type="application/manifest+json",
    )


@login_not_required
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with this version's files; a new version has a new cache and drops the old."""
    cached = [static(name) for name in KEPT] + [reverse("web:offline")]
    version = hashlib.sha256(" ".join(cached).encode()).hexdigest()[:12]
    context = {
        "kept": json.dumps(cached),
        "cache": json.dumps(f"our2souls-{version}"),
        "offline": json.dumps(reverse("web:offline")),
        "files": json.dumps(settings.STATIC_URL),
        "icon": json.dumps(static("ui/img/icon-192.png")),
        "badge": json.dumps(static("ui/img/badge-96.png")),
    }
    response = render(request, "web/offline/sw.js", context, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown without a network: nobody's page, the same for all, so it may be kept."""
    response = render(
        request,
        "web/offline/offline.html",
        {"us": None, "me": None, "partner": None, "device_key": "", "messages": None},
    )
    response["Cache-Control"] = "no-cache"
    return response
