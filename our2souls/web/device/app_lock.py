"""The lock page, and what a locked session gets in place of everything else."""

from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.lib.request_data import posted
from our2souls.people.account.app_lock import activity
from our2souls.people.account.app_lock.forms import UnlockForm
from our2souls.people.account.app_lock.pin_limits import Outcome, try_pin
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form
from our2souls.web.submissions import unsent

OPEN = frozenset({
    "web:unlock", "web:lock", "web:leave_quickly", "web:manifest", "web:service_worker", "web:offline", "web:security_txt",
    "web:privacy", "web:live", "web:ready", "web:worker", "web:metrics", "people:help_now", "account_logout",
    "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
})  # fmt: skip
"""What a locked session may open: ways out, ways to unlock, help, and what is nobody's. Everything else is closed."""
LONGEST = 2000
"""Letters of an address that is gone back to."""


def is_open(request: HttpRequest) -> bool:
    """Whether this address opens to a locked session; one that there isn't says so by itself."""
    try:
        return resolve(request.path_info).view_name in OPEN
    except Resolver404:
        return True


def refuse(request: HttpRequest) -> HttpResponse:
    """To the lock page; a form's words wait, whoever sent them. Any other script, and a picture, is told no."""
    waits = request.method == "POST" and unsent.store(request)
    if not waits and not _is_page(request):
        return HttpResponse(status=HTTPStatus.FORBIDDEN, headers={"Cache-Control": "private, no-store"})
    target = request.get_full_path()
    if request.method not in activity.SAFE:
        target = reverse("web:unsent_words" if waits else "web:home")
    return redirect(f"{reverse('web:unlock')}?{urlencode({'next': target})}")


def _is_page(request: HttpRequest) -> bool:
    """Whether somebody opened a page or sent a form, and not a script or a page's pictures."""
    headers = request.headers
    by_script = (
        headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
        or "X-Requested-With" in headers
        or "HX-Request" in headers
    )
    return not by_script and not headers.get("Accept", "").startswith("application/json")


@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: SignedInRequest) -> HttpResponse:
    """The lock page. In a session that is open it only leads on: so a page says that its person is still there."""
    target = _target(request)
    if not request.is_locked:
        return redirect(target)
    form = UnlockForm(posted(request))
    if request.method == "POST" and form.is_valid():
        outcome = try_pin(request, form.cleaned_data["pin"])
        if outcome is Outcome.RIGHT:
            activity.unlock(request)
            return redirect(target)
        if outcome is Outcome.LAST:
            return _log_out(request, target)
        form.add_error("pin", _sentence(outcome))
    return render_form(request, "web/lock/lock.html", {"form": form, "next": target})


@require_POST
def lock(request: SignedInRequest) -> HttpResponse:
    """Lock this device now; whoever has no lock yet is led to where it is set."""
    if not request.user.lock_after:
        return redirect("people:app_lock")
    activity.lock(request)
    return redirect("web:unlock")


def _sentence(outcome: Outcome) -> str:
    if outcome is Outcome.TOO_OFTEN:
        return _("That was often, in a short time. Wait five minutes, or use your password or passkey.")
    return _("This isn’t your PIN. Try once more; after five wrong ones you are logged out here.")


def _log_out(request: SignedInRequest, target: str) -> HttpResponse:
    """End this session; what waits in it to be sent waits on, for the same person."""
    waiting: Any = request.session.get(unsent.SLOT)
    logout(request)
    if waiting:
        request.session[unsent.SLOT] = waiting
    messages.info(request, _("That was five times not the PIN, so you are logged out here. Nothing is lost."))
    return redirect_to_login(target)


def _target(request: HttpRequest) -> str:
    """Where it goes on: an address of ours that is no part of locking, or home."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    local = target.startswith("/") and len(target) <= LONGEST
    if not local or not url_has_allowed_host_and_scheme(target, None) or target.startswith(_not_led_to()):
        return resolve_url("web:home")
    return target


@cache
def _not_led_to() -> tuple[str, ...]:
    return tuple(reverse(name) for name in ("web:unlock", "web:lock", "web:leave_quickly", "account_logout"))
