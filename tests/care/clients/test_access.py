"""The terms, and the guard that stands before every page of a therapist's."""

from typing import Any

from django.urls import URLPattern, reverse

from our2souls.care import urls
from our2souls.care.clients import access
from our2souls.care.clients.models import TherapistTerms
from our2souls.privacy.viewer import viewing
from our2souls.web.device import pwa
from tests.care.scene import a_therapist
from tests.cast import CastMember

OPEN = {"therapist_terms"}
"""What anybody who is signed in may read below /clients."""


def test_every_address_of_a_therapist_is_guarded() -> None:
    guard = access.therapist_page(lambda _request: None).__code__  # type: ignore[arg-type, return-value]
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        if str(pattern.pattern).startswith("clients") and pattern.name not in OPEN:
            view: Any = pattern.callback
            codes = set()
            while view is not None:
                codes.add(view.__code__)
                view = getattr(view, "__wrapped__", None)
            assert guard in codes, pattern.name


def test_the_terms_can_be_read_by_anybody_signed_in_and_say_what_counts(cleo: CastMember) -> None:
    page = cleo.get(reverse("care:therapist_terms")).text
    for words in ("change nothing of it", "no copies beyond", "Nobody can change it", "closes at once", "safety"):
        assert words in page


def test_an_earlier_edition_is_accepted_anew(db: None) -> None:
    thea = a_therapist()
    with viewing(thea.viewer):
        TherapistTerms.objects.update(edition=0)
        assert not access.has_accepted(thea.viewer)
        assert access.is_therapist(thea.viewer)
    assert "I accept these terms" in thea.get(reverse("care:clients")).text


def test_the_service_worker_keeps_nothing_of_a_therapists(client) -> None:  # type: ignore[no-untyped-def]
    script = client.get(reverse("web:service_worker")).text
    assert not any("care" in name or "clients" in name for name in pwa.KEPT)
    assert "/clients" not in script
    assert "cache.put" not in script  # what is opened is never put into it
