"""Health: whether the process answers, and whether it can do its work."""

import shutil

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connections
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

ROOM = 8 * 1024 * 1024
"""Free bytes below which the next save may fail."""


@login_not_required
@never_cache
@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """All databases answer and there is room to write; 503 where not, without saying why to strangers."""
    try:
        if shutil.disk_usage(settings.OUR2SOULS_DATA).free < ROOM:
            return JsonResponse({"status": "not ready"}, status=503)
        for name in connections:
            with connections[name].cursor() as cursor:
                cursor.execute("SELECT 1")
    except Exception:  # noqa: BLE001 - whatever it is, we are not ready
        return JsonResponse({"status": "not ready"}, status=503)
    return JsonResponse({"status": "ok"})
