"""Health: whether the process answers, whether it can do its work, whether the worker keeps up; and figures for who may have them.

The figures lie in the database, where every process finds the same ones: none of them counts for itself.
"""

import shutil

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from our2souls.delivery.worker import backlog

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


@login_not_required
@never_cache
@require_safe
def worker(_request: HttpRequest) -> JsonResponse:
    """Nothing has been due for long; 503 where something has, without saying what to strangers."""
    late = backlog.is_late(backlog.backlogs())
    return JsonResponse({"status": "late" if late else "ok"}, status=503 if late else 200)


@login_not_required
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """How much waits, as OpenMetrics text, for whoever bears the token of OUR2SOULS_METRICS_TOKEN; without one there is none."""
    token = settings.OUR2SOULS_METRICS_TOKEN
    if not token:
        raise Http404
    scheme, _space, borne = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not constant_time_compare(borne.strip(), token):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    text = backlog.as_open_metrics(backlog.backlogs())
    return HttpResponse(text, content_type="application/openmetrics-text; version=1.0.0; charset=utf-8")
