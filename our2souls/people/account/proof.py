"""Who must say once more who they are, and before what: the acts that cannot be taken back, and those that keep a secret."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

with_proof: Callable[..., Callable[..., Any]] = reauthentication_required(allow_get=True)
"""Looking is free; the act waits until its person has said once more who they are, and is then done by itself."""


def with_proof_first(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page opens only to whoever has just said who they are; what is sent without that is not kept meanwhile.

    For forms with a secret in them: an act that waits lies in the session with all that was filled in.
    """

    @wraps(view)
    def proven(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_reauthentication_required(request, app="our2souls.people"):
            return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return proven
