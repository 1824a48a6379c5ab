"""What every answer says of itself: nothing from elsewhere, no frames, no copies of what somebody signed in sees."""

import pytest
from django.conf import settings
from django.test import Client

from tests.conftest import ALL

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
PERMISSIONS = {
    *(
        f"{feature}=()"
        for feature in (
            *(
                "accelerometer",
                "browsing-topics",
                "camera",
                "display-capture",
                "geolocation",
                "gyroscope",
                "magnetometer",
            ),
            *("midi", "payment", "serial", "usb", "xr-spatial-tracking"),
        )
    ),
    *(f"{feature}=(self)" for feature in ("microphone", "publickey-credentials-get", "publickey-credentials-create")),
}


@pytest.mark.django_db(databases=ALL)
def test_the_content_security_policy_of_a_page_is_exactly_this() -> None:
    page = Client().get("/account/login/")
    assert page.status_code == 200
    assert set(page["Content-Security-Policy"].split("; ")) == POLICY
    assert set(page["Permissions-Policy"].split(", ")) == PERMISSIONS
    assert page["Cross-Origin-Opener-Policy"] == page["Cross-Origin-Resource-Policy"] == "same-origin"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["X-Frame-Options"] == "DENY"
    assert len(page["X-Request-ID"]) == 12


def test_pages_of_somebody_signed_in_are_not_cached(ana) -> None:
    page = ana.client.get("/account/email/")
    assert page.status_code in {200, 302}
    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]


def test_cookies_are_out_of_reach_of_scripts_and_other_sites() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
    assert settings.SESSION_COOKIE_AGE == 60 * 24 * 60 * 60
