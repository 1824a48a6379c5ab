"""What the server calls: the application, refused when the keys are not there; and the gateway that stands before it."""

import multiprocessing
import os
from io import BytesIO
from typing import Any

from django.core.wsgi import get_wsgi_application

from our2souls.config.env.variables import StartupError
from our2souls.config.server.gateway import Gateway
from our2souls.delivery.worker import parent_process

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - only now are they read
from django.contrib.auth import SESSION_KEY  # noqa: E402
from django.core.handlers.wsgi import WSGIRequest  # noqa: E402
from django.db import Error  # noqa: E402

from our2souls.people.account.session_store import SessionStore  # noqa: E402

if not settings.OUR2SOULS_MASTER_KEY:
    raise StartupError("There is no master key yet; start with `our2souls serve`, or run `our2souls prepare` once.")


def may_send_files(environ: dict[str, Any]) -> bool:
    """Whether a request's cookie is that of somebody signed in: nobody else has a page with files."""
    cookie = WSGIRequest(environ | {"wsgi.input": BytesIO()}).COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not cookie:
        return False
    try:
        return SESSION_KEY in SessionStore.from_secret(cookie)
    except Error:  # a database that is away knows nobody
        return False


gateway = Gateway(application, may_send_files=may_send_files)
server = multiprocessing.parent_process()
if server is not None and server.pid is not None:
    parent_process.stop_without(server.pid)
