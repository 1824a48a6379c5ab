"""Says who is looking, for the length of a request, and holds each act in one transaction."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.urls import reverse
from django.utils import timezone, translation

from our2souls.people.account.app_lock import activity
from our2souls.people.couple_context import is_signed_in, sign_in
from our2souls.privacy import unscoped
from our2souls.privacy.transaction import request_transaction
from our2souls.privacy.viewer import viewing
from our2souls.ui.request_limits import Busy, TooOften
from our2souls.vault import session as vault_session
from our2souls.web import error_pages
from our2souls.web.device import app_lock
from our2souls.web.submissions import unsent
from our2souls.web.submissions.actions import Repeated
from our2souls.web.submissions.request import SubmittedForm

FAILURE, NOT_ALLOWED = 500, 405
ACCOUNT_PAGES = "/account/"
"""Where it is asked who has which address, also of other people's."""


@cache
def _ways_out() -> frozenset[str]:
    """Where a page leads out by, however old it is."""
    return frozenset({reverse("account_logout"), reverse("web:leave_quickly")})


class LogInFirst(LoginRequiredMiddleware):
    """Sends nobody to an address that only takes forms: what was sent waits, and is offered once somebody has logged in."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponseRedirect:
        """To the log-in page, and from there back to a page that can be opened."""
        if request.method in activity.SAFE:
            return super().handle_no_permission(request, view_func)
        waits = unsent.store(request)
        return redirect_to_login(reverse("web:unsent_words" if waits else "web:home"))


class ViewerMiddleware:
    """Opens viewing() for a signed-in person, in their zone and language.

    Only unsafe methods are promised a transaction, and only the first act begins it: on SQLite it takes the write lock of
    the whole site. A response of 500 and above rolls it back, an exception too. A form that is sent again is answered as
    it was before. A locked session is answered by the lock page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with somebody looking, or nobody."""
        with ExitStack() as stack:
            with unscoped.door("account"):
                was_signed_in = is_signed_in(request)
                if is_signed_in(request):
                    sign_in(request)
            if not is_signed_in(request) or request.path.startswith(ACCOUNT_PAGES):
                stack.enter_context(unscoped.door("account"))
            if is_signed_in(request):
                stack.enter_context(viewing(request.viewer))
                stack.enter_context(timezone.override(request.us.zone))
                stack.enter_context(translation.override(request.us.language))
                request.is_locked = activity.is_locked(request)
                request.is_refused = request.is_locked and not app_lock.is_open(request)
            is_safe = request.method in activity.SAFE or getattr(request, "is_refused", False)
            response = self.get_response(request) if is_safe else self._change(request)
            if response.status_code == NOT_ALLOWED:
                response = error_pages.not_allowed(request, response)
            activity.remember(request, response)
            if was_signed_in and not is_signed_in(request):
                vault_session.forget(response)
            return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """A locked session gets to see nothing; the token of what it sent has been looked at by now."""
        return app_lock.refuse(request) if getattr(request, "is_refused", False) else None

    def _change(self, request: HttpRequest) -> HttpResponse:
        try:
            sent = SubmittedForm.of(request)  # reads the body, before any transaction
        except UnreadablePostError as gone:
            raise BadRequest from gone
        if sent is not None and sent.is_for_somebody_else:
            return error_pages.somebody_else(request)
        if request.META.get("our2souls.cut") and request.user.is_authenticated:
            return error_pages.too_large(request=request)
        if sent is not None and (answer := sent.answer_before()) is not None:
            return HttpResponseRedirect(answer)
        if sent is not None and sent.is_of_a_past_couple and request.path not in _ways_out():
            return error_pages.somebody_else(request, before=True)
        with request_transaction(sent.claim if sent else None) as promise:
            response = self.get_response(request)
            if response.status_code >= FAILURE:
                promise.end(keep=False)
            elif sent is not None and promise.has_begun:
                sent.settle(response, changed=promise.has_changed)
        if sent is not None and promise.has_changed and response.status_code < FAILURE:
            unsent.forget(request, sent.key)
        return response

    def process_exception(self, request: HttpRequest, failure: Exception) -> HttpResponse | None:
        """Of two equal forms at once the second is answered as the first; a costly page that must wait says so."""
        if isinstance(failure, Repeated):
            return HttpResponseRedirect(failure.answer or reverse("web:home"))
        if isinstance(failure, Busy):
            return error_pages.too_many_at_once(request)
        return error_pages.handler429(request) if isinstance(failure, TooOften) else None
