"""The floor: a session, a signed-in person and one tiny template, and nothing else of ours.

Run as a server of its own, with the session and authentication middleware only, on the same database.
"""

import os

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from our2souls.config.server.gateway import Gateway

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.bench.floor_settings")
gateway = Gateway(get_wsgi_application(), may_send_files=lambda _environ: False)

TINY = Engine().from_string("<!doctype html><title>Floor</title><p>Hello, {{ person.name }}</p>")


def floor(request: HttpRequest) -> HttpResponse:
    """One line of greeting for the person whose session it is."""
    page = TINY.render(Context({"person": request.user})).encode()
    return HttpResponse(page, headers={"Content-Length": str(len(page))})


urlpatterns = [path("", floor)]
