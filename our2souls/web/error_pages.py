"""Problem pages: two circles apart, plain words, a way back.

They must appear when everything else has failed: they touch no database, no session, no context processor, and carry
a content policy of their own that allows a style sheet and nothing else. A form that could not be taken comes back with its
words, and can be sent again where that makes sense.
"""

import errno
import sys
from http import HTTPStatus

import structlog
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from our2souls.lib.drawing.circles import FARTHEST, pairmark
from our2souls.ui.form import key
from our2souls.web.submissions import unsent

log = structlog.get_logger("our2souls.requests")
ORIGIN_IS_WRONG = "Origin checking failed"
"""How Django begins to say that a form came from an address which is not ours."""
DISK_FULL = "53100"
"""PostgreSQL's code for it."""

POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
"""What a problem page may do: look like one of ours."""

_WORDS = {
    HTTPStatus.BAD_REQUEST: (
        gettext_lazy("This couldn’t be read"),
        gettext_lazy(
            "Something in the address or the form got lost on the way. "
            "Nothing you wrote before is touched. Go back and try once more."
        ),
    ),
    HTTPStatus.FORBIDDEN: (
        gettext_lazy("This isn’t open to you"),
        gettext_lazy("It may belong to somebody else, or need you to log in again. Nothing has changed."),
    ),
    HTTPStatus.NOT_FOUND: (
        gettext_lazy("This page isn’t here"),
        gettext_lazy("It may have moved, or been let go. Nothing you wrote is lost."),
    ),
    HTTPStatus.CONFLICT: (
        gettext_lazy("This page is from before"),
        gettext_lazy("It belongs to a shared space that has ended. Nothing was changed. Go back to the start."),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        gettext_lazy("This is too large to take in"),
        gettext_lazy("Nothing of it was kept. Choose a smaller file, or send fewer at once."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        gettext_lazy("That was often, in a short time"),
        gettext_lazy("To keep your space safe we wait a little now. Nothing is lost. Try again in a few minutes."),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        gettext_lazy("There is nothing to see at this address"),
        gettext_lazy(
            "It only takes what a button or a form sends. Nothing has changed. Go back and press it once more."
        ),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        gettext_lazy("This couldn’t be saved just now"),
        gettext_lazy("Too much is going on, or the database is away for a moment. Try again in a minute."),
    ),
    HTTPStatus.INSUFFICIENT_STORAGE: (
        gettext_lazy("There is no room left to save this"),
        gettext_lazy(
            "The disk of this server is full. What was saved before is safe. Tell whoever runs it, then try again."
        ),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        gettext_lazy("Something broke on our side"),
        gettext_lazy(
            "It wasn’t you, and what you had saved is safe. "
            "Go back and try once more; if it stays, come back in a while."
        ),
    ),
}


AGAIN = frozenset(
    {
        HTTPStatus.FORBIDDEN,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.INSUFFICIENT_STORAGE,
    }
)
"""After these the same form may be sent again; after the others its words are there to be copied."""
PASSING = {HTTPStatus.SERVICE_UNAVAILABLE: "20", HTTPStatus.TOO_MANY_REQUESTS: "60"}
"""After so many seconds it is worth another try."""


def _page(
    status: HTTPStatus, request: HttpRequest | None, *, title: str = "", text: str = "", with_words: bool = True
) -> HttpResponse:
    heading, words = _WORDS[status]
    form = unsent.of(request) if request is not None and with_words else None
    again = status in AGAIN and form is not None
    context = {
        "title": title or heading,
        "text": text or words,
        "apart": pairmark(FARTHEST),
        "unsent": form if form and (form.words or again) else None,
        "again": again,
        "us": getattr(request, "us", None),
        "token": get_token(request) if again and request is not None else "",
        "key_field": key.FIELD,
    }
    response = HttpResponse(render_to_string("web/error/problem.html", context), status=status)
    # The middleware leaves a policy alone that is already there, so the strict one also holds outside a view.
    policy = POLICY | ({"form-action": ["'self'"]} if again else {})
    response["Content-Security-Policy"] = "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())
    response["Cache-Control"] = "no-store"
    if status in PASSING:
        response["Retry-After"] = PASSING[status]
    return response


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where Django gave up reading because of the size."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return _page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, request, with_words=False)
    if isinstance(exception, DisallowedHost):
        log.warning("host_refused", setting="OUR2SOULS_HOSTS")
        return _page(HTTPStatus.BAD_REQUEST, None, title=_("This address isn’t known here"), text=_unknown_host())
    return _page(HTTPStatus.BAD_REQUEST, request)


def _unknown_host() -> str:
    return _(
        "This server answers only under the names it knows. Whoever runs it adds the name in your address bar to "
        "OUR2SOULS_HOSTS, or sets OUR2SOULS_ORIGIN to the whole address."
    )


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """403."""
    return _page(HTTPStatus.FORBIDDEN, request)


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """404, alike for what is not there and what is not yours."""
    return _page(HTTPStatus.NOT_FOUND, request)


def handler429(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """429; allauth looks for it beside the others."""
    return _page(HTTPStatus.TOO_MANY_REQUESTS, request)


def handler500(request: HttpRequest) -> HttpResponse:
    """500; 503 where a database is away or busy, 507 where there is no room."""
    return _page(_status_of(sys.exc_info()[1]), request)


def _status_of(failure: BaseException | None) -> HTTPStatus:
    message, code = str(failure).lower(), getattr(failure.__cause__, "sqlstate", None) if failure else None
    if code == DISK_FULL or getattr(failure, "errno", None) == errno.ENOSPC or "disk is full" in message:
        return HTTPStatus.INSUFFICIENT_STORAGE
    if isinstance(failure, OperationalError | InterfaceError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.INTERNAL_SERVER_ERROR


def not_allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """405, with the methods that `response` names."""
    page = _page(HTTPStatus.METHOD_NOT_ALLOWED, request)
    page["Allow"] = response.headers.get("Allow", "")
    return page


def too_many_at_once(request: HttpRequest) -> HttpResponse:
    """503 for a costly page while another one is made: nothing is lost, and it works in a moment."""
    return _page(
        HTTPStatus.SERVICE_UNAVAILABLE,
        request,
        title=_("One moment"),
        text=_("Another large page is just being made. Go back and try again in a few seconds."),
    )


def somebody_else(request: HttpRequest, *, before: bool = False) -> HttpResponse:
    """A form of another person’s page, or of one’s own from `before`: nothing of it is done. One’s own words come back."""
    if before:
        return _page(HTTPStatus.CONFLICT, request)
    title, text = (
        _("Somebody else is logged in now"),
        _("This page was opened by another person in the same browser. Nothing was changed. Go back to the start."),
    )
    return _page(HTTPStatus.FORBIDDEN, request, title=title, text=text, with_words=False)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: mostly one that stood open while its person logged in elsewhere, or was logged out."""
    is_out = not getattr(getattr(request, "user", None), "is_authenticated", False)
    form = unsent.of(request, to_wait=is_out)
    if reason.startswith(ORIGIN_IS_WRONG):
        return _wrong_origin(request, form)
    if form is not None and is_out and unsent.store(request):
        return redirect_to_login(reverse("web:unsent_words"))
    if form is not None and (request.user.pk is None or not key.is_for(form.key, request.user.pk)):
        return somebody_else(request)
    return _page(
        HTTPStatus.FORBIDDEN,
        request,
        with_words=form is not None,
        title=_("This form had been open too long"),
        text=_("Nothing was changed yet. Send it once more.")
        if form
        else _("Nothing was changed. Go back, reload the page and send it once more; copy your words first."),
    )


def _wrong_origin(request: HttpRequest, form: unsent.Unsent | None) -> HttpResponse:
    """A form from another address: an attack, or a host who forgot to say under which address people come."""
    log.warning("origin_refused", setting="OUR2SOULS_ORIGIN", no_origin=request.headers.get("Origin") == "null")
    mine = form is not None and request.user.is_authenticated and key.is_for(form.key, request.user.pk)
    text = _(
        "For safety nothing was changed: this form came from an address that this server doesn’t know as its own. "
        "Whoever runs it sets OUR2SOULS_ORIGIN to the address that people see in their browser, such as https://us.example."
    )
    if request.headers.get("Origin") == "null":
        text = _(
            "For safety nothing was changed: your browser didn’t say from which address this form came. A proxy or an "
            "extension may hide it. Whoever runs this server checks the proxy and OUR2SOULS_ORIGIN."
        )
    return _page(HTTPStatus.FORBIDDEN, request if mine else None, title=_("This form came from elsewhere"), text=text)


def too_large(text: str = "", request: HttpRequest | None = None) -> HttpResponse:
    """A 413 for a view that refuses what was sent; `text` says what may be sent instead."""
    return _page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, request, text=text)
