"""Says who is looking, for the length of a request, and holds each act in one transaction."""

from collections.abc import Callable
from contextlib import ExitStack

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from our2souls.people.us import us
from our2souls.privacy.transaction import request_transaction
from our2souls.privacy.viewer import viewing

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
FAILURE = 500


class ViewerMiddleware:
    """Opens viewing() for a signed-in person, in their zone and language.

    Only unsafe methods are promised a transaction, and only the first act begins it: on SQLite it takes the write lock of
    the whole site. A response of 500 and above rolls it back, an exception too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with somebody looking, or nobody."""
        with ExitStack() as held:
            request.us = request.viewer = None  # type: ignore[attr-defined]
            if request.user.is_authenticated:
                request.us = us(request.user)  # type: ignore[attr-defined]
                request.viewer = request.us.viewer  # type: ignore[attr-defined]
                held.enter_context(viewing(request.viewer))  # type: ignore[attr-defined]
                held.enter_context(timezone.override(request.us.zone))  # type: ignore[attr-defined]
                held.enter_context(translation.override(request.us.language))  # type: ignore[attr-defined]
                request.LANGUAGE_CODE = request.us.language  # type: ignore[attr-defined]
            if request.method in SAFE:
                return self.get_response(request)
            with request_transaction() as promise:
                response = self.get_response(request)
                if response.status_code >= FAILURE:
                    promise.end(keep=False)
                return response
