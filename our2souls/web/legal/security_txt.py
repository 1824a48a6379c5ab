"""Whom to tell of a hole, where those who find one look first (RFC 9116)."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from our2souls.lib.clock import now

GOOD_FOR = timedelta(days=180)
"""RFC 9116, 2.5.5: less than a year ahead."""


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The contact that the operator named; not there where they named none."""
    contact = settings.OUR2SOULS_SECURITY_CONTACT
    if not contact:
        raise Http404
    expires = (now() + GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, es",
        f"Canonical: {settings.OUR2SOULS_ORIGIN}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
