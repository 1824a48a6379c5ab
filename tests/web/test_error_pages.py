"""Problem pages stand when everything else has failed."""

import re

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from our2souls.people.models import Person
from our2souls.web import error_pages
from tests.cast import CastMember

REQUEST = RequestFactory().get("/")

PAGES = {
    400: lambda: error_pages.handler400(REQUEST, ValueError()),
    403: lambda: error_pages.handler403(REQUEST),
    404: lambda: error_pages.handler404(REQUEST, ValueError()),
    413: lambda: error_pages.handler400(REQUEST, RequestDataTooBig()),
    429: lambda: error_pages.handler429(REQUEST),
    500: lambda: error_pages.handler500(REQUEST),
}


@pytest.mark.parametrize("status", PAGES)
def test_each_error_page_says_what_happened_and_shows_a_way_back(status: int) -> None:
    """No database is allowed here: a query would fail the test."""
    response = PAGES[status]()
    page = response.text
    assert response.status_code == status
    assert len(re.findall("<h1>", page)) == 1
    assert '<a class="btn" href="/">' in page
    assert "pairmark" in page
    assert "<script" not in page
    assert str(status) not in re.sub(r"<svg.*?</svg>|<head>.*?</head>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("status", PAGES)
def test_each_error_page_has_a_content_security_policy_of_its_own(status: int) -> None:
    response = PAGES[status]()
    assert response["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; "
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert response["Cache-Control"] == "no-store"


def test_the_error_page_of_a_failed_csrf_check_says_that_the_form_was_open_too_long() -> None:
    response = error_pages.csrf_failure(REQUEST, "CSRF cookie not set.")
    assert response.status_code == 403
    assert "open too long" in response.text
    assert "cookie" not in response.text


def test_a_view_can_add_a_sentence_to_an_error_page() -> None:
    assert "Up to 20 MB" in error_pages.too_large("Up to 20 MB.").text


@pytest.mark.parametrize("path", ["/not-there", "/us/erase/undo"])
def test_an_error_page_of_somebody_signed_in_leads_out_and_is_as_discreet_as_they_are(
    ana: CastMember, path: str
) -> None:
    page = ana.client.get(path).text
    assert 'href="/leave-quickly"' in page
    assert "· Our2Souls" in page
    Person.objects.filter(pk=ana.id).update(discreet=True)
    head = ana.client.get(path).text.partition("</head>")[0]
    assert "Notes" in head
    assert not any(word in head for word in ("Our2Souls", "img/mark"))
    assert "leave-quickly" not in Client().get("/not-there").text


def boom(_request: object) -> HttpResponse:
    raise RuntimeError("a private sentence")


urlpatterns = [path("boom", boom)]
handler500 = "our2souls.web.error_pages.handler500"
handler404 = "our2souls.web.error_pages.handler404"


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=["django.middleware.csp.ContentSecurityPolicyMiddleware"])
def test_an_error_page_of_the_server_shows_nothing_private_and_keeps_its_policy() -> None:
    response = Client(raise_request_exception=False).get("/boom")
    assert response.status_code == 500
    assert "private" not in response.text
    assert response["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert Client().get("/not-there").status_code == 404
