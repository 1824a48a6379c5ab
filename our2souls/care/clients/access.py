"""Who may open a therapist's page: somebody who has to do with it, accepted the terms, and has just shown a second factor.

What of a couple they then read is another question, which `care.consent.access` answers anew each time.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from our2souls.care.clients import terms
from our2souls.care.clients.models import TherapistTerms
from our2souls.care.directory.models import DirectoryEntry
from our2souls.people.couple_context import SignedInRequest
from our2souls.privacy.audiences import grants
from our2souls.privacy.viewer import Viewer

HOURS = 12
"""So long a second factor holds in a session; then it is asked for again."""
SECONDS = HOURS * 60 * 60

type View = Callable[..., HttpResponse]


def has_accepted(viewer: Viewer) -> bool:
    """Whether somebody accepted the terms as they stand now; one query."""
    return TherapistTerms.objects.filter(owner_id=viewer.person_id, edition=terms.EDITION).exists()


def is_therapist(viewer: Viewer) -> bool:
    """Whether a therapist's pages are theirs at all: they sit or sat at a table, accepted terms, or are in the list.

    Three queries at most.
    """
    return (
        grants.was_at_a_table(viewer.person_id)
        or TherapistTerms.objects.filter(owner_id=viewer.person_id).exists()
        or DirectoryEntry.objects.filter(person_id=viewer.person_id).exists()
    )


def second_factors(request: SignedInRequest) -> dict[int, str]:
    """The authenticator apps, passkeys and recovery codes of whoever asks: kind by id; one query."""
    return dict(Authenticator.objects.filter(user_id=request.user.pk).values_list("pk", "type"))


def has_second_factor(factors: dict[int, str]) -> bool:
    """Whether an authenticator app or a passkey is among them; recovery codes alone stand for nothing."""
    return not {Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value}.isdisjoint(factors.values())


def is_fresh(request: SignedInRequest, factors: dict[int, str]) -> bool:
    """Whether this session was opened or confirmed with one of these within the last hours.

    One that was removed since then counts no more, though another is there.
    """
    since = time.time() - SECONDS
    records = get_authentication_records(request, request.user)
    return any(each.get("id") in factors and each["at"] >= since for each in records if each.get("method") == "mfa")


def with_terms_and_second_factor(view: View) -> View:
    """The page opens once the terms are accepted and a second factor was shown; before, a page says what is missing.

    For whoever is asked to a table, and as the inner half of `therapist_page`. The missing page tells nothing of the address.
    """

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_accepted(request.viewer):
            here = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("care:clients")
            return redirect(f"{reverse('care:therapist_terms')}?{urlencode({'next': here})}")
        factors = second_factors(request)
        if not has_second_factor(factors) or not is_fresh(request, factors):
            return _ask(request, factors)
        return view(request, *args, **kwargs)

    return guarded


def therapist_page(view: View) -> View:
    """The same for pages that are a therapist's alone; Http404 for somebody who has nothing to do with them."""
    inner = with_terms_and_second_factor(view)

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_therapist(request.viewer):
            raise Http404
        return inner(request, *args, **kwargs)

    return guarded


def _ask(request: SignedInRequest, factors: dict[int, str]) -> HttpResponse:
    here = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("care:clients")
    kinds = set(factors.values())
    context = {
        "has_factor": has_second_factor(factors),
        "has_app": Authenticator.Type.TOTP.value in kinds,
        "has_passkey": Authenticator.Type.WEBAUTHN.value in kinds,
        "hours": HOURS,
        "next_query": urlencode({"next": here}),
        "here": here,
    }
    return render(request, "care/clients/second_factor.html", context, status=403)
