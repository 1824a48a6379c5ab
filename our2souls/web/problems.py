"""Problem pages: two circles apart, plain words, a way back.

They must appear when everything else has failed: they touch no database, no session, no context processor, and carry
a content policy of their own that allows a style sheet and nothing else.
"""

from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from our2souls.lib.drawing.circles import FARTHEST, pairmark

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
        _lazy("This couldn’t be read"),
        _lazy(
            "Something in the address or the form got lost on the way. "
            "Nothing you wrote before is touched. Go back and try once more."
        ),
    ),
    HTTPStatus.FORBIDDEN: (
        _lazy("This isn’t open to you"),
        _lazy("It may belong to somebody else, or need you to log in again. Nothing has changed."),
    ),
    HTTPStatus.NOT_FOUND: (
        _lazy("This page isn’t here"),
        _lazy("It may have moved, or been let go. Nothing you wrote is lost."),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        _lazy("This is too large to take in"),
        _lazy("Nothing of it was kept. Choose a smaller file, or send fewer at once."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        _lazy("That was often, in a short time"),
        _lazy("To keep your space safe we wait a little now. Nothing is lost. Try again in a few minutes."),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        _lazy("Something broke on our side"),
        _lazy(
            "It wasn’t you, and what you had saved is safe. "
            "Go back and try once more; if it stays, come back in a while."
        ),
    ),
}


def _page(status: HTTPStatus, *, title: str = "", text: str = "") -> HttpResponse:
    heading, words = _WORDS[status]
    content = render_to_string(
        "web/problem.html", {"title": title or heading, "text": text or words, "apart": pairmark(FARTHEST)}
    )
    response = HttpResponse(content, status=status)
    # The middleware leaves a policy alone that is already there, so the strict one also holds outside a view.
    response["Content-Security-Policy"] = "; ".join(f"{name} {' '.join(sources)}" for name, sources in POLICY.items())
    response["Cache-Control"] = "no-store"
    return response


def handler400(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where Django gave up reading because of the size."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return _page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return _page(HTTPStatus.BAD_REQUEST)


def handler403(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """403."""
    return _page(HTTPStatus.FORBIDDEN)


def handler404(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """404, alike for what is not there and what is not yours."""
    return _page(HTTPStatus.NOT_FOUND)


def handler429(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """429; allauth looks for it beside the others."""
    return _page(HTTPStatus.TOO_MANY_REQUESTS)


def handler500(_request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(HTTPStatus.INTERNAL_SERVER_ERROR)


def csrf_failure(_request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - the reason is for us, not for them
    """A form without its token: mostly one that stood open while its person logged in elsewhere."""
    return _page(
        HTTPStatus.FORBIDDEN,
        title=_("This form had been open too long"),
        text=_("Nothing was changed. Go back, reload the page and send it once more; copy your words first."),
    )


def too_large(text: str = "") -> HttpResponse:
    """A 413 for a view that refuses what was sent; `text` says what may be sent instead."""
    return _page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text=text)
