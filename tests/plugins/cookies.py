"""Teaches Django's test client what a browser does here: its cookie is a session's secret, not the session's key."""

from django.conf import settings
from django.http import HttpRequest
from django.test.client import ClientMixin

from our2souls.people.account.session_store import SessionStore


def session(client: ClientMixin) -> SessionStore:
    """The client's session, as its next request finds it; a new one for a client without a cookie."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if cookie:
        return SessionStore.from_secret(cookie.value)
    made = SessionStore()
    made.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = made.secret
    return made


_given = ClientMixin._set_login_cookies  # type: ignore[attr-defined]


def keep(client: ClientMixin, request: HttpRequest) -> None:
    """After `force_login`: the cookie."""
    _given(client, request)
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.secret  # type: ignore[attr-defined]


def pytest_configure() -> None:
    """For every client of the run."""
    ClientMixin.session = property(session)  # type: ignore[assignment, method-assign]
    ClientMixin._set_login_cookies = keep  # type: ignore[attr-defined]
